"""Feeds and sitemaps lead to their articles, in whatever state they are."""

from __future__ import annotations

import gzip
from datetime import date
from typing import Any

from listings import OLD, ONE, RSS, TWO, index, item, rss, urlset
from solieu.corpus.scraping import Limits, Trouble


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
