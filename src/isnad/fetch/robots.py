"""robots.txt as RFC 9309 has it: the group of our name or of all, the longest rule, Allow before Disallow."""

import re
from dataclasses import dataclass, field
from urllib.parse import unquote

_BYTES = 512_000
_DELAY = 60.0  # seconds between fetches at most, whatever a file asks


@dataclass(frozen=True, slots=True)
class Robots:
    """What a host allows. `delay` are the seconds that it wants between fetches."""

    rules: tuple[tuple[bool, str], ...] = ()
    delay: float | None = None

    @classmethod
    def parse(cls, raw: bytes, agent: str) -> "Robots":
        """The rules for a program whose name begins as `agent`."""
        name = re.split(r"[/\s]", agent)[0].lower()
        groups = _groups(raw[:_BYTES].decode("utf-8-sig", "replace"))
        own = [g for g in groups if name in g.names] or [g for g in groups if "*" in g.names]
        rules = tuple(rule for g in own for rule in g.rules)
        delay = next((g.delay for g in own if g.delay is not None), None)
        return cls(rules, delay)

    def allows(self, path: str) -> bool:
        """Whether a path with its query may be fetched."""
        best, allowed = -1, True
        plain = unquote(path)
        for allow, pattern in self.rules:
            if len(pattern) >= best and _matches(pattern, plain) and (len(pattern) > best or allow):
                best, allowed = len(pattern), allow
        return allowed


@dataclass(slots=True)
class _Group:
    names: set[str] = field(default_factory=set)
    rules: list[tuple[bool, str]] = field(default_factory=list)
    delay: float | None = None
    closed: bool = False


def _groups(text: str) -> list[_Group]:
    out = [_Group()]
    for line in text.splitlines():
        field_, colon, value = line.partition("#")[0].partition(":")
        name, value = field_.strip().lower(), value.strip()
        if not colon:
            continue
        if name == "user-agent":
            if out[-1].closed or not out[-1].names:
                out.append(_Group())
            out[-1].names.add(value.lower())
        elif name in ("allow", "disallow"):
            out[-1].closed = True
            if value:
                out[-1].rules.append((name == "allow", unquote(value)))
        elif name == "crawl-delay":
            out[-1].closed = True
            try:
                out[-1].delay = min(max(float(value), 0.0), _DELAY)
            except ValueError:
                continue
    return out


def _matches(pattern: str, path: str) -> bool:
    """Whether a rule matches the beginning of a path; `*` is anything, `$` at the end the end. Linear, no regex."""
    anchored = pattern.endswith("$")
    first, *rest = (pattern[:-1] if anchored else pattern).split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    for n, piece in enumerate(rest):
        if anchored and n == len(rest) - 1:
            return path.endswith(piece) and len(path) - len(piece) >= at
        found = path.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    return not anchored or at == len(path)
