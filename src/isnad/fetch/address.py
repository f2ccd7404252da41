"""Which addresses may be reached: those of the public Internet, over http and https."""

import ipaddress
import socket
from typing import NamedTuple
from urllib.parse import quote, urlsplit, urlunsplit

from isnad.errors import FetchError

PORTS = {"http": 80, "https": 443}
_LONGEST = 4000
_SAFE = "%/:=&?~#+!$,;'@()*[]"


class Target(NamedTuple):
    """A URL taken apart. `host` is as DNS wants it, `path` with its query."""

    url: str
    scheme: str
    host: str
    port: int
    path: str

    @property
    def origin(self) -> str:
        """Scheme, host and port: what robots.txt and politeness are about."""
        return f"{self.scheme}://{self.host}:{self.port}"

    @property
    def host_header(self) -> str:
        """The value of the header Host."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"


def check_url(url: str) -> Target:
    """The target of a URL; FetchError for what is no URL of http or https, or holds a password."""
    if len(url) > _LONGEST:
        raise FetchError("bad-address", f"it is longer than {_LONGEST} characters", url[:200])
    if any(c.isspace() or ord(c) < 33 or ord(c) == 127 for c in url):
        raise FetchError("bad-address", "it has spaces or control characters in it; write them as %20", repr(url))
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError as e:
        raise FetchError("bad-address", f"it is no address ({e}); check it", url) from e
    if parts.scheme not in PORTS:
        message = f"only http and https are fetched, not {parts.scheme or 'an address without them'}"
        raise FetchError("bad-address", message, url)
    if not host or parts.username is not None or parts.password is not None:
        raise FetchError("bad-address", "it has no host, or a password in it; give https://host/path", url)
    try:
        ascii_host = host if ":" in host else host.encode("idna").decode("ascii")
    except UnicodeError as e:
        raise FetchError("bad-address", f"its host is no name ({e}); check it", url) from e
    path = urlunsplit(("", "", quote(parts.path or "/", safe=_SAFE), quote(parts.query, safe=_SAFE), ""))
    if not path.startswith("/") or path.startswith("//"):
        path = "/" + path.lstrip("/")
    return Target(url, parts.scheme, ascii_host, port or PORTS[parts.scheme], path)


def resolve(target: Target, private: bool) -> list[str]:
    """The IP addresses of a target, each of which may be reached; FetchError where one may not.

    One forbidden address among several refuses the host: who answers with both wants to be mistaken.
    """
    try:
        found = socket.getaddrinfo(target.host, target.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as e:
        raise FetchError("no-such-host", f"its host {target.host} is not found ({e})", target.url, again=True) from e
    addresses = list(dict.fromkeys(str(info[4][0]) for info in found))
    for address in addresses:
        if not private and not is_public(address):
            message = (
                f"its host {target.host} is at {address}, no public address; with private_addresses = true in the "
                "settings it is fetched all the same"
            )
            raise FetchError("private-address", message, target.url)
    if not addresses:
        raise FetchError("no-such-host", f"its host {target.host} has no address", target.url, again=True)
    return addresses


def is_public(address: str) -> bool:
    """Whether an IP address is one of the public Internet, also when it wraps an IPv4 address."""
    ip = ipaddress.ip_address(address.split("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        wrapped = [ip.ipv4_mapped, ip.sixtofour, ip.teredo[1] if ip.teredo else None]
        if ip in ipaddress.ip_network("64:ff9b::/96"):
            wrapped.append(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF))
        inner = [w for w in wrapped if w is not None]
        if inner:
            return all(is_public(str(w)) for w in inner)
    return ip.is_global and not (ip.is_multicast or ip.is_reserved or ip.is_unspecified or ip.is_loopback)
