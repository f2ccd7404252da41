"""Pictures that the server draws: who met whom, when somebody spoke, events by month. Plain SVG, no scripts.

Positions and sizes are attributes, colours are classes, so that a strict content policy lets them stand.
"""

import math
from collections.abc import Sequence

from msgspec import Struct, field

from isnad.record.identity import Identity
from isnad.record.portraits import Day, Met, Spoke
from isnad.web.reader import Reader
from isnad.web.showing import name_of, tame, url, who_url
from isnad.web.words import Speech

_LONG = 18  # letters of a label
_WIDE = 120  # units that a month with its year takes under a chart


class Dot(Struct, frozen=True, kw_only=True):
    """Somebody in a network."""

    x: float
    y: float
    r: float
    label: str
    lang: str
    rtl: bool
    anchor: str
    label_x: float
    href: str
    me: bool


class Line(Struct, frozen=True, kw_only=True):
    """A meeting in a network; `width` grows with the number of events."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    mine: bool
    title: str


class Network(Struct, frozen=True, kw_only=True):
    """A network in a box of this size."""

    width: int
    height: int
    dots: list[Dot]
    lines: list[Line]


class Bar(Struct, frozen=True, kw_only=True):
    """A bar of a chart, perhaps of several parts."""

    x: float
    width: float
    parts: list[tuple[float, float, int]]  # y, height, colour
    title: str
    href: str
    chosen: bool = False


class Chart(Struct, frozen=True, kw_only=True):
    """Bars over time, with labels under some of them."""

    width: int
    height: int
    bars: list[Bar]
    labels: list[tuple[float, str]]
    legend: list[tuple[int, str]] = field(default_factory=list)


def network(them: Identity, pairs: Sequence[Met], near: dict[str, Identity], who: Reader) -> Network | None:
    """The person in the middle, those they met on an ellipse around, labels outside of it."""
    others = list(dict.fromkeys(m.b if m.a == them.id else m.a for m in pairs if them.id in (m.a, m.b)))
    if not others:
        return None
    width, height, rx, ry = 480, max(180, 22 * len(others) + 60), 105, max(60, 9 * len(others) + 20)
    cx, cy = width / 2, height / 2
    speech, with_me = Speech(who), {m.b if m.a == them.id else m.a: m.events for m in pairs if them.id in (m.a, m.b)}
    at = {them.id: (cx, cy)}
    for i, id in enumerate(others):
        angle = 2 * math.pi * (i + 0.5) / len(others) - math.pi / 2
        at[id] = (cx + rx * math.cos(angle), cy + ry * math.sin(angle))
    dots = [_dot(near[id], at[id], cx, with_me.get(id, 0), who) for id in others if id in near]
    dots.append(_dot(them, (cx, cy), cx, 0, who, me=True))
    most = max(m.events for m in pairs)
    lines = [
        Line(
            x1=round(at[m.a][0], 1),
            y1=round(at[m.a][1], 1),
            x2=round(at[m.b][0], 1),
            y2=round(at[m.b][1], 1),
            width=round(1 + 3 * m.events / most, 1),
            mine=them.id in (m.a, m.b),
            title=f"{speech('events_together')}: {speech.number(m.events)}",
        )
        for m in pairs
        if m.a in at and m.b in at
    ]
    return Network(width=width, height=height, dots=dots, lines=sorted(lines, key=lambda x: x.mine))


def _dot(one: Identity, at: tuple[float, float], middle: float, events: int, who: Reader, me: bool = False) -> Dot:
    name, lang = name_of(one, who.lang)
    rtl = lang in ("ar", "fa") or (not lang and not name.isascii())
    x, y = at
    right = x >= middle
    r = 8.0 if me else 4 + min(5, math.sqrt(events))
    # the letters' own direction decides which end of a label is its start
    anchor = "middle" if me else ("end" if rtl else "start") if right else ("start" if rtl else "end")
    shift = 0 if me else (r + 6 if right else -r - 6)
    return Dot(
        x=round(x, 1),
        y=round(y, 1),
        r=round(r, 1),
        label=_cut(name),
        lang=lang,
        rtl=rtl,
        anchor=anchor,
        label_x=round(x + shift, 1),
        href=who_url(one.id),
        me=me,
    )


def months_chart(found: Sequence[Spoke], who: Reader) -> Chart | None:
    """Statements by month, the acts upon one another, the most frequent acts in colours of their own."""
    if not found:
        return None
    speech, total = Speech(who), dict[str, int]()
    for s in found:
        total[s.act] = total.get(s.act, 0) + s.count
    acts = sorted(total, key=lambda a: (-total[a], a))[:6]
    months = _months(found[0].month, found[-1].month)
    count: dict[tuple[str, int], int] = {}
    for s in found:
        place = acts.index(s.act) if s.act in acts else len(acts)
        count[s.month, place] = count.get((s.month, place), 0) + s.count
    sums = {m: sum(count.get((m, i), 0) for i in range(len(acts) + 1)) for m in months}
    most, height, width = max(sums.values()), 110, 1100
    step = width / max(len(months), 12)
    bars = []
    for i, m in enumerate(months):
        y, parts = float(height), []
        for act in range(len(acts) + 1):
            h = (height - 6) * count.get((m, act), 0) / most
            if h:
                y -= h
                parts.append((round(y, 1), round(h, 1), act))
        if parts:
            title = f"{speech.month(m)}: {speech.number(sums[m])}"
            bars.append(
                Bar(
                    x=round(_x(i, step, width, who), 1),
                    width=round(max(1.5, step * 0.8), 1),
                    parts=parts,
                    title=title,
                    href="",
                )
            )
    legend = [(i, speech(a, "act")) for i, a in enumerate(acts)]
    return Chart(
        width=width, height=height, bars=bars, labels=_labels(months, step, width, speech, who), legend=legend
    )


def timeline(found: Sequence[Day], chosen: str, event: str | None, who: Reader) -> Chart | None:
    """Events by month; each bar leads to its month."""
    known = [d for d in found if d.day.replace("-", "").isdigit()]
    if not known:
        return None
    speech, count = Speech(who), {d.day: d.count for d in known}
    shown = _pressed(known)
    first, last = shown[0].day, shown[-1].day
    if chosen in count:
        first, last = min(first, chosen), max(last, chosen)
    months = _months(first, last)
    most, height, width = max(count[m] for m in months if m in count), 120, 960
    step = width / max(len(months), 12)
    bars = []
    for i, m in enumerate(months):
        if n := count.get(m):
            h = max(2.0, (height - 6) * math.sqrt(n / most))
            href = url("/timeline", {"on": m, "event": event})
            title = f"{speech.month(m)}: {speech.number(n)}"
            bars.append(
                Bar(
                    x=round(_x(i, step, width, who), 1),
                    width=round(max(1.2, step * 0.82), 1),
                    title=title,
                    href=href,
                    parts=[(round(height - h, 1), round(h, 1), 0)],
                    chosen=m == chosen,
                )
            )
    return Chart(width=width, height=height, bars=bars, labels=_labels(months, step, width, speech, who))


def _pressed(found: list[Day]) -> list[Day]:
    """Without the outermost fiftieth of all events, on either side: a few far dates would press the rest together."""
    rest, first, last = sum(d.count for d in found) // 50, 0, len(found)
    spare = rest
    while first < last - 1 and (spare := spare - found[first].count) >= 0:
        first += 1
    spare = rest
    while first < last - 1 and (spare := spare - found[last - 1].count) >= 0:
        last -= 1
    return found[first:last]


def _x(i: int, step: float, width: float, who: Reader) -> float:
    """Where the bar of a month begins: time runs as the interface is read."""
    return width - (i + 1) * step if who.dir == "rtl" else i * step


def _labels(months: list[str], step: float, width: float, speech: Speech, who: Reader) -> list[tuple[float, str]]:
    if len(months) <= 18:
        shown = [(i, speech.month(months[i])) for i in range(0, len(months), math.ceil(_WIDE / step))]
        room = _WIDE / 2
    else:
        years = [i for i, m in enumerate(months) if m.endswith("-01")]
        shown = [(i, speech.plain(months[i][:4])) for i in years[:: max(1, math.ceil(len(years) / 14))]]
        room = 18
    return [(round(min(max(_x(i, step, width, who) + step / 2, room), width - room), 1), words) for i, words in shown]


def _months(first: str, last: str) -> list[str]:
    """All months from the first to the last."""
    a, b = (int(m[:4]) * 12 + int(m[5:7]) - 1 for m in (first, last))
    return [f"{m // 12:04}-{m % 12 + 1:02}" for m in range(a, b + 1)]


def _cut(name: str) -> str:
    name = tame(name)
    return name if len(name) <= _LONG else name[: _LONG - 1].rstrip() + "…"
