"""What kind of speech an attribution is (direct, indirect, mixed) and which act: log-linear choices."""

from isnad.stages.attributions.choice import Choice, Group, Templates
from isnad.stages.attributions.contents import quoted_share
from isnad.stages.attributions.scene import Scene

TYPES = ("direct", "indirect", "mixed")
ACTS = (
    "say", "announce", "add", "stress", "explain", "opine", "describe", "deny", "accuse", "condemn", "demand",
    "warn", "threaten", "praise", "welcome", "regret", "agree", "reject", "promise", "ask", "claim",
)  # fmt: skip

TEMPLATES: Templates = {
    # label, quoted share, opening, shape two before, part, lemma, act, title, next shape, first shape, word before,
    # the cue's shape, whether it runs over sentences
    "type": (
        (0,), (0, 1), (0, 2), (0, 1, 2), (0, 1, 2, 3), (0, 2, 4), (0, 2, 5), (0, 1, 6), (0, 7, 2), (0, 7, 1),
        (0, 1, 8), (0, 1, 9), (0, 2, 9), (0, 1, 10), (0, 11, 2), (0, 12, 2),
    ),
    # label, the row's act, lemma, part, words, first word, opening, next word, first word of the content, ending,
    # start, word before the content
    "act": (
        (0,), (0, 1), (0, 2), (0, 2, 3), (0, 4), (0, 5), (0, 2, 6), (0, 1, 6), (0, 4, 7), (0, 8), (0, 9), (0, 10),
        (0, 1, 3), (0, 11, 2),
    ),
}  # fmt: skip


def type_values(scene: Scene, begin: int, end: int, opening: str) -> Group:
    view, lex, form = scene.view, scene.lex, scene.cue.form
    title = "title" if lex.sentences[lex.sentence[scene.cue.first]].paragraph == 0 else "body"
    many = "many" if lex.sentence[end - 1] > lex.sentence[begin] else "one"
    return (
        quoted_share(lex, begin, end), opening, view.at(begin - 2), form.part, form.lemma, form.act, title,
        view.at(end), view.shape[begin], view.word(begin - 1), view.shape[scene.cue.first], many,
    )  # fmt: skip


def act_values(scene: Scene, begin: int, opening: str) -> Group:
    view, cue = scene.view, scene.cue
    form = cue.form
    words = " ".join(view.norm[cue.first : cue.last])
    return (
        form.act, form.lemma, form.part, words, view.norm[cue.first], opening, view.word(cue.last), view.norm[begin],
        words[-3:], words[:3], view.word(begin - 1),
    )  # fmt: skip


def label_candidates(name: str, labels: tuple[str, ...], values: Group) -> list[list[Group]]:
    """One candidate per label."""
    return [[(name, label, *values)] for label in labels]


def choose(choice: Choice, name: str, labels: tuple[str, ...], values: Group) -> str:
    """The likeliest label."""
    return labels[choice.best(label_candidates(name, labels, values))[0]]
