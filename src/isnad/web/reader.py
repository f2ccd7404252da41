"""Who asks, in which language, and what they have set: all from the address and the cookies of one request."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass, field
from urllib.parse import unquote

from starlette.requests import Request
from starlette.responses import Response

LANGS = ("en", "ar", "fa")
CHOICES = {
    "lang": LANGS,
    "digits": ("auto", "latin", "arab", "persian"),
    "calendar": ("auto", "none", "jalali", "hijri"),
    "theme": ("auto", "light", "dark"),
}
_YEAR = 365 * 24 * 3600
_SECRET = secrets.token_bytes(32)  # of this process: forms do not outlive it


@dataclass(slots=True)
class Reader:
    """The settings of a request; `new` are cookies that its answer sets."""

    lang: str = "en"
    digits: str = "auto"
    calendar: str = "auto"
    theme: str = "auto"
    author: str = ""
    session: str = ""
    as_json: bool = False
    new: dict[str, str] = field(default_factory=dict)

    @property
    def dir(self) -> str:
        """The direction of the interface."""
        return "ltr" if self.lang == "en" else "rtl"

    @property
    def token(self) -> str:
        """What a form must bring back."""
        return hmac.new(_SECRET, self.session.encode(), hashlib.sha256).hexdigest()

    def may_send(self, token: str) -> bool:
        """Whether a form with this token came from a page that this reader was shown."""
        return bool(self.session) and hmac.compare_digest(self.token, token)

    def cookies(self, response: Response) -> None:
        """Set what is new."""
        for name, value in self.new.items():
            response.set_cookie(name, value, max_age=_YEAR, httponly=True, samesite="strict")


def reader(request: Request) -> Reader:
    """The reader of a request."""
    cookies, out = request.cookies, Reader(as_json=bool(getattr(request.state, "as_json", False)))
    for name, values in CHOICES.items():
        if cookies.get(name) in values:
            setattr(out, name, cookies[name])
    asked = request.query_params.get("lang")
    if asked in LANGS:
        if cookies.get("lang") != asked:
            out.new["lang"] = asked
        out.lang = asked
    elif "lang" not in cookies:
        out.lang = _accepted(request.headers.get("accept-language", ""))
    out.author = unquote(cookies.get("author", ""))[:80]
    out.session = cookies.get("session", "")
    if not out.session:
        out.session = out.new["session"] = secrets.token_urlsafe(18)
    return out


def _accepted(header: str) -> str:
    for part in header.split(","):
        lang = part.split(";")[0].strip()[:2].lower()
        if lang in LANGS:
            return lang
    return "en"
