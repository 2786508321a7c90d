"""A web of our own on the loopback address, with a clock that only the scraper moves."""

from __future__ import annotations

import asyncio
import os
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from listings import OLD, ONE, TWO
from solieu.corpus.scraping import Limits, Report, Settings, World, scrape
from solieu.corpus.scraping.addresses import Address

START = 1_718_600_000.0  # 17 June 2024
NOBODY = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # to load those of the system takes time
QUICK = Limits(answer_seconds=10.0, silence_seconds=10.0, tries=2)


def page(text: str, *links: str) -> bytes:
    """A page that says something and links to others."""
    anchors = " ".join(f'<a href="{link}">xem</a>' for link in links)
    return f"<!doctype html><html><body><p>{text}</p>{anchors}</body></html>".encode()


@dataclass
class Reply:
    """An answer; with `raw` it is sent as it stands, and the connection is cut."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    kind: str = "text/html; charset=utf-8"
    raw: bytes | None = None


Answering = Reply | Callable[["Asked"], Reply | None]  # None: it was sent already


@dataclass
class Asked:
    """A request as it came; `send` writes to the connection at once."""

    host: str
    path: str
    headers: dict[str, str]
    nth: int
    send: Callable[[bytes], None]


class Web:
    """Every host of it is one server; what a path answers is set by the test."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.answers: dict[str, Answering] = {}
        self.asked: list[Asked] = []

    def url(self, path: str, host: str = "bao.test") -> str:
        return f"http://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        """What was asked for, robots.txt aside."""
        return [asked.path for asked in self.asked if asked.path != "/robots.txt"]

    def answer(self, asked: Asked) -> Reply | None:
        key = asked.host.split(":")[0] + asked.path
        found = self.answers.get(key, self.answers.get(asked.path, Reply(status=404)))
        return found if isinstance(found, Reply) else found(asked)


class Handler(BaseHTTPRequestHandler):
    """Answers as the web of its server says."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # or each page takes the 40 ms of a delayed acknowledgement
    timeout = 5
    web: Web

    def do_GET(self) -> None:
        nth = sum(asked.path == self.path for asked in self.web.asked) + 1
        headers = {name.lower(): value for name, value in self.headers.items()}
        asked = Asked(headers.get("host", ""), self.path, headers, nth, self.wfile.write)
        self.web.asked.append(asked)
        try:
            self._send(self.web.answer(asked))
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True

    def _send(self, reply: Reply | None) -> None:
        if reply is None or reply.raw is not None:
            self.wfile.write(reply.raw if reply and reply.raw else b"")
            self.close_connection = True
            return
        self.send_response(reply.status)
        headers = {"Content-Type": reply.kind, "Content-Length": str(len(reply.body))}
        for name, value in {**headers, **reply.headers}.items():
            self.send_header(name, value)
        self.end_headers()
        if reply.status != 304:
            self.wfile.write(reply.body)

    def log_message(self, *arguments: Any) -> None:
        pass


class Server(ThreadingHTTPServer):
    """Says nothing of connections that break: they are meant to."""

    daemon_threads = True
    block_on_close = False

    def handle_error(self, *arguments: Any) -> None:
        pass


@contextmanager
def serving(certificate: ssl.SSLContext | None = None) -> Iterator[Web]:
    """A web, behind TLS where it has a certificate."""
    handler = type("WebHandler", (Handler,), {})
    server = Server(("127.0.0.1", 0), handler)
    if certificate:
        server.socket = certificate.wrap_socket(server.socket, server_side=True)
    handler.web = Web(server.server_port)  # type: ignore[attr-defined]
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield handler.web  # type: ignore[attr-defined]
    server.shutdown()
    server.server_close()


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """In memory, where the system has such a place: a run waits for its disk many times."""
    memory = Path("/dev/shm")
    with TemporaryDirectory(dir=memory if os.access(memory, os.W_OK) else None) as folder:
        yield Path(folder)


@pytest.fixture
def web() -> Iterator[Web]:
    with serving() as started:
        yield started


@pytest.fixture
def serve() -> Callable[[ssl.SSLContext], AbstractContextManager[Web]]:
    return serving


class Clock:
    """Time passes only when somebody waits."""

    def __init__(self) -> None:
        self.time = START
        self.waits: list[float] = []

    def now(self) -> float:
        return self.time

    async def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.time += seconds
        await asyncio.sleep(0)


@pytest.fixture
def clock() -> Clock:
    return Clock()


async def local(host: str, port: int) -> list[Address]:
    """All names are on this machine; addresses are what they are."""
    try:
        return [ip_address(host)]
    except ValueError:
        return [ip_address("127.0.0.1")]


Scrape = Callable[..., Report]


def assert_all_accounted_for(report: Report) -> None:
    """Nothing is silently lost: every page that was found has one outcome."""
    had = report.fetched + report.unchanged + report.already_there + report.same_as_another
    missing = report.failed.total() + report.left.total() + len(report.would_fetch)
    assert had + missing == report.found + report.from_before


@pytest.fixture
def reply() -> type[Reply]:
    return Reply


@pytest.fixture
def make_page() -> Callable[..., bytes]:
    return page


@pytest.fixture
def run(web: Web, clock: Clock, tmp_path: Path) -> Scrape:
    """Scrapes paths of the web into a folder; settings and parts of the world as keywords."""

    def scraped(*sources: str, out: Path | None = None, **asked: Any) -> Report:
        outside = {
            name: asked.pop(name) for name in ("resolve", "permits", "trust") if name in asked
        }
        world = World(clock.now, clock.sleep, **{"resolve": local, "trust": NOBODY, **outside})
        asked = {"allow_private": True, "limits": QUICK, "seed": 7, **asked}
        urls = [web.url(source) if source.startswith("/") else source for source in sources]
        report = scrape(urls, out or tmp_path / "out", Settings(**asked), world=world)
        assert_all_accounted_for(report)
        return report

    return scraped


def read_records(out: Path) -> list[tuple[str, bytes]]:
    """Address and body of every page in the archives of a folder."""
    from warcio.archiveiterator import ArchiveIterator

    found = []
    for path in sorted(out.glob("*.warc.gz")):
        with path.open("rb") as stream:
            for record in ArchiveIterator(stream):
                address = record.rec_headers.get_header("WARC-Target-URI")
                found.append((address, record.content_stream().read()))
    return found


@pytest.fixture
def kept(tmp_path: Path) -> Callable[[], list[tuple[str, bytes]]]:
    """What stands in the archives of the run."""
    return lambda: read_records(tmp_path / "out")


@pytest.fixture
def records() -> Callable[[Path], list[tuple[str, bytes]]]:
    return read_records


@pytest.fixture
def site(web: Any, reply: Any, make_page: Any) -> Any:
    for path in (ONE, TWO, OLD):
        web.answers[path] = reply(make_page("Xã Tân An họp."))
    return web


@pytest.fixture
def paths(web: Any, kept: Any) -> Callable[[], list[str]]:
    return lambda: [url.removeprefix(web.url("")) for url, _ in kept()]
