"""Sites, feeds, sitemaps and section pages lead to their articles, and to nothing else."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from listings import OLD, ONE, RSS, TWO, index, item, rss, urlset
from solieu.corpus.scraping import Trouble, UnknownSource
from solieu.corpus.scraping.sources import source_of


def test_a_section_page_leads_to_its_articles(
    site: Any, reply: Any, run: Any, paths: Any, make_page: Any
) -> None:
    elsewhere = "http://khac.test/tin/xa-tan-an-co-99-ho-ngheo.html"
    odd = ("mailto:a@b", "javascript:x()", "http://[bad/", "tel:113", "")
    links = (ONE, f"{ONE}?utm_medium=web", TWO, "/lien-he", elsewhere, *odd)
    site.answers["/tin/"] = reply(make_page("Tin mới", *links))
    report = run("/tin/")
    assert paths() == [ONE, TWO]
    assert report.left_out == {"on another site": 1}


@pytest.mark.parametrize("charset", ["utf-8", "utf-16", "windows-1258", "iso-8859-1"])
def test_a_section_page_in_a_wrong_charset(
    charset: str, site: Any, reply: Any, run: Any, paths: Any, make_page: Any
) -> None:
    body = make_page("Xã Tân An", ONE).decode().encode(charset, "replace")
    site.answers["/tin/"] = reply(body, kind="text/html; charset=koi8-r")
    run("/tin/")
    assert paths() == [ONE]


def test_a_page_that_links_to_no_article_is_one(
    site: Any, reply: Any, run: Any, paths: Any, make_page: Any
) -> None:
    site.answers["/bao-cao"] = reply(make_page("Xã Tân An có 12 hộ nghèo.", "/lien-he"))
    run("/bao-cao")
    assert paths() == ["/bao-cao"]


def test_a_home_page_leads_to_its_feed_and_its_sitemaps(
    site: Any, reply: Any, run: Any, paths: Any
) -> None:
    home = f'<link rel=alternate type="application/rss+xml" href="/tin.rss"><a href="{ONE}">1</a>'
    site.answers["/"] = reply(home.encode())
    site.answers["/tin.rss"] = reply(rss(item(TWO)), kind=RSS)
    site.answers["/robots.txt"] = reply(
        f"Sitemap: {site.url('/s.xml')}".encode(), kind="text/plain"
    )
    site.answers["/s.xml"] = reply(urlset(f"<loc>{site.url(OLD)}</loc>"), kind="text/xml")
    run("/")
    assert sorted(paths()) == sorted([ONE, TWO])
    run("/", since=date(2024, 1, 1))
    assert sorted(paths()) == sorted([ONE, TWO, OLD])


def test_a_base_that_cannot_be_read_is_none(
    site: Any, reply: Any, run: Any, paths: Any, make_page: Any
) -> None:
    site.answers["/tin/"] = reply(b"<base href='http://[bad/'>" + make_page("Tin", ONE, TWO))
    run("/tin/")
    assert paths() == [ONE, TWO]


def test_a_section_that_checks_browsers_is_no_article(site: Any, reply: Any, run: Any) -> None:
    site.answers["/tin/"] = reply(b"<script>document.cookie='a=1';location.reload()</script>")
    report = run("/tin/")
    assert (report.found, report.listings_failed) == (0, {Trouble.SCRIPTED: 1})


def test_enough_pages_end_the_search(site: Any, reply: Any, run: Any) -> None:
    site.answers["/s.xml"] = reply(
        index(*(f"<loc>{site.url(f'/{name}.xml')}</loc>" for name in "ab")), kind="text/xml"
    )
    for name in "ab":
        site.answers[f"/{name}.xml"] = reply(urlset(f"<loc>{site.url(ONE)}</loc>"), kind="text/xml")
    run("/s.xml", most=1)
    assert site.paths() == ["/s.xml", "/a.xml", ONE]


def test_max_and_match(site: Any, reply: Any, run: Any, paths: Any) -> None:
    site.answers["/tin.rss"] = reply(rss(item(ONE), item(TWO), item(OLD)), kind=RSS)
    assert run("/tin.rss", most=2, match="co-[37]").found == 2
    assert paths() == [TWO, OLD]
    assert run("/tin.rss", most=2, match="co-[37]").already_there == 2


def test_on_an_unknown_site_match_tells_what_an_article_is(
    site: Any, reply: Any, run: Any, paths: Any, make_page: Any
) -> None:
    section = "/chuyen-muc-cai-cach-hanh-chinh"
    site.answers[section] = reply(make_page("Tin", "/bai/7", "/bai/8", ONE))
    site.answers["/bai/7"] = site.answers["/bai/8"] = reply(make_page("Xã Tân An họp."))
    run(section, match=r"/bai/\d+$")
    assert paths() == ["/bai/7", "/bai/8"]


@pytest.mark.parametrize("path", ["/rss/tin-moi-nhat-cua-xa.rss", "/sitemap-20240617.xml"])
def test_a_listing_with_the_name_of_an_article_is_one(
    path: str, site: Any, reply: Any, run: Any, paths: Any
) -> None:
    site.answers[path] = reply(rss(item(ONE)), kind="text/xml")
    run(path)
    assert paths() == [ONE]


def test_an_article_that_leads_to_the_home_page_is_gone(
    site: Any, reply: Any, run: Any, make_page: Any
) -> None:
    site.answers[ONE] = reply(status=302, headers={"Location": "/"})
    site.answers["/"] = reply(make_page("Trang chủ"))
    assert run(ONE).failed == {Trouble.NOT_FOUND: 1}


def test_a_page_found_twice_is_fetched_once(site: Any, reply: Any, run: Any, paths: Any) -> None:
    site.answers["/a.rss"] = reply(rss(item(ONE), item(site.url(ONE, "www.bao.test"))), kind=RSS)
    report = run("/a.rss", ONE)
    assert (report.found, report.fetched) == (1, 1)
    assert site.paths().count(ONE) == 1


def test_two_addresses_that_lead_to_one_page_are_kept_once(
    site: Any, reply: Any, run: Any, paths: Any
) -> None:
    site.answers[TWO] = reply(status=301, headers={"Location": ONE})
    report = run(TWO, ONE, OLD)
    assert (report.fetched, report.same_as_another) == (2, 1)
    assert paths() == [ONE, OLD]


def test_a_listing_that_fails_leaves_the_others(
    site: Any, reply: Any, run: Any, paths: Any
) -> None:
    site.answers["/hong.rss"] = reply(status=500)
    site.answers["/tin.rss"] = reply(rss(item(ONE), item("http://a b@c/")), kind=RSS)
    report = run("/hong.rss", "/tin.rss")
    assert paths() == [ONE]
    assert report.listings_failed == {Trouble.SERVER_ERROR: 1, Trouble.BAD_URL: 1}


def test_listings_are_asked_for_again_only_if_they_changed(
    site: Any, reply: Any, run: Any, clock: Any
) -> None:
    def feed(asked: Any) -> Any:
        if asked.headers.get("if-none-match") == '"mot"':
            return reply(status=304)
        return reply(rss(item(ONE)), kind=RSS, headers={"ETag": '"mot"'})

    site.answers["/tin.rss"] = feed
    run("/tin.rss")
    run("/tin.rss")
    assert site.paths() == ["/tin.rss", ONE]
    clock.time += 3600
    assert run("/tin.rss").already_there == 1
    assert site.paths() == ["/tin.rss", ONE, "/tin.rss"]


def test_a_dry_run_lists_and_writes_nothing(site: Any, reply: Any, run: Any, tmp_path: Any) -> None:
    site.answers["/tin.rss"] = reply(rss(item(ONE, "2024-06-17"), item(TWO)), kind=RSS)
    site.answers["/robots.txt"] = reply(
        f"User-agent: *\nDisallow: {TWO}".encode(), kind="text/plain"
    )
    report = run("/tin.rss", dry_run=True)
    assert report.would_fetch == [(site.url(ONE), "2024-06-17")]
    assert report.failed == {Trouble.ROBOTS: 1}
    assert not (tmp_path / "out").exists()
    run("/tin.rss")
    site.asked.clear()
    assert run("/tin.rss", dry_run=True).already_there == 1
    assert site.asked == []


@pytest.mark.parametrize(
    "word", ["khong-co", "tin/moi", "ftp://bao.test/", "http://", "file:///etc/passwd", ""]
)
def test_a_source_that_means_nothing_is_said_to(word: str, run: Any, web: Any) -> None:
    with pytest.raises(UnknownSource):
        run(word, ONE)
    assert web.asked == []


def test_a_part_of_a_known_site_is_not_the_whole() -> None:
    part = source_of("https://tanan.tuyenquang.gov.vn/")
    assert (part.site.name, part.site.sections) == ("tuyenquang_gov", ())
    assert source_of("tuyenquang.gov.vn").site.sections


def test_an_address_may_be_without_its_scheme() -> None:
    assert source_of("bao.vn/tin/1.html").url == "https://bao.vn/tin/1.html"
    assert source_of("bao.vn:8443").url == "https://bao.vn:8443/"
