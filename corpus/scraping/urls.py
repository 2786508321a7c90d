"""Addresses of pages in one form, and what tells that two of them are one page."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote, urljoin, urlsplit, urlunsplit

from .trouble import Failure, Trouble

LONGEST_URL = 2_000
_DEFAULT_PORTS = {"http": 80, "https": 443}
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)*|[\da-f.]*:[\da-f:.]+", re.ASCII)  # a name, IPv6
_SAFE = "%/:@!$&'()*+,;=~?"
_TRACKING = re.compile(
    r"(?:utm_\w+|itm_\w+|fbclid|gclid|dclid|msclkid|zarsrc|yclid|igshid|mc_[ce]id|_ga|_gl|"
    r"gidzl|zalo_\w+|at_\w+|wbraid|gbraid)=",
    re.IGNORECASE,
)


def canonical(url: str, base: str = "") -> str:
    """The address in one form, absolute, without fragment and tracking; `Failure` for a bad one.

    >>> canonical("../tin/Họp.html?id=5&utm_source=zalo#binh-luan", "HTTPS://Bao.VN:443/a/b/")
    'https://bao.vn/a/tin/H%E1%BB%8Dp.html?id=5'
    """
    try:
        parts = urlsplit(urljoin(base, url.strip()))
        host, port = _ascii_host(parts.hostname or ""), parts.port
    except ValueError as error:
        raise Failure(Trouble.BAD_URL, f"{url[:LONGEST_URL]!r} cannot be read ({error})") from error
    if parts.scheme not in _DEFAULT_PORTS or not _HOST.fullmatch(host):
        raise Failure(Trouble.BAD_URL, f"{url[:LONGEST_URL]!r} is no http or https address")
    if parts.username is not None or parts.password is not None:
        raise Failure(Trouble.BAD_URL, f"an address with a name or password in it, at {host}")
    netloc = f"[{host}]" if ":" in host else host
    if port is not None and port != _DEFAULT_PORTS[parts.scheme]:
        netloc += f":{port}"
    kept = [part for part in parts.query.split("&") if part and not _TRACKING.match(part)]
    path, query = quote(parts.path or "/", _SAFE), quote("&".join(kept), _SAFE)
    whole = urlunsplit((parts.scheme, netloc, path, query, ""))
    if len(whole) > LONGEST_URL:
        raise Failure(Trouble.BAD_URL, f"an address of {len(whole)} characters, at {host}")
    return whole


def _ascii_host(host: str) -> str:
    return host.rstrip(".") if host.isascii() else host.rstrip(".").encode("idna").decode("ascii")


def identity(url: str) -> str:
    """What two addresses of one page share: neither scheme nor `www.` make another page.

    >>> identity("http://www.bao.vn/tin/1.html") == identity("https://bao.vn/tin/1.html")
    True
    """
    parts = urlsplit(url)
    path = unquote(parts.path, errors="surrogateescape").encode("utf-8", "surrogateescape")
    query = f"?{parts.query}" if parts.query else ""
    return f"{parts.netloc.removeprefix('www.')}{quote(path, _SAFE.replace('%', ''))}{query}"


def origin_of(url: str) -> str:
    """Scheme, host and port: what one robots.txt is for.

    >>> origin_of("https://bao.vn:8443/tin/1.html")
    'https://bao.vn:8443'
    """
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def host_of(url: str) -> str:
    """The host and port of an address: what requests are spaced by.

    >>> host_of("https://bao.vn/tin/1.html")
    'bao.vn'
    """
    return urlsplit(url).netloc
