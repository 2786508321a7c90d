"""What is known of a site: a file of data each in `sites/`, whose README says how to add one.

>>> profile_of("www.nhandan.vn").title
'Nhân Dân'
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

# How addresses of articles look where nothing is known: a slug of several words, or a long number,
# and no ending of another kind of file.
_ANY_ARTICLE = (
    r"(?!.*\.(?:xml|rss|atom|rdf|gz|json|css|js|jpe?g|png|gif|webp|svg|pdf|docx?|xlsx?|zip|mp[34])"
    r"(?:\?.*)?$)https?://[^/]+/(?:[^?#]*/)?(?:[^/?#]*(?:-[^/?#-]+){4,}|[^/?#]*\d{5,}[^/?#]*)/?(?:\?.*)?"
)


@dataclass(frozen=True, slots=True)
class Profile:
    """A site: where its articles are listed, and what tells their addresses from others.

    `article` matches a whole address; its groups `year`, `month` and `day`, if it has them, are
    the day of the article. `page` makes the address of a later page of a section from `{stem}`,
    the section's without `/` or `.htm` at its end, and `{n}`.
    """

    name: str
    title: str
    home: str
    hosts: tuple[str, ...]
    article: re.Pattern[str]
    sections: tuple[str, ...] = ()
    feeds: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    page: str = ""
    checked: dict[str, str] = field(default_factory=dict)
    examples: tuple[str, ...] = ()
    others: tuple[str, ...] = ()

    def has(self, url: str) -> bool:
        """Whether an address is that of an article."""
        return self.article.fullmatch(url) is not None

    def day_of(self, url: str) -> str:
        """The ISO day that the address of an article carries; empty where it carries none.

        >>> profile_of("tuoitre.vn").day_of("https://tuoitre.vn/hop-bao-20240617101500123.htm")
        '2024-06-17'
        """
        groups = met.groupdict() if (met := self.article.fullmatch(url)) else {}
        year, month, day = (groups.get(name) or "" for name in ("year", "month", "day"))
        century = "20" if len(year) == 2 else ""
        try:
            return date.fromisoformat(f"{century}{year}-{month}-{day}").isoformat()
        except ValueError:
            return ""

    def page_of(self, section: str, number: int) -> str:
        """The address of the n-th page of a section; empty where the site's form is not known."""
        stem = re.sub(r"(?:/|\.html?|\.chn|\.vnp|\.aspx)$", "", section)
        return self.page.format(stem=stem, n=number) if self.page else ""


def profile_of(host: str) -> Profile | None:
    """The profile of a host or of the site that it is a part of; None for an unknown one."""
    labels = host.lower().split(".")
    tails = (".".join(labels[i:]) for i in range(len(labels) - 1))
    return next((_by_host()[tail] for tail in tails if tail in _by_host()), None)


def profile_named(name: str) -> Profile | None:
    """The profile of a name, as `nhandan`; None for an unknown one."""
    return next((profile for profile in profiles() if profile.name == name.lower()), None)


def unknown_site(host: str) -> Profile:
    """What is assumed of a site without a profile.

    >>> site = unknown_site("bao.vn")
    >>> site.has("https://bao.vn/xa-tan-an-cong-bo-so-lieu"), site.has("https://bao.vn/lien-he")
    (True, False)
    """
    bare = host.removeprefix("www.")
    return Profile("", bare, f"https://{host}/", (bare,), re.compile(_ANY_ARTICLE))


@cache
def profiles() -> tuple[Profile, ...]:
    """Every profile, by name."""
    return tuple(sorted(_read(), key=lambda profile: profile.name))


@cache
def _by_host() -> dict[str, Profile]:
    return {host: profile for profile in profiles() for host in profile.hosts}


def _read() -> Iterator[Profile]:
    for file in files(__package__).joinpath("sites").iterdir():
        if file.name.endswith(".toml"):
            yield profile_from(
                file.name.removesuffix(".toml"), tomllib.loads(file.read_text("utf-8"))
            )


def profile_from(name: str, data: dict[str, Any]) -> Profile:
    """The profile that a file's data describes."""
    lists = ("hosts", "sections", "feeds", "sitemaps", "examples", "others")
    return Profile(
        name=name,
        title=data["title"],
        home=data["home"],
        article=re.compile(data["article"]),
        page=data.get("page", ""),
        checked=data["checked"],
        **{key: tuple(data.get(key, ())) for key in lists},
    )
