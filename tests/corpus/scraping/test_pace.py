"""How fast a host is asked, when it is asked again, and when it is left alone."""

from __future__ import annotations

import threading
from email.utils import formatdate
from typing import Any

import pytest
from solieu.corpus.scraping import Limits, Settings, Trouble, World
from solieu.corpus.scraping.pacing import Pace
from solieu.corpus.scraping.trouble import Failure

PAGES = [f"/tin/xa-tan-an-co-{number}-ho-ngheo.html" for number in range(10, 16)]


@pytest.fixture
def site(web: Any, reply: Any, make_page: Any) -> Any:
    for path in PAGES:
        web.answers[path] = reply(make_page("Xã Tân An họp."))
    return web


def test_between_two_requests_lies_the_delay(site: Any, run: Any, clock: Any) -> None:
    run(*PAGES[:3], delay=2)
    assert clock.waits == [2, 2, 2]  # robots.txt comes first


def test_a_page_that_is_not_there_is_an_answer_too(
    site: Any, reply: Any, run: Any, clock: Any
) -> None:
    """The delay is counted from its end."""

    def late(asked: Any) -> Any:
        clock.time += 9
        return reply(status=404)

    site.answers[PAGES[0]] = late
    run(*PAGES[:2], delay=2)
    assert clock.waits == [2, 2]


def test_hosts_do_not_wait_for_each_other(site: Any, reply: Any, run: Any) -> None:
    """The first is answered only once the others were."""
    others = threading.Semaphore(0)

    def last(asked: Any) -> Any:
        waited = [others.acquire(timeout=5) for _ in range(3)]
        return reply(b"<p>Mot", status=200 if all(waited) else 404)

    def first(asked: Any) -> Any:
        others.release()
        return reply(b"<p>Mot")

    site.answers["bao0.test" + PAGES[0]], site.answers[PAGES[0]] = last, first
    hosts = [f"bao{number}.test" for number in range(4)]
    assert run(*(site.url(PAGES[0], host) for host in hosts)).fetched == 4


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize("form", ["seconds", "date"])
def test_a_host_that_asks_to_wait_is_asked_again_when_it_says(
    status: int, form: str, site: Any, reply: Any, run: Any, clock: Any
) -> None:
    times = []

    def busy(asked: Any) -> Any:
        times.append(clock.time)
        if asked.nth > 1:
            return reply(b"<p>Nay thi duoc")
        value = "90" if form == "seconds" else formatdate(clock.time + 90, usegmt=True)
        return reply(status=status, headers={"Retry-After": value})

    site.answers[PAGES[0]] = busy
    report = run(PAGES[0], PAGES[1])
    assert (report.fetched, report.failed) == (2, {})
    assert times[1] - times[0] >= 89


def test_a_host_that_asks_to_wait_for_hours_is_left_for_the_next_run(
    site: Any, reply: Any, run: Any, clock: Any
) -> None:
    site.answers[PAGES[1]] = reply(status=429, headers={"Retry-After": "7200"})
    report = run(*PAGES, site.url(PAGES[0], "khac.test"))
    assert report.fetched == 2
    assert report.left == {"it asks to wait 7,200 seconds": 5}
    assert len(site.paths()) == 3
    site.answers[PAGES[1]] = reply(b"<p>Nay thi duoc")
    clock.time += 7200
    assert run(*PAGES).fetched == 5


def test_a_host_that_only_fails_is_left_for_the_next_run(site: Any, reply: Any, run: Any) -> None:
    for path in PAGES:
        site.answers[path] = reply(status=500)
    report = run(*PAGES, limits=Limits(tries=2, failures_in_a_row=5))
    assert report.failed == {Trouble.SERVER_ERROR: 2}
    assert report.left == {"5 failures in a row, the last: server error": 4}
    assert len(site.paths()) == 5


@pytest.mark.parametrize("how", ["refused", "checks browsers"])
def test_a_host_that_shuts_us_out_is_left_for_the_next_run(
    how: str, site: Any, reply: Any, run: Any
) -> None:
    shut = reply(status=403) if how == "refused" else reply(b"<script>location.reload()</script>")
    for path in PAGES:
        site.answers[path] = shut
    report = run(*PAGES, limits=Limits(failures_in_a_row=4))
    assert (report.failed.total(), report.left.total()) == (3, 3)
    assert len(site.paths()) == 4
    for path in PAGES[3:]:
        site.answers[path] = reply(b"<p>Nay thi duoc")
    assert run(*PAGES).fetched == 3  # what failed comes last now


def test_passing_trouble_is_tried_again_and_lasting_is_not(
    site: Any, reply: Any, run: Any, make_page: Any
) -> None:
    fine = reply(make_page("Xã Tân An họp."))
    site.answers[PAGES[0]] = lambda asked: reply(status=502) if asked.nth < 3 else fine
    site.answers[PAGES[1]] = lambda asked: reply(raw=b"") if asked.nth < 2 else fine
    site.answers[PAGES[2]] = reply(status=404)
    report = run(*PAGES[:3], limits=Limits(tries=3))
    assert (report.fetched, report.failed) == (2, {Trouble.NOT_FOUND: 1})
    assert site.paths() == [PAGES[0]] * 3 + [PAGES[1]] * 2 + [PAGES[2]]


def test_the_next_run_asks_again_for_what_passes_only(site: Any, reply: Any, run: Any) -> None:
    site.answers[PAGES[0]] = reply(status=500)
    site.answers[PAGES[1]] = reply(status=404)
    assert run(*PAGES[:2]).failed == {Trouble.SERVER_ERROR: 1, Trouble.NOT_FOUND: 1}
    site.answers[PAGES[0]] = site.answers[PAGES[1]] = reply(b"<p>Nay thi duoc")
    site.asked.clear()
    report = run(*PAGES[:2])
    assert (report.fetched, report.failed) == (1, {Trouble.NOT_FOUND: 1})
    assert site.paths() == [PAGES[0]]


def test_the_same_seed_waits_the_same(
    site: Any, reply: Any, run: Any, clock: Any, tmp_path: Any
) -> None:
    site.answers[PAGES[0]] = reply(status=500)
    waits = []
    for seed in (1, 1, 2):
        clock.waits.clear()
        run(PAGES[0], out=tmp_path / str(len(waits)), seed=seed)
        waits.append(tuple(clock.waits))
    assert waits[0] == waits[1] != waits[2]


def test_slow_answers_lengthen_the_delay_and_quick_ones_shorten_it(clock: Any) -> None:
    pace = Pace(Settings(delay=1), World(clock.now, clock.sleep))
    delays = []
    for seconds in (9, 9, 500, 0, 0, 0, 0, 0, 0, 0):
        pace.answered(seconds)
        delays.append(pace.delay)
    assert delays[:3] == [5, 7, 60]
    assert delays[-1] == 1


def test_push_back_doubles_the_delay_up_to_a_bound(clock: Any) -> None:
    pace = Pace(Settings(delay=1), World(clock.now, clock.sleep))
    for _ in range(9):
        pace.failed(Failure(Trouble.BUSY, "status 429"))
    assert pace.delay == 60
    pace.slow_down(100)
    pace.answered(0)
    assert pace.delay == 100


def test_a_host_may_be_asked_by_two_at_once(site: Any, reply: Any, run: Any) -> None:
    both = threading.Barrier(2, timeout=5)

    def together(asked: Any) -> Any:
        both.wait()
        return reply(b"<p>Mot")

    site.answers[PAGES[0]] = site.answers[PAGES[1]] = together
    assert run(*PAGES[:2], per_host=2, delay=0).fetched == 2
