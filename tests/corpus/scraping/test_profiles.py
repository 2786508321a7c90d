"""Every profile is well formed, and its pattern knows the site's articles from its other pages."""

from __future__ import annotations

import re
import time
from datetime import date
from urllib.parse import urlsplit

import pytest
from solieu.corpus.pages.sites import site_of_host
from solieu.corpus.scraping.profiles import Profile, profile_of, profiles
from solieu.corpus.scraping.trouble import Failure
from solieu.corpus.scraping.urls import canonical

LISTS = ("sections", "feeds", "sitemaps")


def by_name(profile: Profile) -> str:
    return profile.name


def test_there_are_papers_of_the_country_and_of_provinces_and_offices() -> None:
    assert len(profiles()) >= 18
    assert sum(".gov.vn" in profile.home for profile in profiles()) >= 4
    hosts = [host for profile in profiles() for host in profile.hosts]
    assert len(hosts) == len(set(hosts))


@pytest.mark.parametrize("profile", profiles(), ids=by_name)
def test_a_profile_is_well_formed(profile: Profile) -> None:
    assert re.fullmatch(r"[a-z][a-z0-9_]+", profile.name)
    assert profile.title and profile.hosts
    assert all(host == host.lower() and not host.startswith("www.") for host in profile.hosts)
    assert profile.sections or profile.feeds or profile.sitemaps
    for url in (profile.home, *(url for name in LISTS for url in getattr(profile, name))):
        assert canonical(url) == url
        assert profile_of(urlsplit(url).hostname or "") is profile, url
        assert not profile.has(url), url


@pytest.mark.parametrize("profile", profiles(), ids=by_name)
def test_articles_of_a_profile_get_its_name(profile: Profile) -> None:
    assert {site_of_host(host) for host in profile.hosts} == {profile.title}


@pytest.mark.parametrize("profile", profiles(), ids=by_name)
def test_a_profile_says_how_it_is_known(profile: Profile) -> None:
    told = {"article", *(name for name in LISTS if getattr(profile, name))}
    assert told | ({"page"} if profile.page else set()) <= set(profile.checked)
    assert all(profile.checked.values())


@pytest.mark.parametrize("profile", profiles(), ids=by_name)
def test_the_pattern_matches_its_examples_and_nothing_else(profile: Profile) -> None:
    assert len(profile.others) >= 2
    for url in profile.examples:
        assert canonical(url) == url
        assert profile.has(url), url
        if day := profile.day_of(url):
            date.fromisoformat(day)
    assert not [url for url in profile.others if profile.has(url)]
    strangers = [url for other in profiles() if other is not profile for url in other.examples]
    assert not [url for url in strangers if profile.has(url)]


def test_digits_that_are_no_date_are_none() -> None:
    paper = profile_of("tuoitre.vn")
    assert paper and paper.day_of("https://tuoitre.vn/hop-bao-20249917101500123.htm") == ""


@pytest.mark.parametrize("profile", profiles(), ids=by_name)
def test_a_later_page_of_a_section_is_another_page_of_the_site(profile: Profile) -> None:
    if not profile.page:
        return
    for section in profile.sections:
        later = profile.page_of(section, 2)
        assert canonical(later) == later != section
        assert not profile.has(later)


@pytest.mark.parametrize("profile", profiles(), ids=by_name)
def test_the_pattern_takes_no_time_on_any_address(profile: Profile) -> None:
    path = urlsplit(profile.examples[0]).path
    stem, ends = profile.examples[0].removesuffix(path.rsplit("/", 1)[-1]), ("!", ".htm!", "/!")
    started = time.process_time()
    for filling in ("a", "-", "a-", "1", "a1-", "a/", "20240617"):
        for end in ends:
            profile.has((stem + filling * 2_000)[:1_990] + end)
    assert time.process_time() - started < 1.5


@pytest.mark.parametrize("host", ["bao.vn", "nhandan.vn.bao.test", "xnhandan.vn", "vn", ""])
def test_other_hosts_have_none(host: str) -> None:
    assert profile_of(host) is None


@pytest.mark.parametrize(
    ("url", "form"),
    [
        ("http://BAO.vn:80", "http://bao.vn/"),
        ("https://bao.vn:8443/a?b=1&utm_campaign=x&zarsrc=2", "https://bao.vn:8443/a?b=1"),
        ("https://bao.vn/a?&&#x", "https://bao.vn/a"),
        ("https://báo.vn/Họp xã", "https://xn--bo-mia.vn/H%E1%BB%8Dp%20x%C3%A3"),
        ("https://bao.vn./a%2fb", "https://bao.vn/a%2fb"),
        (" https://bao.vn/a\n", "https://bao.vn/a"),
    ],
)
def test_an_address_has_one_form(url: str, form: str) -> None:
    assert canonical(url) == form == canonical(form)


@pytest.mark.parametrize(
    "url",
    ["ftp://bao.vn/", "//", "http://", "https://bao.vn:99999/", "https://a@bao.vn/", "http://[::1/",
     "https://bao.vn/" + "a" * 2_000, "https://" + "á" * 70 + ".vn/", "javascript:alert(1)",
     "https://xa tan an.bao.vn/", "https://khac.vn\\.bao.vn/", "https://%6c.bao.vn/", "https://a..b/",
     "https://[fe80::1%25eth0]/"],
)  # fmt: skip
def test_a_bad_address_is_said_to_be(url: str) -> None:
    with pytest.raises(Failure):
        canonical(url)
