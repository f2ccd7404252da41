"""Days that a text implies as its own day of publication: proposals, never facts."""

from datetime import date, timedelta

from isnad.model import Sentence, Span, Tokens
from isnad.stages.times.resolve import Context, resolve
from isnad.stages.times.stage import apposed, dated_groups, span_of


def proposed_days(lang: str, text: str, tokens: Tokens, sentences: list[Sentence]) -> list[tuple[str, Span]]:
    """ISO days on which the text would have been written, with their evidence, in text order.

    Evidence is a relative day that stands beside its full date: `today, Monday 18 January 2016`,
    `yesterday (3 March 2020)`.
    """
    out: list[tuple[str, Span]] = []
    for _, groups in dated_groups(lang, tokens, sentences):
        for k, group in enumerate(groups):
            relative = next((a for a in group if a.kind == "relative"), None)
            if relative is None:
                continue
            beside = groups[k + 1] if k + 1 < len(groups) and apposed(tokens, group, groups[k + 1]) else group
            if not any(a.kind == "day" and a.year is not None for a in beside):
                continue
            value = resolve(beside, Context(None, "")).value
            if value is not None and len(value) == len("2016-01-18"):
                day = date.fromisoformat(value) - timedelta(days=relative.offset)
                out.append((day.isoformat(), span_of(text, tokens, [*group, *beside])))
    return out
