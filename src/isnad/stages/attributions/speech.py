"""Whether an attribution's content is direct, indirect or mixed speech: read off its marks, not learned."""

from isnad.stages.attributions.scene import Scene


def speech_type(scene: Scene, begin: int, end: int, opening: str) -> str:
    """'direct', 'indirect' or 'mixed' for the content in tokens `begin:end`, opened as `opening`.

    Words in marks that open behind the cue, or behind a colon, are the speaker's own; a headline's colon reports.
    Quoted words inside reported speech make it mixed, unless all that is quoted is a name.
    """
    lex, cue = scene.lex, scene.cue.first
    depth = lex.depth[begin:end]
    base = min(depth, default=0)
    if base > lex.depth[cue]:
        return "direct"
    if opening.endswith("colon") and lex.sentences[lex.sentence[cue]].paragraph > 0:
        return "direct"
    quoted = [i for i, d in enumerate(depth, begin) if d > base and lex.tokens.kind[i] != "m"]
    if not quoted and opening.startswith(("open", "straight")):
        return "direct"
    return "mixed" if any(not lex.name[i] for i in quoted) else "indirect"
