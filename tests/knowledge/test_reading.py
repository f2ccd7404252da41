"""Readings know what a user's knowledge base knows."""

from pathlib import Path

import pytest

import isnad
from isnad.errors import RecordError
from isnad.knowledge import Given, Index
from isnad.stages import default_spec

ENTITIES = [
    Given(id="x-1", type="PER", names=["نديم الطرشيشي"], country="LBN"),
    Given(id="x-2", type="ORG", names=["مؤسسة السنابل الذهبية", "بنیاد خوشه‌های طلایی"], wikidata="Q9"),
    Given(id="x-3", type="PER", names=["Farhad Golmakani"], country="IRN"),
    Given(id="x-4", type="PER", names=["علي شمخاني"], country="IRN", wikidata="Q7"),
]
TEXTS = {
    "ar": "أعلن مدير مؤسسة السنابل الذهبية نديم الطرشيشي أن العمل سيبدأ غدا. وأضاف الطرشيشي أن علي شمخاني زارها.",
    "fa": "فرهاد گلمکانی، رئیس بنیاد خوشه های طلایی گفت که همکاری ادامه دارد. علی شمخانی نیز در نشست بود.",
}


@pytest.fixture(scope="module")
def kb(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("kb") / "my.kb"
    with Index(path) as index:
        index.add("mine", enumerate(ENTITIES, 1), "1", pytest.fail)
    return path


@pytest.mark.parametrize(("lang", "wanted"), [("ar", {"x-1", "x-2"}), ("fa", {"x-3", "x-2"})])
def test_entities_are_linked_to_it(kb: Path, lang: str, wanted: set[str]) -> None:
    entities = {e.kb: e for e in isnad.read(TEXTS[lang], lang=lang, kb=kb).entities if e.kb}
    assert wanted <= entities.keys()
    assert entities["x-2"].wikidata == "Q9"
    assert entities["x-2"].names["ar"] and entities["x-2"].names["fa"]
    person = entities["x-1" if lang == "ar" else "x-3"]
    assert person.country == ("LBN" if lang == "ar" else "IRN")
    package = next(e for e in entities.values() if e.name == "Ali Shamkhani")
    assert package.kb != "x-4", "what the package knows keeps its id"
    assert package.wikidata == "Q7"
    assert not wanted & {e.kb for e in isnad.read(TEXTS[lang], lang=lang).entities}


def test_another_knowledge_base_is_another_pipeline(kb: Path) -> None:
    assert default_spec(kb=kb).digest() != default_spec().digest()
    with pytest.raises(RecordError, match="no such knowledge base"):
        default_spec(kb=kb.with_name("none"))
