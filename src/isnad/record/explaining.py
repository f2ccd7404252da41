"""Why a finding stands in the record: one sentence from what made it, its chain and the words it rests on."""

from collections.abc import Iterable

from isnad.model import Link
from isnad.record.found import Happened, Said

_SPEAKER = {  # by the basis of a chain's last link
    "explicit": "the text names the source: {words}",
    "dropped": "the sentence names no subject, and {whom} spoke before",
    "pronoun": "the pronoun {words} stands for {whom}",
    "epithet": "the epithet {words} stands for {whom}",
    "headline": "the headline names the source: {words}",
}
_ON_THE_WAY = {
    "byline": "the byline names it",
    "dateline": "the dateline names it",
    "credit": "the credit at the end names it",
    "cue": "the sentence itself names it",
    "inherited": "a sentence before names it",
    "metadata": "the input's metadata name it",
}


def explain(finding: Said | Happened) -> str:
    """One sentence that says who or what was found, on which words, by which stage, rule and lexicon row."""
    return _said(finding) if isinstance(finding, Said) else _happened(finding)


def _said(said: Said) -> str:
    s = said.statement
    speakers = [link for link in s.chain if link.role == "speaker"]
    who = _listed(said.speakers) or "a speaker whom the text does not tell"
    several = len(said.speakers) > 1
    whom = "these" if several else "this one"
    reasons = list(dict.fromkeys(_reason(_SPEAKER, link, whom) for link in speakers)) or ["no source was found"]
    what = f"{'are the speakers' if several else 'is the speaker'} of the words at the cue «{s.cue.text}»"
    parts = [f"{who} {what} ({s.cue.lemma}): {_listed(reasons)}"]
    for link in s.chain:
        if link.role != "speaker" and link.entity:
            name = _listed(said.names([link.entity]))
            parts.append(f"{name} is the {link.role}: {_reason(_ON_THE_WAY, link)}")
    return f"{'; '.join(parts)}; {_made(s.by, s.confidence)}."


def _happened(happened: Happened) -> str:
    v = happened.event
    mode = f" ({v.mode})" if v.mode else ""
    parts = [f"{v.event}{mode}, {v.status}, because the words «{v.trigger.text}» tell of it"]
    roles = (("actor", happened.actors), ("recipient", happened.recipients))
    parts += [f"{role}: {_listed(names)}" for role, names in roles if names]
    if v.time:
        parts.append(f"the time «{v.time.span.text}» is {v.time.value or 'not known as a date'}")
    if v.statement:
        parts.append(f"it rests on the word of statement {v.statement}")
    return f"{'; '.join(parts)}; {_made(v.by, v.confidence)}."


def _reason(reasons: dict[str, str], link: Link, whom: str = "") -> str:
    words = f"«{link.span.text}»" if link.span else "words not marked"
    return reasons.get(link.basis, f"its basis is {link.basis}").format(words=words, whom=whom)


def _made(by: list[str], confidence: float) -> str:
    stages = [" ".join(b.split("@", 1)) for b in by if "@" in b]
    rules = [b for b in by if "@" not in b]
    out = f"found by {_listed(stages) or 'a stage that gave no name'}"
    if rules:
        out += f" with {_listed(rules)}"
    return f"{out}, confidence {confidence:.2f}"


def _listed(items: Iterable[str]) -> str:
    *most, last = list(items) or [""]
    return f"{', '.join(most)} and {last}" if most else last
