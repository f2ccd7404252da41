"""A record behind an address: the same View, asked of a reading room over HTTP."""

from isnad.client.httpview import HttpView

__all__ = ["HttpView"]
