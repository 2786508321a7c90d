"""Connections: names and certificates over TLS, cut keep-alives, whatever bytes come."""

from __future__ import annotations

import random
import ssl
from ipaddress import ip_address
from typing import Any

import pytest
import trustme
from hypothesis import given
from hypothesis import strategies as st
from solieu.corpus.scraping import Limits, Trouble
from solieu.corpus.scraping.addresses import Address
from solieu.corpus.scraping.archive import Archive
from solieu.corpus.scraping.entries import listing_of
from solieu.corpus.scraping.links import links_of
from solieu.corpus.scraping.trouble import Failure

ONE = "/tin/xa-tan-an-co-12-ho-ngheo.html"
TWO = "/tin/xa-tan-an-co-31-ho-ngheo.html"


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def secure(authority: trustme.CA, serve: Any) -> Any:
    """A web with a certificate for bao.test."""
    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    authority.issue_cert("bao.test").configure_cert(context)
    with serve(context) as web:
        yield web


@pytest.fixture
def trust(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    authority.configure_trust(context)
    return context


def test_the_certificate_is_that_of_the_name(
    secure: Any, trust: ssl.SSLContext, reply: Any, run: Any
) -> None:
    secure.answers[ONE] = reply(b"<p>Mot")
    assert run(f"https://bao.test:{secure.port}{ONE}", trust=trust).fetched == 1
    assert secure.asked[-1].headers["host"] == f"bao.test:{secure.port}"


def test_a_certificate_of_another_name_is_refused(
    secure: Any, trust: ssl.SSLContext, reply: Any, run: Any
) -> None:
    report = run(f"https://khac.test:{secure.port}{ONE}", trust=trust)
    assert report.failed == {Trouble.ROBOTS_UNREACHABLE: 1}
    assert "certificate" in report.failures_file.read_text(encoding="utf-8-sig")
    assert secure.asked == []


def test_a_certificate_of_nobody_is_refused(secure: Any, run: Any) -> None:
    run(f"https://bao.test:{secure.port}{ONE}", trust=None)  # those of the system
    assert secure.asked == []


def test_a_redirect_goes_up_to_https_and_never_down(
    secure: Any, web: Any, trust: ssl.SSLContext, reply: Any, run: Any, kept: Any
) -> None:
    above = f"https://bao.test:{secure.port}"
    web.answers[ONE] = reply(status=301, headers={"Location": above + ONE})
    secure.answers[ONE] = reply(b"<p>Mot")
    secure.answers[TWO] = reply(status=302, headers={"Location": web.url(TWO)})
    report = run(ONE, above + TWO, trust=trust)
    assert report.failed == {Trouble.REDIRECTS: 1}
    assert kept() == [(above + ONE, b"<p>Mot")]


@pytest.mark.parametrize("host", ["[2405:4800::7]", "14.225.0.7", "xn--bo-mia.test"])
def test_the_host_header_is_as_in_the_address(host: str, web: Any, reply: Any, run: Any) -> None:
    asked_for = []

    async def noting(name: str, port: int) -> list[Address]:
        asked_for.append(name)
        return [ip_address("127.0.0.1")]

    web.answers[ONE] = reply(b"<p>Mot")
    run(web.url(ONE, host), resolve=noting)
    assert {asked.headers["host"] for asked in web.asked} == {f"{host}:{web.port}"}
    assert set(asked_for) == {host.strip("[]")}


def test_a_redirect_chain_has_an_end(web: Any, reply: Any, run: Any) -> None:
    for number in range(20):
        headers = {"Location": f"/{number + 1}"}
        web.answers[f"/{number}"] = reply(status=307, headers=headers)
    web.answers[ONE] = reply(status=308, headers={"Location": "/0"})
    assert run(ONE).failed == {Trouble.REDIRECTS: 1}
    assert len(web.paths()) == 6


def test_a_redirect_in_plain_utf_8(web: Any, reply: Any, run: Any) -> None:
    target = "/tin/họp-xã".encode()
    raw = b"HTTP/1.1 301 Moved\r\nContent-Length: 0\r\nLocation: " + target + b"\r\n\r\n"
    web.answers[ONE] = reply(raw=raw)
    web.answers["/tin/h%E1%BB%8Dp-x%C3%A3"] = reply(b"<p>Mot")
    assert run(ONE).fetched == 1


def test_a_connection_that_is_cut_between_two_pages_is_made_anew(
    web: Any, reply: Any, run: Any
) -> None:
    raw = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\n<p>Mot"
    paths = [f"/tin/xa-tan-an-co-{number}-ho-ngheo.html" for number in range(10, 20)]
    for path in paths:
        web.answers[path] = reply(raw=raw)
    assert run(*paths).fetched == 10


@pytest.mark.parametrize("seed", range(3))
def test_whatever_bytes_come_no_page_is_lost(seed: int, web: Any, reply: Any, run: Any) -> None:
    chance = random.Random(seed)
    fine = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\n<p>Mot"
    paths = [f"/tin/xa-tan-an-co-{number}-ho-ngheo.html" for number in range(100, 125)]
    for path in paths:
        raw = bytearray(fine)
        for _ in range(chance.randint(1, 9)):
            raw[chance.randrange(len(raw))] = chance.randrange(256)
        web.answers[path] = reply(raw=bytes(raw[: chance.randint(20, len(raw))]))
    limits = Limits(answer_seconds=0.5, silence_seconds=0.5, tries=1, failures_in_a_row=99)
    report = run(*paths, limits=limits, delay=0)
    assert report.found == len(paths)
    assert report.failed.total() > 0


@given(st.binary(max_size=300))
def test_any_bytes_are_a_listing_or_a_failure_or_neither(noise: bytes) -> None:
    for head in (b"", b"<?xml version='1.0'?><rss><channel><item><link>", b"<urlset><url><loc>"):
        try:
            listing_of(head + noise, "https://bao.test/")
        except Failure as failure:
            assert failure.reason is Trouble.BAD_LISTING
        links_of(b"<a href='" + noise + b"'>" + noise, "https://bao.test/")


def test_a_disk_that_is_full_stops_the_run_and_says_so(
    web: Any, reply: Any, run: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Archive, "add", full)
    web.answers[ONE] = web.answers[TWO] = reply(b"<p>Mot")
    with pytest.raises(OSError, match="No space left"):
        run(ONE, web.url(TWO, "khac.test"))
    monkeypatch.undo()
    assert run(ONE).fetched == 2
