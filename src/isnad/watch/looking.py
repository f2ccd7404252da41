"""Looking at many addresses at once: hosts side by side, one after the other within a host. Nothing is stored."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from typing import NamedTuple, TypeVar

from isnad.errors import FetchError, InputError
from isnad.fetch import check_url
from isnad.inputs.feeds import Feed
from isnad.model import Article
from isnad.record.following import Address, Followed

POSTPONED = "postponed"
"""What is not asked, for its host has just asked to wait: no failure of its own."""

T = TypeVar("T", Followed, Address)


class Look(NamedTuple):
    """What a look at a feed or address gave: one of `feed` and `article`, an error, or nothing new.

    `validators` are ETag and Last-Modified of what was found.
    """

    of: Followed | Address
    feed: Feed | None = None
    article: Article | None = None
    error: FetchError | InputError | None = None
    validators: tuple[str | None, str | None] = (None, None)

    @property
    def error_code(self) -> str:
        """The error's code; empty without one."""
        return self.error.code if self.error else ""

    @property
    def reason(self) -> str:
        """The error in words; empty without one."""
        return self.error.reason if isinstance(self.error, FetchError) else str(self.error or "")


def looks(items: Sequence[T], look: Callable[[T], Look], threads: int) -> Iterator[Look]:
    """A look at each, as they come. A host that asks to wait is asked nothing more now."""
    hosts: dict[str, list[T]] = {}
    for item in items:
        hosts.setdefault(_host(item.url), []).append(item)
    with ThreadPoolExecutor(max_workers=threads) as pool:
        for done in as_completed([pool.submit(_one_host, own, look) for own in hosts.values()]):
            yield from done.result()


def _host(url: str) -> str:
    try:
        return check_url(url).host
    except FetchError:
        return ""


def _one_host(items: Sequence[T], look: Callable[[T], Look]) -> list[Look]:
    out: list[Look] = []
    after: float | None = None
    for item in items:
        if after is not None:
            message = "its host has asked to wait"
            out.append(Look(item, error=FetchError(POSTPONED, message, item.url, again=True, after=after)))
            continue
        try:
            out.append(look(item))
        except (FetchError, InputError) as e:
            out.append(Look(item, error=e))
            if isinstance(e, FetchError) and e.after is not None:
                after = e.after
        except Exception as e:
            # a watch runs for months: what nobody thought of costs one article, and is told
            message = f"reading it raised {type(e).__name__}: {e}; please report it with the address"
            again = isinstance(e, (MemoryError, OSError))  # of this computer, and perhaps gone by the next try
            out.append(Look(item, error=FetchError("unforeseen", message, item.url, again=again)))
    return out
