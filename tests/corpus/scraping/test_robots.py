"""What robots.txt says is done, as RFC 9309 has it."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest
from solieu.corpus.scraping import Limits, Trouble

ONE = "/tin/xa-tan-an-co-12-ho-ngheo.html"
TWO = "/noi-bo/xa-tan-an-co-31-ho-ngheo.html"


@pytest.fixture
def site(web: Any, reply: Any, make_page: Any) -> Any:
    web.answers[ONE] = reply(make_page("Xã Tân An có 12 hộ nghèo."))
    web.answers[TWO] = reply(make_page("Xã Tân An có 31 hộ nghèo."))
    return web


def rules(reply: Any, *lines: str) -> Any:
    return reply("\r\n".join(lines).encode(), kind="text/plain")


def test_what_is_forbidden_is_not_asked_for(site: Any, reply: Any, run: Any) -> None:
    site.answers["/robots.txt"] = rules(reply, "User-agent: *", "Disallow: /noi-bo/")
    report = run(ONE, TWO)
    assert site.paths() == [ONE]
    assert (report.fetched, report.failed) == (1, {Trouble.ROBOTS: 1})
    assert site.url(TWO) in report.failures_file.read_text(encoding="utf-8-sig")


def test_rules_for_us_come_before_those_for_all(site: Any, reply: Any, run: Any) -> None:
    site.answers["/robots.txt"] = rules(
        reply, "User-agent: *", "Disallow: /", "", "User-agent: solieu", "Disallow: /noi-bo"
    )
    run(ONE, TWO)
    assert site.paths() == [ONE]


def test_it_is_asked_for_first_once_and_not_again_for_a_day(
    site: Any, reply: Any, run: Any, clock: Any
) -> None:
    site.answers["/robots.txt"] = rules(reply, "User-agent: *", "Disallow: /noi-bo/")
    run(ONE, TWO)
    run(ONE, TWO)
    clock.time += 23 * 3600
    run(TWO)
    assert [asked.path for asked in site.asked] == ["/robots.txt", ONE]
    site.answers["/robots.txt"] = rules(reply, "User-agent: *", "Disallow:")
    clock.time += 2 * 3600
    assert run(TWO).fetched == 1


def test_in_a_run_of_days_it_is_asked_for_daily(
    site: Any, reply: Any, run: Any, make_page: Any
) -> None:
    third = "/tin/xa-tan-an-co-77-ho-ngheo.html"
    site.answers[third] = reply(make_page("Xã Tân An họp."))
    run(ONE, TWO, third, delay=50_000)
    order = [asked.path for asked in site.asked]
    assert order == ["/robots.txt", ONE, TWO, "/robots.txt", third]


def test_a_pattern_that_would_take_ages_to_match_takes_none(
    site: Any, reply: Any, run: Any
) -> None:
    site.answers["/robots.txt"] = rules(reply, "User-agent: *", f"Disallow: /{'*a' * 40}*!")
    page = f"/{'a' * 500}-xa-tan-an-co-12-ho"
    site.answers[page] = reply(b"<p>Mot")
    started = time.process_time()
    assert run(page).fetched == 1
    assert time.process_time() - started < 5


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_a_missing_file_allows_everything(
    status: int, site: Any, reply: Any, run: Callable[..., Any]
) -> None:
    site.answers["/robots.txt"] = reply(status=status)
    assert run(ONE, TWO).fetched == 2


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_server_error_forbids_everything_for_now(
    status: int, site: Any, reply: Any, run: Callable[..., Any]
) -> None:
    site.answers["/robots.txt"] = reply(status=status)
    assert run(ONE, TWO).failed == {Trouble.ROBOTS_UNREACHABLE: 2}
    assert site.paths() == []
    site.answers["/robots.txt"] = reply(status=404)
    assert run(ONE, TWO).fetched == 2


def test_a_slow_file_forbids_everything_for_now(site: Any, reply: Any, run: Any) -> None:
    def slow(asked: Any) -> Any:
        time.sleep(0.5)
        return reply(status=404)

    site.answers["/robots.txt"] = slow
    report = run(ONE, limits=Limits(answer_seconds=0.2, silence_seconds=0.2, tries=1))
    assert report.failed == {Trouble.ROBOTS_UNREACHABLE: 1}
    assert site.paths() == []


def test_its_redirects_are_followed(site: Any, reply: Any, run: Any) -> None:
    site.answers["/robots.txt"] = reply(status=301, headers={"Location": "/quy-tac.txt"})
    site.answers["/quy-tac.txt"] = rules(reply, "User-agent: *", "Disallow: /noi-bo/")
    assert run(ONE, TWO).failed == {Trouble.ROBOTS: 1}


def test_a_redirect_into_what_is_forbidden_is_not_followed(site: Any, reply: Any, run: Any) -> None:
    site.answers["/robots.txt"] = rules(reply, "User-agent: *", "Disallow: /noi-bo/")
    site.answers[ONE] = reply(status=302, headers={"Location": TWO})
    assert run(ONE).failed == {Trouble.ROBOTS: 1}
    assert site.paths() == [ONE]


@pytest.mark.parametrize("line", ["Crawl-delay: 20", "Request-rate: 3/60"])
def test_the_pause_that_it_asks_for_is_kept(
    line: str, site: Any, reply: Any, run: Any, clock: Any
) -> None:
    site.answers["/robots.txt"] = rules(reply, "User-agent: *", line)
    run(ONE, TWO, delay=1)
    assert clock.waits == [20, 20]


def test_a_host_that_asks_for_hours_between_requests_is_left_alone(
    site: Any, reply: Any, run: Any
) -> None:
    site.answers["/robots.txt"] = rules(reply, "User-agent: *", "Crawl-delay: 86400")
    assert run(ONE, TWO).left.total() == 2
    assert site.paths() == []


def test_each_origin_has_its_own(site: Any, reply: Any, run: Any) -> None:
    site.answers["kin.test/robots.txt"] = rules(reply, "User-agent: *", "Disallow: /")
    report = run(ONE, site.url(TWO, "kin.test"))
    assert (report.fetched, report.failed) == (1, {Trouble.ROBOTS: 1})


def test_the_user_agent_is_honest(site: Any, run: Any) -> None:
    run(ONE, contact="so-lieu@tan-an.test")
    assert {asked.headers["user-agent"] for asked in site.asked} == {
        "solieu/0.1.0 (+so-lieu@tan-an.test)"
    }
