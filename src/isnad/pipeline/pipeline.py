"""Running an article through stages, with what each may read and write checked."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import structs

from isnad.errors import IsnadError, PipelineError
from isnad.model import LAYER_NAMES, Article, Failure, Layers, Reading, Trace
from isnad.pipeline.mechanisms import with_mechanisms
from isnad.pipeline.spec import Stage
from isnad.pipeline.uncollected import settle, uncollected

_TOGETHER = 16  # articles that are read together
_LONG = 20_000  # characters of an article behind which none joins: a long one has lookups enough of its own


class Pipeline:
    """Stages in order. Unmet `requires`, an unknown layer and a second provider are errors at building."""

    def __init__(self, stages: Sequence[Stage], lexicons: str) -> None:
        made: dict[str, str] = {}
        for stage in stages:
            unknown = (stage.requires | stage.provides) - set(LAYER_NAMES)
            if unknown:
                raise PipelineError(f"stage {stage.name} names layers that don't exist: {_list(unknown)}")
            missing = stage.requires - made.keys()
            if missing:
                raise PipelineError(
                    f"stage {stage.name} requires {_list(missing)}, which no stage before it provides; reorder"
                )
            for layer in stage.provides:
                if layer in made:
                    raise PipelineError(f"stages {made[layer]} and {stage.name} both provide {layer}; drop one")
                made[layer] = stage.name
        self.stages = tuple(stages)
        self._begun: set[str] = set()  # languages that have been read
        self.trace = [Trace(stage=s.name, version=s.version, lexicons=lexicons) for s in stages]

    def layers(self, article: Article) -> Layers:
        """All layers of one article; whatever a stage raises goes up."""
        layers = Layers()
        for stage in self.stages:
            layers = self._run(stage, article, layers)
        return layers

    def read(self, article: Article) -> Reading:
        """The reading. A stage that raises becomes a Failure of the article, which then has no findings.

        Isnad's own errors, OSError and MemoryError go up: they are not the article's.
        """
        return self._read([article])[0]

    def readings(self, articles: Iterable[Article]) -> Iterator[Reading]:
        """The reading of each article in turn, as `read` gives it, lazily and faster: a few are read together.

        A stage that reads several articles in a row finds what it looks up in the processor's cache.
        """
        held: list[Article] = []
        for article in articles:
            held.append(article)
            if len(held) == _TOGETHER or len(article.text) > _LONG:
                yield from self._read(held)
                held = []
        if held:
            yield from self._read(held)

    def _read(self, articles: Sequence[Article]) -> list[Reading]:
        with uncollected():
            found: list[Layers | Failure] = [Layers() for _ in articles]
            for stage in self.stages:
                found = [self._step(stage, a, layers) for a, layers in zip(articles, found, strict=True)]
            out = [self._reading(a, layers) for a, layers in zip(articles, found, strict=True)]
            languages = {a.lang for a in articles}
            if not languages <= self._begun:
                self._begun |= languages
                settle()
            return out

    def _step(self, stage: Stage, article: Article, layers: Layers | Failure) -> Layers | Failure:
        """The article's layers with those of one more stage; the failure of the first that raised."""
        if isinstance(layers, Failure):
            return layers
        try:
            return self._run(stage, article, layers)
        except (IsnadError, MemoryError, OSError):
            raise  # of the program's files or the machine, not of the article
        except Exception as e:
            message = f"{type(e).__name__}: {e}; please report it with article {article.key}"
            return Failure(stage=stage.name, code="stage-failed", message=message, input=article.path)

    def _reading(self, article: Article, layers: Layers | Failure) -> Reading:
        if isinstance(layers, Failure):
            return Reading(article=article, trace=self.trace, failures=[layers])
        return assemble(article, layers, self.trace)

    @staticmethod
    def _run(stage: Stage, article: Article, layers: Layers) -> Layers:
        new = stage.run(article, layers)
        made = {name: layer for name in LAYER_NAMES if (layer := getattr(new, name)) is not None}
        if not made.keys() <= stage.provides:
            raise PipelineError(
                f"stage {stage.name} wrote {_list(made.keys() - stage.provides)}, which it doesn't provide"
            )
        return structs.replace(layers, **made)


def assemble(article: Article, layers: Layers, trace: list[Trace]) -> Reading:
    """The reading of an article with all its layers."""
    entities, mentions = with_mechanisms(layers.entities or [], layers.mentions or [], layers.mechanisms or [])
    return Reading(
        article=article,
        title=layers.title or article.title,
        outlet=layers.outlet,
        boilerplate=layers.boilerplate or [],
        entities=entities,
        mentions=mentions,
        statements=layers.statements or [],
        events=layers.events or [],
        times=layers.times or [],
        trace=trace,
    )


def _list(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))
