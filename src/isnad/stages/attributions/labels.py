"""What kind of speech an attribution is (direct, indirect, mixed) and which act: log-linear choices."""

from isnad.stages.attributions.candidates import Scene, how_opened, shape
from isnad.stages.attributions.choice import Choice
from isnad.stages.attributions.lexical import Lexical

TYPES = ("direct", "indirect", "mixed")
ACTS = (
    "say", "announce", "add", "stress", "explain", "opine", "describe", "deny", "accuse", "condemn", "demand",
    "warn", "threaten", "praise", "welcome", "regret", "agree", "reject", "promise", "ask", "claim",
)  # fmt: skip


def quoted_share(lex: Lexical, begin: int, end: int) -> str:
    """How much of tokens `begin:end` stands in quotation marks that open inside or just before them."""
    base = min(lex.depth[begin:end] or [0])
    words = [i for i in range(begin, end) if lex.tokens.kind[i] != "m"]
    inside = sum([lex.depth[i] > base for i in words])
    opened = begin > 0 and lex.depth[begin] > lex.depth[begin - 1]
    if opened and inside == 0:
        return "all"
    if inside == 0:
        return "none"
    return "most" if inside > 0.7 * len(words) else "some"


def type_features(scene: Scene, begin: int, end: int) -> list[str]:
    lex, form = scene.lex, scene.cue.form
    share, opening = quoted_share(lex, begin, end), how_opened(scene, begin)
    prev2 = shape(lex, begin - 2)
    title = "title" if lex.sentences[lex.sentence[scene.cue.first]].paragraph == 0 else "body"
    first, last = shape(lex, begin), shape(lex, end)
    return [
        "bias", share, opening, f"{share}{opening}", f"{share}{opening}{prev2}", f"{opening}|{form.part}", f"{opening}|{form.lemma}",
        f"{share}|{form.act}", f"{title}{opening}", f"{title}{share}", f"{share}>{last}", f"{share}={first}", f"{opening}={first}",
        f"{share}<w={lex.tokens.norm[begin - 1] if begin else ''}", f"cue{mark_of(scene)}{opening}",
        f"many{lex.sentence[max(end - 1, begin)] - lex.sentence[begin] > 0}{opening}",
    ]  # fmt: skip


def mark_of(scene: Scene) -> str:
    return shape(scene.lex, scene.cue.first) if scene.lex.tokens.kind[scene.cue.first] == "m" else "word"


def act_features(scene: Scene, begin: int, end: int) -> list[str]:
    lex, cue = scene.lex, scene.cue
    form, norm = cue.form, lex.tokens.norm
    words = " ".join(norm[cue.first : cue.last])
    opening = how_opened(scene, begin)
    after = norm[cue.last] if cue.last < len(norm) else ""
    return [
        "bias", "act=" + form.act, "lemma=" + form.lemma, f"lemma={form.lemma}|{form.part}", "w=" + words, f"w={norm[cue.first]}",
        f"lemma={form.lemma}|{opening}", f"act={form.act}|{opening}", f"w={words}>{after}", f"first={norm[begin]}", f"s={words[-3:]}",
        f"p={words[:3]}", f"act={form.act}|{form.part}", f"before={norm[begin - 1] if begin else ''}|{form.lemma}",
    ]  # fmt: skip


def choose(choice: Choice, labels: tuple[str, ...], features: list[str]) -> tuple[str, float]:
    """(the likeliest label, its probability)."""
    i, p = choice.best([[f"{label}|{f}" for f in features] for label in labels])
    return labels[i], p
