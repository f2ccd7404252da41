"""Which known entities an article means by its names: one pass over all of them for each phenomenon, in order."""

from isnad.model import Layers
from isnad.stages.links.clusters import Clusters
from isnad.stages.links.known.capitals import name_cities, name_governments
from isnad.stages.links.known.clubs import forget_listed, name_clubs
from isnad.stages.links.known.doubt import forget_far, forget_words
from isnad.stages.links.known.homonyms import name_namesakes, name_papers, name_towns, part_homonyms
from isnad.stages.links.known.institutions import name_institutions
from isnad.stages.links.known.namesakes import forget_namesakes
from isnad.stages.links.known.nested import add_nested
from isnad.stages.links.known.parts import name_parts
from isnad.stages.links.known.posts import forget_posts
from isnad.stages.links.known.recognise import recognise
from isnad.stages.links.known.strangers import forget_mechanisms, forget_strangers
from isnad.stages.links.known.wholes import add_last, name_wholes
from isnad.stages.links.text import Text
from isnad.stages.links.words import Words


def know(clusters: Clusters, text: Text, words: Words, layers: Layers) -> None:
    """Give, part and take away the known ids of the clusters; a pass sees what those before it have left.

    Who has no id gets one before those of one name are parted, and both before an id without a sign goes. Names
    within names, governments of capitals and bodies by a bare noun add mentions, so what parts or takes mentions
    away for a noun beside them is asked once more behind these.
    """
    forget_namesakes(clusters, text)
    name_wholes(clusters, text)
    recognise(clusters, text)
    part_homonyms(clusters, text, words)
    name_papers(clusters, text, words)
    name_towns(clusters, text)
    name_namesakes(clusters, text)
    forget_words(clusters, text, words, layers)
    name_clubs(clusters, text, words)
    forget_far(clusters, text, words, layers)
    add_nested(clusters, text, words)
    part_homonyms(clusters, text, words)
    name_governments(clusters, text, words)
    name_cities(clusters, text, words)
    forget_strangers(clusters, text, words)
    forget_posts(clusters, text, words)
    add_last(clusters, text, layers.names or [])
    name_institutions(clusters, text)
    forget_listed(clusters, text)
    name_parts(clusters, text, words)
    forget_mechanisms(clusters, words)
    forget_namesakes(clusters, text)
