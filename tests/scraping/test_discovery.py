"""Sites, feeds, sitemaps and section pages lead to their articles, and to nothing else."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from solieu.corpus.scraping import Limits, Trouble, UnknownSource
from solieu.corpus.scraping.sources import source_of

ONE = "/tin/xa-tan-an-co-12-ho-ngheo.html"
TWO = "/tin/xa-tan-an-co-31-ho-ngheo.html"
OLD = "/tin/xa-tan-an-co-77-ho-ngheo.html"
RSS = "application/rss+xml"
SM = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


@pytest.fixture
def site(web: Any, reply: Any, make_page: Any) -> Any:
    for path in (ONE, TWO, OLD):
        web.answers[path] = reply(make_page("Xã Tân An họp."))
    return web


@pytest.fixture
def paths(web: Any, kept: Any) -> Callable[[], list[str]]:
    return lambda: [url.removeprefix(web.url("")) for url, _ in kept()]


def rss(*items: str) -> bytes:
    return f"<?xml version='1.0'?><rss><channel>{''.join(items)}</channel></rss>".encode()


def item(link: str, day: str = "") -> str:
    published = f"<pubDate>{day}</pubDate>" if day else ""
    return f"<item><title>Tin</title><link>{link}</link>{published}</item>"


def urlset(*entries: str) -> bytes:
    return f"<urlset {SM}>{''.join(f'<url>{entry}</url>' for entry in entries)}</urlset>".encode()


def index(*entries: str) -> bytes:
    inner = "".join(f"<sitemap>{entry}</sitemap>" for entry in entries)
    return f"<sitemapindex {SM}>{inner}</sitemapindex>".encode()


def test_a_feed_with_relative_links(site: Any, reply: Any, run: Any, paths: Any) -> None:
    feed = rss(item(f"<![CDATA[ {ONE} ]]>"), item(f"../..{TWO}?utm_source=rss&amp;fbclid=9#a"))
    site.answers["/rss/tin/moi.rss"] = reply(feed, kind=RSS)
    run("/rss/tin/moi.rss")
    assert paths() == [ONE, TWO]


def test_an_atom_feed_with_a_base(site: Any, reply: Any, run: Any, paths: Any) -> None:
    feed = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><link rel="self" href="/atom.xml"/>'
        f'<entry xml:base="/tin/"><link rel="edit" href="sua"/><link href="..{ONE}"/></entry>'
        f'<entry><link rel="alternate" href="{TWO}"/></entry></feed>'
    )
    site.answers["/atom.xml"] = reply(feed.encode(), kind="application/atom+xml")
    run("/atom.xml")
    assert paths() == [ONE, TWO]


def test_a_feed_that_breaks_off_gives_what_stands_before(
    site: Any, reply: Any, run: Any, paths: Any
) -> None:
    broken = rss(item(ONE), "<item><title>Nghèo & khó</title>", item(TWO))[:-30]
    site.answers["/tin.rss"] = reply(broken, kind="text/xml")
    run("/tin.rss")
    assert paths()[0] == ONE


def test_a_feed_in_a_sorry_state_is_a_failure(site: Any, reply: Any, run: Any) -> None:
    site.answers["/tin.rss"] = reply(b"<?xml version='1.0'?>", kind=RSS)
    report = run("/tin.rss")
    assert report.listings_failed == {Trouble.BAD_LISTING: 1}
    assert "/tin.rss" in report.failures_file.read_text(encoding="utf-8-sig")


def test_entities_are_not_expanded(site: Any, reply: Any, run: Any, paths: Any) -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha" * 99}">' for n in range(9))
    outside = '<!ENTITY out SYSTEM "file:///etc/hostname">'
    feed = f"<!DOCTYPE rss [{laughs}{outside}]>".encode() + rss(
        item("/&l8;"), item("/&out;"), item(ONE)
    )
    site.answers["/tin.rss"] = reply(feed, kind=RSS)
    run("/tin.rss")
    assert paths() in ([ONE], [])  # some parsers refuse the whole


def test_dates_of_a_feed_make_the_window(site: Any, reply: Any, run: Any, paths: Any) -> None:
    feed = rss(
        item(ONE, "Mon, 17 Jun 2024 20:30:00 GMT"),  # the 18th in Vietnam
        item(TWO, "17/06/2024 09:00"),
        item(OLD, "Sat, 01 Jun 2024 08:00:00 +0700"),
    )
    site.answers["/tin.rss"] = reply(feed, kind=RSS)
    report = run("/tin.rss", since=date(2024, 6, 10), until=date(2024, 6, 17))
    assert paths() == [TWO]
    assert report.left_out == {"outside the dates": 2}


def test_a_sitemap_tells_the_date_of_what_a_section_links_to(
    site: Any, reply: Any, run: Any, paths: Any, make_page: Any
) -> None:
    site.answers["/"] = reply(make_page("Trang chủ", ONE, OLD))
    named = f"Sitemap: {site.url('/s.xml')}".encode()
    site.answers["/robots.txt"] = reply(named, kind="text/plain")
    stale = f"<loc>{site.url(OLD)}</loc><lastmod>2019-01-01</lastmod>"
    site.answers["/s.xml"] = reply(urlset(stale), kind="text/xml")
    run("/", since=date(2024, 1, 1))
    assert paths() == [ONE]


def test_a_sitemap_index_with_gzip_and_cycles(site: Any, reply: Any, run: Any, paths: Any) -> None:
    own, other = (f"<loc>{site.url(path)}</loc>" for path in ("/sitemap.xml", "/moi.xml.gz"))
    old = f"<loc>{site.url('/cu.xml')}</loc><lastmod>2019-01-01</lastmod>"
    site.answers["/sitemap.xml"] = reply(index(own, other, old), kind="application/xml")
    fresh = f"<loc>{site.url(ONE)}</loc><lastmod>2024-06-17T08:00:00+07:00</lastmod>"
    stale = f"<loc>{site.url(OLD)}</loc><lastmod>2019-01-01</lastmod>"
    day = "<n:publication_date>2024-06-16</n:publication_date>"
    news = f"<loc>{site.url(TWO)}</loc><n:news xmlns:n='n'>{day}</n:news>"
    section = f"<loc>{site.url('/tin/')}</loc>"
    body = gzip.compress(urlset(fresh, stale, news, section))
    site.answers["/moi.xml.gz"] = reply(body, kind="application/x-gzip")
    report = run("/sitemap.xml", since=date(2024, 6, 1))
    assert paths() == [ONE, TWO]
    assert site.paths()[:2] == ["/sitemap.xml", "/moi.xml.gz"]
    assert report.left_out == {"outside the dates": 1, "no address of an article": 1}


def test_a_chain_of_sitemaps_without_end_is_cut(site: Any, reply: Any, run: Any) -> None:
    for number in range(20):
        following = f"<loc>{site.url(f'/s{number + 1}.xml')}</loc>"
        site.answers[f"/s{number}.xml"] = reply(index(following), kind="text/xml")
    report = run("/s0.xml", limits=Limits(listings=5))
    assert len(site.paths()) == 5
    assert report.listings_failed == {Trouble.TOO_LARGE: 1}


def test_sitemaps_of_another_site_are_not_read(site: Any, reply: Any, run: Any) -> None:
    other = f"<loc>{site.url('/s.xml', 'khac.test')}</loc>"
    site.answers["/sitemap.xml"] = reply(index(other), kind="text/xml")
    run("/sitemap.xml")
    assert site.paths() == ["/sitemap.xml"]


def test_sitemaps_of_months_outside_the_window_are_not_read(
    site: Any, reply: Any, run: Any
) -> None:
    names = [f"/s/tin-{month}.xml" for month in ("2011-1-1-5", "2024-05", "2024-6", "2024-12")]
    entries = (f"<loc>{site.url(name)}</loc>" for name in (*names, "/s/2024061.xml"))
    site.answers["/sitemap.xml"] = reply(index(*entries), kind="text/xml")
    run("/sitemap.xml", since=date(2024, 5, 20), until=date(2024, 6, 30))
    assert site.paths() == ["/sitemap.xml", names[1], names[2], "/s/2024061.xml"]


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
