"""Fetching over HTTP, safely and politely: to public addresses alone, within limits, as robots.txt allows."""

from isnad.errors import FetchError
from isnad.fetch.address import check_url
from isnad.fetch.client import USER_AGENT, Client, Fetched, FetchLimits
from isnad.fetch.polite import Clock, Polite, SystemClock
from isnad.fetch.robots import Robots

__all__ = [
    "USER_AGENT",
    "Client",
    "Clock",
    "FetchError",
    "FetchLimits",
    "Fetched",
    "Polite",
    "Robots",
    "SystemClock",
    "check_url",
]
