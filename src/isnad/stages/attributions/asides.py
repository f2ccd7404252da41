"""What stands beside somebody's words and is no part of them: a writer's remarks, adverbials of the verb."""

from isnad.stages.attributions.lexical import Lexical
from isnad.stages.attributions.scene import Scene
from isnad.stages.attributions.wordlists import phrases

_LONGEST = 5  # tokens of an adverbial


def stop(scene: Scene, begin: int, last: int) -> int | None:
    """Where a writer's remark begins before `last` that a content from `begin` on ends at, marks before it aside.

    Words in the marks that open behind the cue are the speaker's own.
    """
    lex, here = scene.lex, scene.lex.depth[scene.cue.first]
    if begin < scene.cue.first or lex.depth[begin] > here:
        return None
    for k, _ in scene.view.found("remarks", phrases("asides", lex.lang, "kind", "unsaid", "apart")):
        if begin < k < last and lex.depth[k] <= here:
            while lex.tokens.kind[k - 1] == "m":
                k -= 1
            return k if k > begin else None
    return None


def behind_manner(lex: Lexical, i: int) -> int | None:
    """The token behind the adverbial of how or when that token `i` is part of."""
    find = phrases("asides", lex.lang, "kind", "manner")
    for k in range(max(i - _LONGEST, 0), i + 1):
        hit = find.at(lex.tokens, k)
        if hit is not None and hit.last > i:
            return hit.last
    return None


def is_time(lex: Lexical, first: int, last: int) -> bool:
    """Whether tokens `first:last` only say when."""
    tags = [lex.phrase[i] for i in range(first, last) if lex.tokens.kind[i] != "m"]
    return bool(tags) and all(tag[2:] == "TIME" for tag in tags)
