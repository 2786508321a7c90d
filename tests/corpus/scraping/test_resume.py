"""A run that is killed at any moment goes on where it stopped, and nothing stands twice."""

from __future__ import annotations

import contextlib
import gzip
import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from solieu.corpus.scraping import Settings, scrape
from solieu.corpus.scraping.archive import Archive
from warcio.archiveiterator import ArchiveIterator

ONE = "/tin/xa-tan-an-co-12-ho-ngheo.html"
TWO = "/tin/xa-tan-an-co-31-ho-ngheo.html"
SCRAPE = """
import asyncio, json, sys
from ipaddress import ip_address
from solieu.corpus.scraping import Settings, World, scrape
async def local(host, port):
    return [ip_address("127.0.0.1")]
source, out = sys.argv[1:]
settings = Settings(delay=0.02, per_host=2, allow_private=True, seed=1)
report = scrape([source], out, settings, world=World(resolve=local))
print(json.dumps([report.found, report.fetched, report.already_there]))
"""


def section_of(web: Any, reply: Any, make_page: Any, size: int) -> list[str]:
    paths = [f"/tin/xa-tan-an-co-{number}-ho-ngheo.html" for number in range(100, 100 + size)]
    for number, path in enumerate(paths):
        noise = random.Random(number).randbytes(number * 300).hex()
        web.answers[path] = reply(make_page(f"Xã Tân An có {number} hộ nghèo. {noise}"))
    web.answers["/tin/"] = reply(make_page("Tin mới", *paths))
    return paths


@pytest.fixture
def section(web: Any, reply: Any, make_page: Any) -> list[str]:
    """A section with articles, of one size and of another."""
    return section_of(web, reply, make_page, 8)


@pytest.fixture
def long_section(web: Any, reply: Any, make_page: Any) -> list[str]:
    return section_of(web, reply, make_page, 80)


def started(source: str, out: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", SCRAPE, source, str(out)], stdout=subprocess.PIPE
    )


def wait_for(web: Any, requests: int, process: subprocess.Popen[bytes]) -> None:
    while len(web.asked) < requests and process.poll() is None:
        time.sleep(0.002)


def test_killed_at_random_it_ends_as_an_undisturbed_run_does(
    web: Any, long_section: list[str], tmp_path: Path, records: Any
) -> None:
    """At a request in 20 ms, more come than one saving needs to be due."""
    chance, out = random.Random(4), tmp_path / "killed"
    for kill in range(3):
        process = started(web.url("/tin/"), out)
        wait_for(web, len(web.asked) + chance.randint(16, 22), process)
        time.sleep(chance.uniform(0, 0.02))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        if kill == 1:  # a kill within a write leaves half a record
            for path in out.glob("*.warc.gz"):
                with path.open("ab") as stream:
                    stream.write(gzip.compress(b"WARC/1.1\r\n")[:-3])
    last, _ = started(web.url("/tin/"), out).communicate(timeout=60)
    found, fetched, already_there = json.loads(last)
    assert 0 < already_there < found == len(long_section)  # it was cut in the middle
    assert fetched + already_there == found
    bodies = [(web.url(path), web.answers[path].body) for path in long_section]
    assert sorted(records(out)) == sorted(bodies)


def full(*_: Any) -> None:
    raise OSError(28, "No space left on device")


