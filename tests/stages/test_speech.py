"""Speakers and chains in sentences of our own: one row, one phenomenon, with sources, cues and contents marked.

`[source] {cue} <content>`; where a row has several statements, each mark begins with its statement's number. Behind
the number a cue's mark may name what its verb agrees with (m, f, p for several) or that it is a noun (n). A pilcrow
begins a new line. Expected are the speakers of each statement, joint ones with a plus, and the agencies and relays
between outlet and speaker, outermost first; a dash where there are none.
"""

import csv
import re
from functools import cache
from pathlib import Path

import pytest
from msgspec import structs
from readings import spelled

from isnad.inputs import article_from_text
from isnad.model import Attribution, Cue, Layers, Span
from isnad.pipeline import Stage
from isnad.stages import build_stage

TABLE = Path(__file__).with_name("speech.tsv")
MARK = re.compile(r"([\[{<])(\d?)([mfpn]?)(?:(?<=[\dmfpn]) )?|([\]}>])")
TITLE = {"ar": "نشرة الأخبار\n\n", "fa": "گزیده خبرها\n\n"}
BEFORE, BEHIND = ("sentences", "layout", "names"), ("links", "statements")


def rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f, delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def stage(name: str) -> Stage:
    return build_stage(name)


def unmarked(marked: str, lang: str) -> tuple[str, list[Attribution]]:
    """The text and what its marks say is attributed in it."""
    text, at = TITLE[lang], 0
    opened: list[tuple[str, str, str, int]] = []
    spans: dict[str, dict[str, tuple[int, int]]] = {}
    agrees: dict[str, str] = {}
    for m in MARK.finditer(marked):
        text += marked[at : m.start()].replace("¶", "\n")
        at = m.end()
        if m[1]:
            opened.append((m[1], m[2] or "1", m[3], len(text)))
            continue
        bracket, number, agreement, start = opened.pop()
        spans.setdefault(number, {})[bracket] = (start, len(text))
        if bracket == "{":
            agrees[number] = agreement
    text += marked[at:].replace("¶", "\n")
    return text, [_attribution(n, text, spans[n], agrees[n]) for n in sorted(spans)]


def _attribution(number: str, text: str, spans: dict[str, tuple[int, int]], agreement: str) -> Attribution:
    source, (start, end) = spans.get("["), spans["{"]
    content = [Span(a, b, text[a:b]) for a, b in [spans["<"]]]
    return Attribution(
        id=f"a{number}",
        source=Span(*source, text[slice(*source)]) if source else None,
        cue=Cue(start=start, end=end, text=text[start:end], lemma=text[start:end]),
        content=content,
        type="indirect",
        act="say",
        construction="test",
        gender=agreement if agreement in {"m", "f"} else None,
        number={"p": "p", "n": None}.get(agreement, "s"),
    )


def speech(lang: str, marked: str) -> tuple[str, str]:
    """Speakers and chains of all statements, as the table writes them."""
    text, found = unmarked(marked, lang)
    article, layers = article_from_text(text, lang=lang), Layers()
    for name in (*BEFORE, *BEHIND):
        if name == "links":
            layers = structs.replace(layers, attributions=found)
        new = stage(name).run(article, layers)
        layers = structs.replace(layers, **{k: getattr(new, k) for k in new.made()})
    entities = {e.id: e for e in layers.entities or []}
    statements = layers.statements or []
    names = [" + ".join(spelled(entities[s], lang) for s in st.speakers) or "-" for st in statements]
    links = [[x.entity for x in st.chain if x.role in {"agency", "relay"} and x.entity] for st in statements]
    chains = [" > ".join(spelled(entities[e], lang) for e in chain) or "-" for chain in links]
    return "; ".join(names), "; ".join(chains)


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row['lang']} {row['phenomenon']}")
def test_speech(row: dict[str, str]) -> None:
    assert speech(row["lang"], row["marked"]) == (row["speakers"], row["chains"])
