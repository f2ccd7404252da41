"""robots.txt and pauses."""

from collections.abc import Iterator

import pytest

from isnad.errors import FetchError
from isnad.fetch import Client, FetchLimits, Polite, Robots
from local_site import Site, site

LIMITS = FetchLimits(seconds=60, private=True)


class Clock:
    """A clock that only waiting moves."""

    def __init__(self) -> None:
        self.time = 1000.0
        self.waits: list[float] = []

    def now(self) -> float:
        return self.time

    def wait(self, seconds: float) -> None:
        self.time += seconds
        self.waits.append(seconds)


@pytest.fixture
def web() -> Iterator[Site]:
    with site() as made:
        made.default = lambda r: r.reply("ok")
        yield made


RULES = """
# rules
User-agent: other
Disallow: /

User-agent: isnad
User-agent: *
Disallow: /private/
Allow: /private/open
Disallow: /*.pdf$
Disallow: /a*b*c
Disallow: /%D8%B3%D8%B1/
Crawl-delay: 7
Sitemap: https://a.example/sitemap.xml
"""


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/", True),
        ("/private/x", False),
        ("/private/open/x", True),
        ("/x.pdf", False),
        ("/x.pdf?a=1", True),
        ("/a1b2c3", False),
        ("/a1c2b3", True),
        ("/%D8%B3%D8%B1/1", False),
        ("/سر/1", False),
    ],
)
def test_rules(path: str, allowed: bool) -> None:
    robots = Robots.parse(RULES.encode(), "isnad/0.1.0 (x)")
    assert robots.allows(path) is allowed
    assert robots.delay == 7.0


def test_rules_that_would_take_for_ever_do_not() -> None:
    robots = Robots.parse(b"User-agent: *\nDisallow: /" + b"*a" * 5000 + b"$\n" * 2, "isnad")
    assert robots.allows("/" + "a" * 4000)


def test_what_is_forbidden_is_not_asked_for(web: Site) -> None:
    web.pages["/robots.txt"] = lambda r: r.reply("User-agent: *\nDisallow: /no\nCrawl-delay: 5")
    clock = Clock()
    guest = Polite(Client(LIMITS), clock)
    with pytest.raises(FetchError) as e:
        guest.fetch(f"{web.url}/no/1")
    assert e.value.code == "robots" and not e.value.again
    guest.fetch(f"{web.url}/yes")
    guest.fetch(f"{web.url}/yes")
    assert web.paths() == ["/robots.txt", "/yes", "/yes"]
    assert max(clock.waits) > 4  # its Crawl-delay, give or take


def test_a_redirect_leads_to_nothing_forbidden(web: Site) -> None:
    web.pages["/robots.txt"] = lambda r: r.reply("User-agent: *\nDisallow: /no")
    web.pages["/to"] = lambda r: r.reply(status=302, Location="/no/x")
    with pytest.raises(FetchError, match=r"robots\.txt forbids"):
        Polite(Client(LIMITS), Clock()).fetch(f"{web.url}/to")
    assert "/no/x" not in web.paths()


def test_a_host_whose_rules_can_not_be_had_is_left_alone_for_a_while(web: Site) -> None:
    web.pages["/robots.txt"] = lambda r: r.reply("no", 503)
    clock = Clock()
    guest = Polite(Client(LIMITS), clock)
    for _ in range(2):
        with pytest.raises(FetchError) as e:
            guest.fetch(f"{web.url}/x")
        assert e.value.code == "robots" and e.value.again
    assert web.paths() == ["/robots.txt"]
    web.pages["/robots.txt"] = lambda r: r.reply("no", 404)
    clock.time += 700
    assert guest.fetch(f"{web.url}/x").body == b"ok"
