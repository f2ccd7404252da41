"""Gold: articles annotated by hand, as `<id>.gold.json` beside `<id>.txt` or with the texts elsewhere."""

import hashlib
from pathlib import Path

import msgspec
from msgspec import Struct, field

from isnad.errors import UsageError
from isnad.model import Span

SUFFIX = ".gold.json"


class GoldEntity(Struct, frozen=True):
    """Somebody or something that the annotator saw; `mentions` are names, without titles and clitics."""

    id: str
    type: str
    name_en: str | None = None
    forms: list[str] = field(default_factory=list)
    mentions: list[Span] = field(default_factory=list)


class GoldStatement(Struct, frozen=True):
    """`source` and `via` are entity ids; `mention` is the source phrase, None where the subject is dropped."""

    id: str
    source: list[str]
    cue: Span | None
    content: list[Span]
    type: str
    act: str
    mention: Span | None = None
    via: list[str] = field(default_factory=list)


class GoldEvent(Struct, frozen=True):
    """Actors and recipients are entity ids."""

    event: str
    trigger: Span
    actors: list[str] | None = None
    recipients: list[str] | None = None
    place: Span | None = None
    date_value: str | None = None
    status: str | None = None

    def roles(self) -> tuple[list[str], list[str]]:
        """Actors and recipients."""
        return self.actors or [], self.recipients or []


class GoldDate(Struct, frozen=True):
    """A date in the text; `value` is ISO, None where it can't be known."""

    span: Span
    value: str | None = None


class GoldArticle(Struct, frozen=True):
    """The annotation of one article. `agencies` are those that the article as a whole is credited to, by name."""

    id: str
    lang: str
    entities: list[GoldEntity]
    statements: list[GoldStatement]
    events: list[GoldEvent]
    dates: list[GoldDate] = field(default_factory=list)
    agencies: list[str] = field(default_factory=list)

    def misfit(self) -> str | None:
        """The first statement or event that names an entity which is not there; None where all fit."""
        own = {e.id for e in self.entities}
        named = [(s.id, [*s.source, *s.via]) for s in self.statements]
        named += [(f"event {n}", [id for ids in v.roles() for id in ids]) for n, v in enumerate(self.events, 1)]
        strange = ((what, id) for what, ids in named for id in ids if id not in own)
        return next((f"{what} names {id}, which is none of its entities" for what, id in strange), None)


class GoldFile(Struct, frozen=True):
    """An annotation with the file that holds its text; `stem` is the name that both share."""

    stem: str
    gold: GoldArticle
    text: Path


def read_gold(folder: Path, texts: Path | None = None) -> list[GoldFile]:
    """All annotations under `folder`, by path; the texts stand beside them, or anywhere under `texts`.

    UsageError where there is no annotation, one is malformed or names what it doesn't have, or one has no text.
    """
    files = sorted(folder.rglob("*" + SUFFIX))
    if not files:
        raise UsageError(f"{folder}: there is no *{SUFFIX} in it; name a folder with gold")
    elsewhere = {p.stem: p for p in sorted(texts.rglob("*.txt"))} if texts else {}
    return [_read(path, elsewhere) for path in files]


def _read(path: Path, elsewhere: dict[str, Path]) -> GoldFile:
    stem = path.name.removesuffix(SUFFIX)
    text = elsewhere.get(stem, path.with_name(stem + ".txt"))
    if not text.is_file():
        raise UsageError(f"{path}: {text.name} is not beside it; say where the texts are with --texts")
    try:
        gold = msgspec.json.decode(path.read_bytes(), type=GoldArticle)
    except (OSError, msgspec.MsgspecError) as e:
        raise UsageError(f"{path}: {e}; gold must follow the annotation scheme") from e
    if misfit := gold.misfit():
        raise UsageError(f"{path}: {misfit}; correct the id or add the entity")
    return GoldFile(stem, gold, text)


def gold_digest(files: list[GoldFile]) -> str:
    """First 16 hex digits of the SHA-256 of all annotations and texts, so floors name what they stand on."""
    out = hashlib.sha256()
    for f in sorted(files, key=lambda f: f.stem):
        out.update(f.stem.encode())
        out.update(msgspec.json.encode(f.gold, order="deterministic"))
        out.update(f.text.read_bytes())
    return out.hexdigest()[:16]
