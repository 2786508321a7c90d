"""Servers that are slow, broken, hostile: a page fails with its reason, the others are had."""

from __future__ import annotations

import gzip
import time
import zlib
from collections.abc import Callable
from typing import Any

import pytest
from solieu.corpus.scraping import Limits, Trouble

ONE = "/tin/xa-tan-an-co-12-ho-ngheo.html"
TWO = "/tin/xa-tan-an-co-31-ho-ngheo.html"
PAGE = b"<html><p>X\xc3\xa3 T\xc3\xa2n An c\xc3\xb3 12 h\xe1\xbb\x99 ngh\xc3\xa8o.</p></html>"
CHECK = b"<html><body><script>document.cookie='k=7';location.reload()</script></body></html>"
SHELL = (
    "<html><head><title>Báo Tân An</title><script src=/a.js></script></head><body>"
    "<div id=app>Đang tải</div><noscript>Hãy bật JavaScript để đọc báo.</noscript>"
).encode()
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


def drip(asked: Any) -> None:
    asked.send(HEAD + b"Content-Length: 1000\r\n\r\n")
    for _ in range(60):
        asked.send(b"x")
        time.sleep(0.05)


def drip_headers(asked: Any) -> None:
    asked.send(b"HTTP/1.1 200 OK\r\n")
    for number in range(60):
        asked.send(b"X-%d: y\r\n" % number)
        time.sleep(0.05)


def silent(asked: Any) -> None:
    time.sleep(1.2)


BAD = {
    "not there": ({"status": 404}, Trouble.NOT_FOUND),
    "gone": ({"status": 410}, Trouble.NOT_FOUND),
    "forbidden": ({"status": 403}, Trouble.REFUSED),
    "server error": ({"status": 500}, Trouble.SERVER_ERROR),
    "unavailable": ({"status": 503}, Trouble.SERVER_ERROR),
    "no content": ({"status": 204}, Trouble.BROKEN),
    "part": ({"status": 206, "body": PAGE}, Trouble.BROKEN),
    "unasked 304": ({"status": 304}, Trouble.BROKEN),
    "drip": (drip, Trouble.TIMEOUT),
    "drip of headers": (drip_headers, Trouble.TIMEOUT),
    "silence": (silent, Trouble.TIMEOUT),
    "cut body": ({"raw": HEAD + b"Content-Length: 900\r\n\r\n" + PAGE}, Trouble.BROKEN),
    "cut chunks": (
        {"raw": HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\nxxxxx\r\n9\r\nx"},
        Trouble.BROKEN,
    ),
    "bad chunk size": ({"raw": HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n"}, Trouble.BROKEN),
    "no answer": ({"raw": b""}, Trouble.BROKEN),
    "no HTTP": ({"raw": b"220 mail.test ESMTP\r\n"}, Trouble.BROKEN),
    "bad header": ({"raw": b"HTTP/1.1 200 OK\r\nContent Type text\r\n\r\n"}, Trouble.BROKEN),
    "zero in header": ({"raw": b"HTTP/1.1 200 OK\r\nX: a\0b\r\n\r\n"}, Trouble.BROKEN),
    "two lengths": (
        {"raw": HEAD + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nxxxxx"},
        Trouble.BROKEN,
    ),
    "endless header": (
        {"raw": b"HTTP/1.1 200 OK\r\nX: " + b"y" * 200_000 + b"\r\n\r\n"},
        Trouble.BROKEN,
    ),
    "giant, says so": (
        {"raw": HEAD + b"Content-Length: 99999999999\r\n\r\n" + PAGE},
        Trouble.TOO_LARGE,
    ),
    "giant, silent on it": ({"raw": HEAD + b"\r\n" + b"x" * 300_000}, Trouble.TOO_LARGE),
    "gzip bomb": (
        {"body": gzip.compress(bytes(5_000_000)), "headers": {"Content-Encoding": "gzip"}},
        Trouble.TOO_LARGE,
    ),
    "deflate bomb": (
        {"body": zlib.compress(bytes(5_000_000)), "headers": {"Content-Encoding": "deflate"}},
        Trouble.TOO_LARGE,
    ),
    "many empty gzips": (
        {"body": gzip.compress(b"") * 5_000, "headers": {"Content-Encoding": "gzip"}},
        Trouble.BROKEN,
    ),
    "cut gzip": (
        {"body": gzip.compress(PAGE)[:-9], "headers": {"Content-Encoding": "gzip"}},
        Trouble.BROKEN,
    ),
    "no gzip": ({"body": PAGE, "headers": {"Content-Encoding": "gzip"}}, Trouble.BROKEN),
    "brotli": ({"body": PAGE, "headers": {"Content-Encoding": "br"}}, Trouble.ENCODING),
    "check of browsers": ({"body": CHECK}, Trouble.SCRIPTED),
    "empty shell": ({"body": SHELL}, Trouble.SCRIPTED),
    "endless Retry-After": (
        {"status": 503, "headers": {"Retry-After": f"Mon, 17 Jun {'9' * 30} 00:00:00 GMT"}},
        Trouble.SERVER_ERROR,
    ),
    "image": ({"body": PAGE, "kind": "image/jpeg"}, Trouble.CONTENT_TYPE),
    "no type": ({"raw": b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nxx"}, Trouble.CONTENT_TYPE),
    "redirect to nowhere": ({"status": 302}, Trouble.REDIRECTS),
    "redirect to a file": (
        {"status": 302, "headers": {"Location": "file:///etc/passwd"}},
        Trouble.BAD_URL,
    ),
    "redirect to itself": ({"status": 301, "headers": {"Location": ONE}}, Trouble.REDIRECTS),
    "redirect with a password": (
        {"status": 301, "headers": {"Location": "http://a:b@bao.test/"}},
        Trouble.BAD_URL,
    ),
}


WORDS = "Xã Tân An có 12 hộ nghèo, giảm 5 hộ so với cùng kỳ năm trước. " * 5
READABLE = {
    "with scripts": f"<script>run()</script><p>{WORDS}</p>",
    "short, without scripts": "<p>Xã Tân An họp.</p>",
    "its text in JSON": f'<script>run()</script><script type="application/json">"{WORDS}"</script>',
    "in a noscript that is not closed": f"<script>run()</script><noscript><img><p>{WORDS}</p>",
    "in capitals": f"<SCRIPT>run()</SCRIPT><P>{WORDS.upper()}</P>",
}


@pytest.mark.parametrize("case", READABLE)
def test_a_page_that_can_be_read_is_kept(case: str, web: Any, reply: Any, run: Any) -> None:
    web.answers[ONE] = reply(READABLE[case].encode())
    assert run(ONE).fetched == 1


@pytest.mark.parametrize("case", BAD)
def test_a_bad_page_fails_and_the_next_is_had(
    case: str, web: Any, reply: Any, run: Callable[..., Any], kept: Callable[[], Any]
) -> None:
    answer, reason = BAD[case]
    web.answers[ONE] = answer if callable(answer) else reply(**answer)
    web.answers[TWO] = reply(PAGE)
    seconds = 0.5 if callable(answer) else 10.0
    limits = Limits(answer_seconds=seconds, tries=1, page_bytes=200_000)
    report = run(ONE, TWO, limits=limits)
    assert report.failed == {reason: 1}
    assert [url for url, _ in kept()] == [web.url(TWO)]
    failures = report.failures_file.read_text(encoding="utf-8-sig")
    assert web.url(ONE) in failures and reason in failures
