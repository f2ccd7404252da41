"""Where the reading room may listen, and which names of it a browser may use."""

import ipaddress

from isnad.errors import UsageError


def loopback(host: str) -> str:
    """The address to listen on; UsageError for any that other computers could reach."""
    if host == "localhost":
        return "127.0.0.1"
    if _is_loopback(host):
        return host.strip("[]")
    raise UsageError(
        f"{host!r} can be reached from other computers, and the reading room has no users and no passwords yet: "
        "whoever reaches it reads the record and adds judgements. Leave --host out, or give 127.0.0.1 or ::1"
    )


def is_own(host: str) -> bool:
    """Whether a request's Host header names this computer, so that no other site's name leads here."""
    name, colon, port = host.rpartition(":")
    if not colon or host.endswith("]"):
        name, port = host, ""
    return (name.lower() == "localhost" or _is_loopback(name)) and (port.isdigit() or not port)


def _is_loopback(address: str) -> bool:
    """Whether it is an address, not a name, which anybody may have, and one that only this computer reaches."""
    try:
        return ipaddress.ip_address(address.strip("[]")).is_loopback
    except ValueError:
        return False
