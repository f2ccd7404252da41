"""What stages find. Fields that the record contract names keep its names; `by` says what made a finding."""

from msgspec import Struct, field

from isnad.model.article import Span

MECHANISM_KINDS = (
    "body", "process", "format", "instrument", "ceasefire", "zone", "mission", "envoy", "coordination", "coalition",
    "inquiry", "occasion",
)  # fmt: skip
ACTS = (
    "say", "announce", "add", "stress", "explain", "opine", "describe", "deny", "accuse", "condemn", "demand",
    "warn", "threaten", "praise", "welcome", "regret", "agree", "reject", "promise", "ask", "claim",
)  # fmt: skip
PLOVER_CLASSES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip


class Name(Struct, frozen=True, kw_only=True):
    """A phrase that may denote somebody or something, before anybody knows which entity it is.

    `start:end` is the denoting words alone; `phrase` also takes in title, office and nationality around
    a name. `known` is the knowledge base's id, `lang`-independent.
    """

    start: int
    end: int
    text: str
    type: str  # PER | ORG | AGENCY | GPE | GROUP | MECHANISM
    kind: str  # name | office | pronoun | nominal | demonym
    phrase: Span
    known: str | None = None
    country: str | None = None  # ISO 3166-1 alpha-3, of the thing or of the office's body
    role: str | None = None  # the office's role, a value of the titles lexicon
    gender: str | None = None  # m | f
    number: str | None = None  # s | d | p
    by: str = ""


class Office(Struct, frozen=True, kw_only=True):
    """An office that the text gives a person, with the words that do so."""

    title: str
    country: str | None = None
    span: Span | None = None


class Entity(Struct, frozen=True, kw_only=True):
    """A thing in the world as one article knows it; identity across articles is made in `resolve/`."""

    id: str
    type: str
    name: str
    names: dict[str, list[str]] = field(default_factory=dict)
    kind: str | None = None
    parties: list[str] = field(default_factory=list)
    offices: list[Office] = field(default_factory=list)
    country: str | None = None
    wikidata: str | None = None
    known: bool = False  # whether the article gives a name; an unnamed source has none
    kb: str | None = None  # id in the knowledge base


class Mention(Struct, frozen=True, kw_only=True):
    """An occurrence of an entity in the text."""

    id: str
    start: int
    end: int
    text: str
    type: str
    kind: str
    entity: str


class Cue(Struct, frozen=True, kw_only=True):
    """The words that signal an attribution, with their dictionary form."""

    start: int
    end: int
    text: str
    lemma: str


class Attribution(Struct, frozen=True, kw_only=True):
    """One hop: source, cue, content (PARC, Pareti 2012), as raw finding.

    `source` is None where the subject is dropped. `construction` names the rule of grammar.
    """

    id: str
    source: Span | None
    cue: Cue
    content: list[Span]
    type: str  # direct | indirect | mixed
    act: str  # one of ACTS
    construction: str
    gender: str | None = None  # of the cue's subject: m | f
    number: str | None = None  # s | d | p
    confidence: float = 1.0
    by: list[str] = field(default_factory=list)


class Speakers(Struct, frozen=True, kw_only=True):
    """Whose words an attribution gives: entity ids, dropped and pronominal subjects resolved by discourse."""

    attribution: str
    entities: list[str]
    basis: str  # explicit | dropped | pronoun | epithet
    by: str = ""  # the rule that found them


class Link(Struct, frozen=True, kw_only=True):
    """One link of a statement's chain."""

    role: str  # outlet | agency | relay | speaker
    entity: str | None
    span: Span | None
    basis: str


class Statement(Struct, frozen=True, kw_only=True):
    """Content with its chain. Never a fact."""

    id: str
    speakers: list[str]
    source: Span | None
    cue: Cue
    content: list[Span]
    type: str
    act: str
    addressees: list[str]
    about: list[str]
    chain: list[Link]
    confidence: float
    by: list[str]

    @property
    def agencies(self) -> list[str]:
        """The entities that the chain has as agencies, from the outlet inwards; one that nobody names is left out."""
        return [link.entity for link in self.chain if link.role == "agency" and link.entity]


class Place(Struct, frozen=True, kw_only=True):
    span: Span
    entity: str | None


class When(Struct, frozen=True, kw_only=True):
    span: Span
    value: str | None


class Event(Struct, frozen=True, kw_only=True):
    """A PLOVER event."""

    id: str
    event: str  # one of PLOVER_CLASSES
    mode: str | None
    context: list[str]
    trigger: Span
    actors: list[str]
    recipients: list[str]
    place: Place | None
    time: When | None
    status: str  # actual | planned | claimed | denied | hypothetical
    statement: str | None
    confidence: float
    by: list[str]


class Occurrence(Struct, frozen=True, kw_only=True):
    """Where a mechanism stands in the text and what sort of mention that is: name | nominal."""

    start: int
    end: int
    text: str
    kind: str


class Mechanism(Struct, frozen=True, kw_only=True):
    """A process, format, body, instrument, mission or the like.

    `entity` is the entity that it is where there is one already, else None; `spans` are the occurrences that
    are no mentions of that one yet. `parties` are entity ids.
    """

    kind: str  # one of MECHANISM_KINDS
    name: str
    names: dict[str, list[str]] = field(default_factory=dict)
    entity: str | None = None
    known: str | None = None  # id in the knowledge base
    parties: list[str] = field(default_factory=list)
    spans: list[Occurrence] = field(default_factory=list)
    by: str = ""


class Time(Struct, frozen=True, kw_only=True):
    """An expression of a calendar day, month or year, with its ISO value where it can be resolved."""

    start: int
    end: int
    text: str
    value: str | None
    precision: str  # day | month | year
    calendar: str  # gregorian | jalali | hijri
    anchor: str  # published | text | none
    by: str = ""
