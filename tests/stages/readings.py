"""Small articles with hand-made names and attributions, so that linking is tested apart from finding."""

from dataclasses import dataclass, field

from msgspec import structs

from isnad.model import Article, Attribution, Cue, Entity, Layers, Name, Span, Statement
from isnad.stages.layout import Layout
from isnad.stages.links import Links
from isnad.stages.sentences import Sentences
from isnad.stages.statements import Statements


@dataclass
class Made:
    """A text with what stages before linking would have found in it; words are given, offsets looked up."""

    lang: str
    text: str
    outlet: str | None = None
    published: str | None = None
    names: list[Name] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    at: int = 0

    def span(self, words: str, after: int = 0) -> Span:
        start = self.text.index(words, after)
        return Span(start, start + len(words), words)

    def name(
        self, words: str, type_: str = "PER", nth: int = 0, phrase: str | None = None, **more: str | None
    ) -> "Made":
        start = -1
        for _ in range(nth + 1):
            start = self.text.index(words, start + 1)
        around = phrase or words
        begin = self.text.rindex(around, 0, start + len(around)) if phrase else start
        kind = more.pop("kind", "name") or "name"
        self.names.append(
            Name(
                start=start,
                end=start + len(words),
                text=words,
                type=type_,
                kind=kind,
                phrase=Span(begin, begin + len(around), around),
                **more,
            )
        )
        return self

    def says(
        self,
        source: str | None,
        cue: str,
        content: str,
        gender: str | None = None,
        number: str | None = "s",
        row: str | None = None,
    ) -> "Made":
        """An attribution whose cue and content stand behind those of the one before; `row` is the cue's."""
        at = self.text.index(cue, self.at)
        body = self.span(content, self.at)
        found = None
        if source is not None:
            starts = [i for i in range(len(self.text)) if self.text.startswith(source, i)]
            start = min(starts, key=lambda i: abs(i - at))
            found = Span(start, start + len(source), source)
        self.at = at + len(cue)
        self.attributions.append(
            Attribution(
                id=f"a{len(self.attributions) + 1}",
                source=found,
                cue=Cue(start=at, end=at + len(cue), text=cue, lemma=cue),
                content=[body],
                type="indirect",
                act="say",
                construction="test",
                gender=gender,
                number=number,
                by=[row] if row else [],
            )
        )
        return self

    def layers(self) -> tuple[Article, Layers]:
        article = Article(
            id="x",
            text_sha256="",
            key="x",
            path="x",
            lang=self.lang,
            text=self.text,
            outlet=self.outlet,
            published=self.published,
        )
        layers = Sentences().run(article, Layers())
        page = Layout().run(article, layers)
        layers = structs.replace(layers, names=self.names, attributions=self.attributions)
        layers = structs.replace(layers, title=page.title, boilerplate=page.boilerplate)
        for stage in (Links(), Statements()):
            new = stage.run(article, layers)
            layers = structs.replace(layers, **{k: getattr(new, k) for k in new.made()})
        return article, layers

    def read(self) -> tuple[list[Statement], dict[str, Entity]]:
        _, layers = self.layers()
        return layers.statements or [], {e.id: e for e in layers.entities or []}

    def speakers(self) -> list[list[str]]:
        """Names of the speakers of each statement, as the text has them."""
        statements, entities = self.read()
        return [[spelled(entities[s], self.lang) for s in st.speakers] for st in statements]

    def chains(self) -> list[list[str]]:
        """Names of agencies and relays of each statement, outermost first."""
        statements, entities = self.read()
        return [
            [entities[link.entity].name for link in st.chain if link.role in ("agency", "relay") and link.entity]
            for st in statements
        ]


def spelled(entity: Entity, lang: str) -> str:
    """The longest form that the text has, else the name."""
    forms = entity.names.get(lang, [])
    return forms[0] if forms else entity.name
