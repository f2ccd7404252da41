"""The filters of lists in an address: what a page or the API was asked for."""

import base64
import binascii
from collections.abc import Mapping

import msgspec
from fastapi import Request
from fastapi.exceptions import RequestValidationError

from isnad.errors import UsageError
from isnad.record.browsing import Place, decoded, encoded
from isnad.record.filters import check_period, in_latin_digits, is_day
from isnad.record.wanted import Query

KINDS = ("statement", "event", "article")
SORTS = ("time", "relevance")
FIELDS = {  # of an address: of a Query
    "q": "words",
    "kind": "kind",
    "speaker": "speaker",
    "about": "about",
    "who": "who",
    "agency": "agency",
    "outlet": "outlet",
    "in": "lang",
    "from": "from_",
    "to": "to",
    "act": "act",
    "event": "event",
    "status": "status",
    "on": "on",
    "mechanism": "mechanism",
}
LONGEST = 400  # letters of a value


def query_of(values: Mapping[str, str], **fixed: str) -> Query:
    """The query in an address; what can't be (no such kind, no day) is left out, as a page is no form to fail on."""
    found = {own: values[name][:LONGEST].strip() for name, own in FIELDS.items() if values.get(name, "").strip()}
    for name in ("from_", "to", "on"):
        day = in_latin_digits(found.pop(name, ""))
        if is_day(day):
            found[name] = day
    if found.get("kind") not in KINDS:
        found["kind"] = "statement"
    return Query(**(found | fixed))


def days_left_out(values: Mapping[str, str], query: Query) -> list[str]:
    """What an address gives as a day and `query_of` has left out."""
    given = [(values.get(name, "")[:LONGEST].strip(), getattr(query, FIELDS[name])) for name in ("from", "to", "on")]
    return [day for day, taken in given if day and not taken]


def values_of(query: Query) -> dict[str, str]:
    """The query as values of an address."""
    out = {name: getattr(query, own) or "" for name, own in FIELDS.items()}
    return {name: value for name, value in out.items() if value and (name, value) != ("kind", "statement")}


def check_asked(request: Request) -> None:
    """RequestValidationError for a parameter that the API doesn't describe, and for a period without days."""
    operation = request.app.openapi()["paths"][request.scope["route"].path_format][request.method.lower()]
    known = [p["name"] for p in operation.get("parameters", ()) if p["in"] == "query"]
    there = f"there are {', '.join(known)}" if known else "it takes none"
    wrong = [name for name in request.query_params if name not in known]
    if wrong:
        told = f"there is no such parameter; {there}"
        raise RequestValidationError([{"type": "extra", "loc": ("query", name), "msg": told} for name in wrong])
    days = [day for name in ("from", "to") if is_day(day := request.query_params.get(name, ""))]
    try:
        check_period(*days) if len(days) == 2 else None
    except UsageError as e:
        raise RequestValidationError([{"type": "period", "loc": ("query", "from"), "msg": str(e)}]) from e


def cursor(place: Place | None) -> str | None:
    """A place as an opaque value of an address."""
    return base64.urlsafe_b64encode(encoded(place)).decode().rstrip("=") if place else None


def place(cursor: str | None) -> Place | None:
    """The place of a cursor; ValueError where it is none."""
    if not cursor:
        return None
    try:
        found = decoded(base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True))
    except (binascii.Error, msgspec.DecodeError, UnicodeDecodeError) as e:
        raise ValueError("this is no cursor that an answer gave") from e
    if not 0 <= found.number < 2**63 or not 0 <= found.before < 2**63:
        raise ValueError("this is no cursor that an answer gave")
    return found
