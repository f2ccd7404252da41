"""The reading room: a record as pages and as an API, for a browser on the same computer.

It reads through a View, runs no query language of its own, and changes nothing but judgements.
"""

from isnad.web.app import make_app
from isnad.web.listening import loopback

__all__ = ["loopback", "make_app"]
