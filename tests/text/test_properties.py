"""What holds for any text of any script."""

import unicodedata
from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from isnad.model import Tokens
from isnad.text import fold, fold_word, split_sentences, tokenize
from isnad.text.clitics import bare_forms, persian_seams, proclitic_lengths, stems

PRESS = (
    'قال الوزير وأكّد أنّ للحكومة رأيًا؛ «لا تعليق» د. م. ه‍. ش. 3.5 ٣٫٥ ... ؟ ! " “ ” ( ) [ ] : ، - – ـ '
    "می‌گوید رئیس‌جمهور همکاری‌های خانهٔ گفته‌اند ۱۴۰۳ &quot; &amp;nbsp; \n\t\u00a0\u200f\u202b\u202c\u2067ﷲ ﻻ ﻡ Mr. U.N."
)
anything = st.text(max_size=200)  # any code point but surrogates, of any script
with_surrogates = st.text(st.characters(min_codepoint=0, max_codepoint=0x10FFFF, exclude_categories=()), max_size=60)
press = st.lists(st.sampled_from(list(PRESS) + PRESS.split()), max_size=80).map("".join)
texts = st.one_of(anything, press, with_surrogates)


@given(texts)
def test_every_folded_character_comes_from_its_origin(text: str) -> None:
    folded = fold(text)
    assert len(folded.origin) == len(folded.text)
    assert folded.origin == sorted(folded.origin)
    assert folded.text == fold_word(text)
    for i, at in enumerate(folded.origin):
        assert folded.text[i] in fold_word(text[at])


@given(texts, st.data())
def test_every_folded_stretch_maps_back_to_raw_text_that_yields_it(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    n = len(folded.text)
    start = data.draw(st.integers(0, n))
    end = data.draw(st.integers(start, n))
    a, b = folded.to_raw(start, end)
    assert 0 <= a <= b <= len(text)
    assert folded.text[start:end] in fold_word(text[a:b])
    if start < end:
        first_of_its_character = start == 0 or folded.origin[start - 1] < folded.origin[start]
        last_of_its_character = end == n or folded.origin[end] > folded.origin[end - 1]
        if first_of_its_character and last_of_its_character:
            assert fold_word(text[a:b]) == folded.text[start:end]


@given(texts)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold_word(fold_word(text)) == fold_word(text)


@given(texts)
@example("قال&nbsp;الوزير")
@example("گفت &amp;nbsp; وزیر")
def test_tokens_are_ordered_and_hold_every_visible_character_once(text: str) -> None:
    tokens = tokenize(text)
    assert len(tokens.start) == len(tokens.end) == len(tokens.norm) == len(tokens.kind)
    at = 0
    for i in range(len(tokens)):
        assert at <= tokens.start[i] < tokens.end[i] <= len(text)
        assert tokens.norm[i]
        assert tokens.kind[i] in "wnm"
        unheld(text, at, tokens.start[i])
        at = tokens.end[i]
    unheld(text, at, len(text))


def unheld(text: str, start: int, end: int) -> None:
    """Between tokens stand white space, format characters, tatweel and escaped white space only."""
    between = text[start:end]
    if "&" in between:
        assert not tokenize(between)
        return
    for c in between:
        assert c.isspace() or c == "\u0640" or unicodedata.category(c) in ("Cf", "Cc"), repr(c)


@given(texts)
def test_sentences_part_the_tokens(text: str) -> None:
    tokens = tokenize(text)
    sentences = split_sentences(text, tokens)
    held = [i for s in sentences for i in range(s.first, s.last)]
    assert held == list(range(len(tokens)))
    paragraphs = [s.paragraph for s in sentences]
    assert paragraphs == sorted(paragraphs)
    for before, after in pairwise(sentences):
        broken = "\n" in text[tokens.end[before.last - 1] : tokens.start[after.first]]
        assert (after.paragraph > before.paragraph) == broken


@given(texts)
def test_no_sentence_goes_over_a_line(text: str) -> None:
    tokens = tokenize(text)
    for s in split_sentences(text, tokens):
        for i in range(s.first + 1, s.last):
            assert "\n" not in text[tokens.end[i - 1] : tokens.start[i]]


words = st.one_of(st.text(st.sampled_from("وفبلکاهنیمتسرد"), max_size=9), st.text(max_size=12).map(fold_word))


@given(words)
def test_clitics_lose_no_letter(word: str) -> None:
    assert proclitic_lengths(word)[0] == 0
    for n, bare in bare_forms(word):
        assert bare in (word[n:], "\u0627" + word[n:])
        assert n == 0 or len(bare) >= 2
    for stem, pronoun in stems(word):
        behind = word[len(word) - pronoun :]
        assert stem + behind == word or (stem[-1] == "\u0647" and stem[:-1] + "\u062a" + behind == word)
    for prefix, ending in persian_seams(word):
        assert (prefix, ending) == (0, 0) or len(word) - prefix - ending > 1


@given(press)
def test_tokens_of_a_line_do_not_depend_on_the_lines_around_it(text: str) -> None:
    line = text.replace("\n", " ")
    alone, among = tokenize(line), tokenize("\n" + line + "\n")
    assert (alone.norm, alone.kind) == (among.norm, among.kind)
    assert among.start == [a + 1 for a in alone.start]
    assert isinstance(among, Tokens)
