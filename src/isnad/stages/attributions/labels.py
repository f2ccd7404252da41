"""Which speech act an attribution is: a log-linear choice."""

from isnad.stages.attributions.scene import Scene
from isnad.stages.choice import Group, Templates

ACTS = (
    "say", "announce", "add", "stress", "explain", "opine", "describe", "deny", "accuse", "condemn", "demand",
    "warn", "threaten", "praise", "welcome", "regret", "agree", "reject", "promise", "ask", "claim",
)  # fmt: skip

# The first value of each group is the label; words stand in groups of their own, so that most groups recur.
TEMPLATES: Templates = {
    "a.row": ((0,), (0, 1), (0, 2), (0, 2, 3), (0, 1, 3)),
    "a.how": ((0, 1, 3), (0, 2, 3)),
    "a.words": ((0, 1),),
    "a.word": ((0, 1),),
    "a.then": ((0, 1, 2),),
    "a.end": ((0, 1),),
    "a.start": ((0, 1),),
    "a.before": ((0, 1),),
}


def act_groups(scene: Scene, begin: int, opening: str) -> list[Group]:
    """What tells the speech act, without a label."""
    view, cue = scene.view, scene.cue
    form = cue.form
    words = " ".join(view.norm[cue.first : cue.last])
    then = view.norm[cue.last] if view.shape[cue.last] != "word" else ""
    return [
        ("a.row", form.act, form.lemma, form.part),
        ("a.how", form.act, form.lemma, opening),
        ("a.words", words),
        ("a.word", view.norm[cue.first]),
        ("a.then", words, then),
        ("a.end", words[-3:]),
        ("a.start", words[:3]),
        ("a.before", view.norm[begin - 1] if view.shape[begin - 1] != "word" else ""),
    ]
