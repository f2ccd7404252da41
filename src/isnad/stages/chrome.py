"""Where an article's text is no text of its own: menus, share bars, lists of other articles."""

from isnad.model import Layers
from isnad.text.stretches import Stretches


def chrome_of(layers: Layers) -> Stretches:
    """The stretches that tell nothing; a title that is repeated does."""
    return Stretches([(b.start, b.end) for b in layers.boilerplate or [] if b.kind != "repeat"])
