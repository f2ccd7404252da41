"""Judgements: all of them as a list, and the form by which one is added."""

from typing import Any
from urllib.parse import parse_qs, quote

from fastapi import APIRouter, Request, Response
from starlette.concurrency import run_in_threadpool

from isnad.record import Judgement, NotThereError, judge, miss
from isnad.record.judgements import MISSING, latest
from isnad.record.missed import place_of, stretch_id
from isnad.web import room
from isnad.web.marking import anchor
from isnad.web.pages.findings import WRONG
from isnad.web.reader import reader
from isnad.web.showing import tame

router = APIRouter(include_in_schema=False)
_PAGE = 50
LONGEST = 2000  # letters of a reason


@router.get("/judgements")
def judgements(request: Request) -> Response:
    """What people decided, the latest first."""
    own, who = room.of(request), reader(request)
    at = request.query_params.get("after", "")
    before = int(at) if at.isdecimal() and len(at) < 16 else None
    found, following = own.look(lambda c: latest(c, _PAGE, before))
    return own.page(request, who, "judgements.html", {"judgements": found, "next": following})


@router.post("/judgements")
async def add(request: Request) -> Response:
    """Add a judgement that a form of this server sends, and lead back to the finding."""
    own, who = room.of(request), reader(request)
    form = {k: v[0].strip() for k, v in parse_qs((await request.body()).decode("utf-8", "replace")).items()}
    if not who.may_send(form.get("token", "")):
        return own.page(request, who, "error.html", {"title": "forbidden", "hint": "forbidden_hint"}, 403)
    if form.get("verdict") == MISSING:
        return await _missing(request, form)
    what, words = form.get("what", ""), form.get("reason", "")[:LONGEST]
    allowed = {w for own_ in WRONG.values() for w in own_}
    reason = ": ".join(x for x in (what if what in allowed else "", words) if x)
    author = form.get("author", "")[:80] or who.author
    if not author or not reason:
        return own.page(request, who, "error.html", {"title": "bad_request", "hint": "reason_hint"}, 400)
    verdict = "right" if form.get("verdict") == "right" else "wrong"
    given: Any = {"reason": reason, "author": author, "engine": own.writing()}
    kept = await run_in_threadpool(judge, own.path, form.get("about", ""), verdict, **given)
    who.new["author"] = quote(author)
    kind = "statements" if kept.about.rpartition("/")[2].startswith("s") else "events"
    return room.redirect(f"/{kind}/{quote(kept.about)}?kept=1#judged", who)


async def _missing(request: Request, form: dict[str, str]) -> Response:
    """Keep that words of an article are a statement which was not found, and lead back to them."""
    own, who = room.of(request), reader(request)
    author = form.get("author", "")[:80] or who.author
    if not author:
        return own.page(request, who, "error.html", {"title": "bad_request", "hint": "reason_hint"}, 400)
    reason = ": ".join(x for x in ("missing_statement", form.get("reason", "")[:LONGEST]) if x)
    try:
        kept = await run_in_threadpool(_missed, own, form, reason, author)
    except NotThereError as e:
        data = {"title": "bad_request", "hint": "missing_not_there", "detail": str(e)}
        return own.page(request, who, "error.html", data, 400)
    who.new["author"] = quote(author)
    article, _, stretch = kept.about.partition("/")
    return room.redirect(f"/articles/{article}?kept=1#{anchor(int(stretch.partition('-')[0]))}", who)


def _missed(own: room.Room, form: dict[str, str], reason: str, author: str) -> Judgement:
    article = own.view.article(form.get("about", "")).article
    start = form.get("start", "")
    words = form.get("words", "").replace("\r\n", "\n")
    # the page shows marks that turn the direction of a text as signs, letter for letter
    a, b = place_of(tame(article.text), tame(words), int(start) if start.isdecimal() else None)
    given: Any = {"reason": reason, "author": author, "engine": own.writing()}
    return miss(own.path, stretch_id(article.id[:16], a, b), article.text[a:b], **given)