def test_a_page_that_is_not_safely_on_disk_does_not_count(
    section: list[str], run: Any, kept: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(*section[:3])
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        run(*section[:6])
    monkeypatch.undo()
    assert run(*section[:6]).already_there == 3
    assert len(kept()) == 6


def test_of_a_disk_that_is_full_the_whole_pages_stay(
    section: list[str], run: Any, kept: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    add = Archive.add

    def until_full(archive: Any, answer: Any, at: float) -> None:
        if not answer.url.endswith(section[2]):
            return add(archive, answer, at)
        archive._file.write(b"half a page")
        archive._file.flush()
        full()

    monkeypatch.setattr(Archive, "add", until_full)
    with pytest.raises(OSError, match="No space left"):
        run(*section[:6])
    monkeypatch.undo()
    assert run(*section[:6]).already_there == 2
    assert len(kept()) == 6


def test_pages_that_are_had_are_not_asked_for_again(web: Any, section: list[str], run: Any) -> None:
    assert run("/tin/").fetched == len(section)
    web.asked.clear()
    report = run("/tin/")
    assert (report.fetched, report.already_there) == (0, len(section))
    assert web.asked == []


def test_what_an_earlier_run_found_is_fetched_by_a_later_one(
    web: Any, section: list[str], run: Any, reply: Any
) -> None:
    """Though the section has other articles by then."""
    web.answers[section[0]] = reply(status=429, headers={"Retry-After": "9999"})
    assert run("/tin/").left.total() == len(section)
    web.answers[section[0]] = web.answers[section[1]]
    web.answers["/tin/"] = reply(status=404)
    assert run("/tin/").fetched == len(section)


def test_each_run_has_an_archive_of_its_own_if_it_has_pages(
    web: Any, section: list[str], run: Any, tmp_path: Path
) -> None:
    names = []
    for sources in ([section[0]], [section[0]], section[:3]):
        run(*sources)
        names.append(sorted(path.name for path in (tmp_path / "out").glob("*")))
    first, second = "pages-00001.warc.gz", "pages-00002.warc.gz"
    assert names == [[".scrape", first], [".scrape", first], [".scrape", first, second]]


def test_of_a_cut_archive_only_the_last_page_is_lost(
    section: list[str], run: Any, tmp_path: Path, kept: Any
) -> None:
    run(*section[:5])
    archive = tmp_path / "out" / "pages-00001.warc.gz"
    whole = kept()
    archive.write_bytes(archive.read_bytes()[:-9])
    read = []
    with archive.open("rb") as stream, contextlib.suppress(EOFError):
        for record in ArchiveIterator(stream):
            address = record.rec_headers.get_header("WARC-Target-URI")
            read.append((address, record.content_stream().read()))
    assert read[:4] == whole[:4]


def test_archives_of_others_are_left_alone(section: list[str], run: Any, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "pages-00004.warc.gz").write_bytes(b"of another")
    run(section[0])
    assert (out / "pages-00004.warc.gz").read_bytes() == b"of another"
    assert (out / "pages-00005.warc.gz").exists()


def test_a_body_is_kept_as_it_came_unpacked(web: Any, reply: Any, run: Any, tmp_path: Path) -> None:
    body = "<p>Xã Tân An</p>".encode("windows-1258", "replace")
    packed = gzip.compress(body)
    kind = "text/html; charset=windows-1258"
    web.answers[ONE] = reply(packed, kind=kind, headers={"Content-Encoding": "gzip"})
    run(ONE)
    text = gzip.decompress((tmp_path / "out" / "pages-00001.warc.gz").read_bytes())
    assert body in text and b"WARC-Date: 2024-06-17T" in text
    assert f"Content-Type: {kind}".encode() in text
    assert f"\r\nContent-Length: {len(body)}\r\n".encode() in text
    assert b"X-Crawler-Content-Encoding: gzip" in text
    assert b"\r\nContent-Encoding" not in text


def test_headers_in_utf_8_stay_what_they_are(web: Any, reply: Any, run: Any, tmp_path: Any) -> None:
    raw = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nX-Title: T\xc3\xa2n\r\n\r\n<p>Mot"
    web.answers[ONE] = reply(raw=raw)
    assert run(ONE).fetched == 1
    text = gzip.decompress((tmp_path / "out" / "pages-00001.warc.gz").read_bytes())
    assert b"X-Title: T%C3%A2n" in text


def test_refresh_asks_only_for_what_changed(web: Any, reply: Any, run: Any, kept: Any) -> None:
    def tagged(asked: Any) -> Any:
        if asked.headers.get("if-none-match") == '"mot"':
            return reply(status=304)
        return reply(b"<p>Mot", headers={"ETag": '"mot"', "Last-Modified": "x"})

    web.answers[ONE], web.answers[TWO] = tagged, reply(b"<p>Hai")
    assert run(ONE, TWO).fetched == 2
    report = run(ONE, TWO, refresh=True)
    assert (report.fetched, report.unchanged) == (0, 2)
    web.answers[TWO] = reply(b"<p>Hai, da sua")
    report = run(ONE, TWO, refresh=True)
    assert (report.fetched, report.unchanged) == (1, 1)
    assert [body for _, body in kept()] == [b"<p>Mot", b"<p>Hai", b"<p>Hai, da sua"]
    web.answers[TWO] = reply(status=404)
    assert run(TWO, refresh=True).failed.total() == 1


def test_what_is_known_of_one_address_is_not_asked_of_another(
    web: Any, reply: Any, run: Any, kept: Any
) -> None:
    """A page that has moved since: its tag may mean anything at the new address."""
    web.answers[ONE] = reply(b"<p>Mot", headers={"ETag": '"1"'})
    run(ONE)
    web.answers[ONE] = reply(status=301, headers={"Location": TWO})
    web.answers[TWO] = lambda asked: (
        reply(status=304) if "if-none-match" in asked.headers else reply(b"<p>Hai")
    )
    assert run(ONE, refresh=True).fetched == 1
    assert [body for _, body in kept()] == [b"<p>Mot", b"<p>Hai"]


def test_two_runs_do_not_share_a_folder(web: Any, run: Any, tmp_path: Path) -> None:
    run(ONE)
    held = sqlite3.connect(tmp_path / "out" / ".scrape" / "state.sqlite")
    held.execute("BEGIN EXCLUSIVE")
    with pytest.raises(OSError, match="another run"):
        run(ONE)
    held.close()


def test_a_broken_state_says_so(web: Any, run: Any, tmp_path: Path) -> None:
    (tmp_path / "out" / ".scrape").mkdir(parents=True)
    (tmp_path / "out" / ".scrape" / "state.sqlite").write_bytes(b"no database " * 100)
    with pytest.raises(OSError, match="move it away"):
        run(ONE)


def test_a_failed_page_of_an_earlier_run_stays_listed(web: Any, reply: Any, run: Any) -> None:
    web.answers[TWO] = reply(b"<p>Hai")
    run(ONE)
    report = run(TWO)
    assert web.url(ONE) in report.failures_file.read_text(encoding="utf-8-sig")


def test_the_shortest_call(web: Any, reply: Any, tmp_path: Path) -> None:
    web.answers[ONE] = reply(b"<p>Mot")
    url = f"http://127.0.0.1:{web.port}{ONE}"
    report = scrape([url], str(tmp_path / "tin"), Settings(allow_private=True, delay=0))
    assert report.fetched == 1
