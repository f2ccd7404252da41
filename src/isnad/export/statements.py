"""Statements as a table: one row per statement."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from isnad.export.occurrence import chain_names
from isnad.export.table import Column, Form, article_columns, lines, listed
from isnad.model import Entity, Span, Statement
from isnad.record.found import ArticleHead, head
from isnad.record.passages import Part


class Utterance(Struct, frozen=True, kw_only=True):
    """One statement with what a row about it says."""

    article: ArticleHead
    statement: Statement
    sentence: Span
    entities: dict[str, Entity]

    def named(self, ids: Iterable[str]) -> list[Entity]:
        """The entities with these local ids."""
        return [self.entities[i] for i in ids if i in self.entities]


_C = Column[Utterance]


_ARTICLE: tuple[_C, ...] = article_columns(lambda u: u.article)
COLUMNS: tuple[_C, ...] = (
    Column("statement_id", "the statement: `isnad show` takes it", lambda u: f"{u.article.id[:16]}/{u.statement.id}"),
    Column("published", "day of publication, empty where not known", lambda u: u.article.published or ""),
    Column(
        "speaker_name",
        "who says it, in English where known",
        lambda u: listed(e.name for e in u.named(u.statement.speakers)),
    ),
    Column(
        "speaker_country",
        "their countries, ISO 3166-1 alpha-3, in the same order",
        lambda u: listed(e.country for e in u.named(u.statement.speakers)),
    ),
    Column(
        "speaker_type",
        "PER, ORG, AGENCY, GPE, GROUP or MECHANISM, in the same order",
        lambda u: listed(e.type for e in u.named(u.statement.speakers)),
    ),
    Column(
        "speaker_id",
        "their ids in the knowledge base, in the same order",
        lambda u: listed(e.kb for e in u.named(u.statement.speakers)),
    ),
    Column(
        "source_text",
        "the source in the text's words; empty where the verb has no subject",
        lambda u: u.statement.source.text if u.statement.source else "",
    ),
    Column("act", "what the words do: say, deny, accuse, demand …", lambda u: u.statement.act),
    Column("type", "direct, indirect or mixed speech", lambda u: u.statement.type),
    Column("cue", "the words that signal it", lambda u: u.statement.cue.text),
    Column(
        "content",
        "what is said, in the text's words; … between stretches that others part",
        lambda u: " … ".join(s.text for s in u.statement.content),
    ),
    Column("addressee_name", "to whom", lambda u: listed(e.name for e in u.named(u.statement.addressees))),
    Column("about_name", "who and what it mentions", lambda u: listed(e.name for e in u.named(u.statement.about))),
    Column(
        "chain",
        "from the outlet over agencies and relays to who speaks, ? where one is not known",
        lambda u: " > ".join(chain_names(u.statement, u.entities, u.article)),
    ),
    Column(
        "agency_name", "the agencies in the chain", lambda u: listed(e.name for e in u.named(u.statement.agencies))
    ),
    Column("sentence", "the sentence or sentences around it", lambda u: u.sentence.text),
    Column(
        "sentence_start",
        "where they begin in the article's text, in code points",
        lambda u: str(u.sentence.start),
        int,
    ),
    Column("confidence", "0 to 1: how sure the attribution is", lambda u: f"{u.statement.confidence:.4f}", float),
    *_ARTICLE,
)


def utterances(parts: Iterable[Part]) -> Iterator[Utterance]:
    """The statements of the parts, by article and in text order."""
    for part in parts:
        article, entities = head(part.reading), {e.id: e for e in part.reading.entities}
        for s in part.reading.statements:
            if s.id in part.sentences:
                yield Utterance(article=article, statement=s, sentence=part.sentences[s.id], entities=entities)


def statement_table(parts: Iterable[Part], form: Form) -> Iterator[str]:
    """The table's lines, one row per statement."""
    return lines(utterances(parts), COLUMNS, form)
