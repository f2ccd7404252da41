"""What a record answers with: a finding together with the article and the entities that it speaks of."""

from collections.abc import Iterable, Iterator

import msgspec
from msgspec import Struct

from isnad.model import Entity, Event, Reading, Span, Statement
from isnad.record.rows import short_id
from isnad.text.beginning import beginning

HEAD = 200  # code points of a text, in which its first words stand
_FIRST_WORDS = 60  # code points


class ArticleHead(Struct, frozen=True, kw_only=True):
    """An article without its text. `outlet` is the outlet's name, as found or else as the input gave it.

    `begins` are the first words of the text where it has no title, as a message has none.
    """

    id: str
    key: str
    path: str
    lang: str
    title: str | None
    outlet: str | None
    published: str | None
    url: str | None
    length: int
    pipeline: str = ""
    begins: str | None = None

    @property
    def called(self) -> str:
        """What stands for the article in lists: its title, else its first words, else its key."""
        return self.title or self.begins or self.key


class Said(Struct, frozen=True, kw_only=True):
    """A statement with what its ids mean. `id` is global, the ids inside `statement` are the article's own."""

    id: str
    article: ArticleHead
    statement: Statement
    entities: dict[str, Entity]

    @property
    def speakers(self) -> list[str]:
        """The speakers' names."""
        return self.names(self.statement.speakers)

    @property
    def agencies(self) -> list[str]:
        """The names of the agencies in the chain, from the outlet inwards."""
        return self.names(self.statement.agencies)

    @property
    def content(self) -> str:
        """The words that were said, verbatim; a gap between spans is shown as an ellipsis."""
        return " … ".join(span.text for span in self.statement.content)

    def names(self, ids: Iterable[str]) -> list[str]:
        """The names of entities by local id."""
        return [self.entities[i].name for i in ids if i in self.entities]


class Happened(Struct, frozen=True, kw_only=True):
    """An event with what its ids mean; ids as in Said."""

    id: str
    article: ArticleHead
    event: Event
    entities: dict[str, Entity]

    @property
    def actors(self) -> list[str]:
        """The actors' names."""
        return self.names(self.event.actors)

    @property
    def recipients(self) -> list[str]:
        """The recipients' names."""
        return self.names(self.event.recipients)

    def names(self, ids: Iterable[str]) -> list[str]:
        """The names of entities by local id."""
        return [self.entities[i].name for i in ids if i in self.entities]


class Hit(Struct, frozen=True, kw_only=True):
    """Something that a search found.

    `sentence` is a span of the article's raw text; `marks` are (start, end) within `sentence.text`, in order,
    without overlap. `by_name` names entities whose name answers a word that the sentence itself does not hold.
    """

    kind: str  # statement | event | article
    id: str
    article: ArticleHead
    sentence: Span
    marks: list[tuple[int, int]]
    by_name: list[str] = msgspec.field(default_factory=list)
    said: Said | None = None
    happened: Happened | None = None


def head(reading: Reading, pipeline: str = "") -> ArticleHead:
    """The head of a reading's article."""
    a = reading.article
    title = reading.title or a.title
    outlet = next((e.name for e in reading.entities if e.id == reading.outlet), a.outlet)
    return ArticleHead(
        id=a.id,
        key=a.key,
        path=a.path,
        lang=a.lang,
        title=title.text if title else None,
        outlet=outlet,
        published=a.published,
        url=a.url,
        length=len(a.text),
        pipeline=pipeline,
        begins=None if title else first_words(a.text),
    )


def first_words(text: str) -> str | None:
    """What is shown of a text without a title, in one line."""
    return beginning(" ".join(text[:HEAD].split()), _FIRST_WORDS) or None


def all_said(reading: Reading) -> Iterator[Said]:
    """The statements of a reading."""
    article, entities = head(reading), {e.id: e for e in reading.entities}
    for s in reading.statements:
        yield Said(id=f"{short_id(article.id)}/{s.id}", article=article, statement=s, entities=entities)


def all_happened(reading: Reading) -> Iterator[Happened]:
    """The events of a reading."""
    article, entities = head(reading), {e.id: e for e in reading.entities}
    for v in reading.events:
        yield Happened(id=f"{short_id(article.id)}/{v.id}", article=article, event=v, entities=entities)
