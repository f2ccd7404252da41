"""Judgements: all of them as a list, and the form by which one is added."""

from urllib.parse import parse_qs, quote

from fastapi import APIRouter, Request, Response
from starlette.concurrency import run_in_threadpool

from isnad.record import judge
from isnad.web import room
from isnad.web.pages.findings import WRONG
from isnad.web.reader import reader

router = APIRouter(include_in_schema=False)
LONGEST = 2000  # letters of a reason


@router.get("/judgements")
def judgements(request: Request) -> Response:
    """What people decided, the latest first."""
    own, who = room.of(request), reader(request)
    found = own.kept("judgements", lambda: list(own.view.judgements()))
    return own.page(request, who, "judgements.html", {"judgements": found[::-1]})


@router.post("/judgements")
async def add(request: Request) -> Response:
    """Add a judgement that a form of this server sends, and lead back to the finding."""
    own, who = room.of(request), reader(request)
    form = {k: v[0].strip() for k, v in parse_qs((await request.body()).decode("utf-8", "replace")).items()}
    if not who.may_send(form.get("token", "")):
        return own.page(request, who, "error.html", {"title": "forbidden", "hint": "forbidden_hint"}, 403)
    what, words = form.get("what", ""), form.get("reason", "")[:LONGEST]
    allowed = {w for own_ in WRONG.values() for w in own_}
    reason = ": ".join(x for x in (what if what in allowed else "", words) if x)
    author = form.get("author", "")[:80] or who.author
    if not author or not reason:
        return own.page(request, who, "error.html", {"title": "bad_request", "hint": "reason_hint"}, 400)
    verdict = "right" if form.get("verdict") == "right" else "wrong"
    kept = await run_in_threadpool(judge, own.path, form.get("about", ""), verdict, reason=reason, author=author)
    who.new["author"] = quote(author)
    kind = "statements" if kept.about.rpartition("/")[2].startswith("s") else "events"
    return room.redirect(f"/{kind}/{quote(kept.about)}?kept=1#judged", who)
