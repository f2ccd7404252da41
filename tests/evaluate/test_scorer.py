"""What the scorer must say of readings that are known to be right, empty or wrong."""

from collections.abc import Callable, Iterator
from functools import cache

import pytest
from msgspec import structs

from gold_readings import GOLD, PRESS, perfect, shift
from isnad.evaluate import GoldFile, Result, figure, keys, read_gold, score
from isnad.evaluate.scorer import Scorer
from isnad.model import Reading, Span

FILES = read_gold(GOLD, PRESS)
LANGS = ("ar", "fa", "all")
SHARES = ("f1", "p", "r", "acc", "mean_iou")


def shares(result: Result, lang: str) -> Iterator[tuple[str, float]]:
    """The figures that are shares of something that gold has."""
    scores = result.scores[lang]
    for key in keys(scores):
        group, _, last = key.rpartition(".")
        asked = figure(scores, f"{group}.n") if last == "acc" else 1
        if last in SHARES and asked:
            yield key, figure(scores, key)


def scored(read: Callable[[GoldFile], Reading]) -> Result:
    return score(FILES, read)


@cache
def shifted(by: int) -> Result:
    """Gold read as prediction, all its spans moved to the right."""
    return scored(lambda f: perfect(f, shift(by)))


@pytest.mark.parametrize("lang", LANGS)
def test_gold_read_as_prediction_scores_one(lang: str) -> None:
    found = dict(shares(shifted(0), lang))
    assert len(found) > 20
    assert {key: value for key, value in found.items() if value != 1.0} == {}


@pytest.mark.parametrize("lang", LANGS)
def test_an_empty_reading_scores_nothing(lang: str) -> None:
    result = scored(lambda f: Reading(article=perfect(f).article))
    assert {key: value for key, value in shares(result, lang) if value} == {}
    assert result.scores[lang]["missing_readings"] == 0
    assert figure(result.scores[lang], "statements.attributed.gold") > 90


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    "key",
    [
        "statements.content_exact.f1",
        "statements.mean_iou",
        "statements.attributed.f1",
        "events.event.f1",
        "names.person.f1",
        "times.value.f1",
    ],
)
def test_the_further_spans_are_shifted_the_lower_the_score(lang: str, key: str) -> None:
    right, near, far = (figure(shifted(n).scores[lang], key) for n in (0, 3, 90))
    assert right == 1.0
    assert right >= near > far
    assert figure(shifted(3).scores[lang], "statements.content_exact.f1") < 1.0


@pytest.mark.parametrize("lang", LANGS)
def test_a_wrong_speaker_costs_attribution_and_no_content(lang: str) -> None:
    def read(f: GoldFile) -> Reading:
        r = perfect(f)
        other = next(e.id for e in reversed(r.entities) if e.id not in r.statements[0].speakers)
        first = structs.replace(r.statements[0], speakers=[other], source=None)
        return structs.replace(r, statements=[first, *r.statements[1:]])

    scores = scored(read).scores[lang]
    articles = sum(f.gold.lang == lang or lang == "all" for f in FILES)
    statements = figure(scores, "statements.content.gold")
    assert figure(scores, "statements.content.f1") == 1.0
    assert figure(scores, "statements.speaker.acc") == pytest.approx(1 - articles / statements, abs=1e-4)
    assert figure(scores, "statements.attributed.f1") < 1.0


@pytest.mark.parametrize("lang", LANGS)
def test_a_chain_without_its_agency_is_wrong_only_where_gold_has_one(lang: str) -> None:
    result = scored(
        lambda f: structs.replace(
            perfect(f), statements=[structs.replace(s, chain=[]) for s in perfect(f).statements]
        )
    )
    assert figure(result.scores[lang], "statements.chain_with_agency.acc") == 0.0
    assert figure(result.scores[lang], "statements.chain_without.acc") == 1.0


@pytest.mark.parametrize("lang", LANGS)
def test_a_value_where_gold_has_none_is_a_false_one(lang: str) -> None:
    def read(f: GoldFile) -> Reading:
        r = perfect(f)
        return structs.replace(r, times=[structs.replace(t, value=t.value or "2001-01-01") for t in r.times])

    scores = scored(read).scores[lang]
    without_value = sum(d.value is None for f in FILES if f.gold.lang == lang or lang == "all" for d in f.gold.dates)
    predicted, gold = (figure(scores, f"times.value.{x}") for x in ("pred", "gold"))
    assert predicted - gold == without_value
    assert figure(scores, "times.value.r") == 1.0


def test_misses_name_the_article_and_the_statement() -> None:
    def read(f: GoldFile) -> Reading:
        r = perfect(f)
        missed, *others = r.statements
        spurious = structs.replace(missed, content=[Span(0, 1, r.article.text[0])], id="s99")
        return structs.replace(r, statements=[spurious, *others])

    misses = scored(read).misses
    assert {m.kind for m in misses} >= {"missed", "spurious"}
    first = next(m for m in misses if m.kind == "missed")
    assert first.line().split("\t")[:3] == ["missed", FILES[0].stem, FILES[0].gold.statements[0].id]


@pytest.mark.parametrize("lang", ["ar", "fa"])
@pytest.mark.parametrize(("layer", "field"), [("statements", "source"), ("statements", "via"), ("events", "actors")])
def test_gold_that_names_an_entity_it_does_not_have_is_told(lang: str, layer: str, field: str) -> None:
    f = next(f for f in FILES if f.gold.lang == lang and getattr(f.gold, layer))
    first, *others = getattr(f.gold, layer)
    wrong = structs.replace(f.gold, **{layer: [structs.replace(first, **{field: ["E9"]}), *others]})
    with pytest.raises(ValueError, match=rf"{f.gold.id}: .* E9, which is none of its entities"):
        Scorer().add(wrong, perfect(f).article.text, perfect(f))
