"""The parts of the page that read without script: the overview, and what was not read."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement, tostring

from .charts import figure, plain
from .overview import MOST_REJECTS, Overview
from .wording import LANGUAGES, number, say


def overview_html(told: Overview) -> str:
    """The figures and charts, in each language."""
    return "".join(_html(_overview(told, language), language) for language in LANGUAGES)


def rejects_html(told: Overview) -> str:
    """The inputs that gave no article, by reason, in each language."""
    return "".join(_html(_rejects(told, language), language) for language in LANGUAGES)


def _html(box: Element, language: str) -> str:
    box.set("data-only", language)
    box.set("lang", language)
    if language != LANGUAGES[0]:
        box.set("hidden", "")
    return tostring(box, encoding="unicode", method="html")


def _overview(told: Overview, language: str) -> Element:
    box = Element("div")
    figures = SubElement(box, "ul", {"class": "figures"})
    shown = {
        "articles": told.n_articles,
        "facts": told.n_facts,
        "documents": told.n_documents,
        "checks": told.n_checks,
        "unplaced": told.n_unplaced,
        "rejects": sum(map(len, told.rejects.values())),
    }
    mismatches = number(told.n_mismatches, language)
    for name, value in shown.items():
        line = SubElement(figures, "li")
        strong = SubElement(line, "strong")
        strong.text = number(value, language)
        strong.tail = say(f"told.{name}", language, n=mismatches)
    charts = SubElement(box, "div", {"class": "charts"})
    for name in ("kinds", "years", "places", "documents", "models", "checks"):
        bars = getattr(told, name)
        chart = figure(f"chart.{name}", bars, language, is_timeline=name == "years")
        if name == "years" and told.n_other_years:
            rest = number(told.n_other_years, language)
            SubElement(chart, "p", {"class": "meta"}).text = say("chart.rest", language, n=rest)
        charts.append(chart)
    return box


def _rejects(told: Overview, language: str) -> Element:
    box = Element("div")
    n = sum(map(len, told.rejects.values()))
    about = SubElement(box, "p")
    if not n:
        about.text = say("rejects.none", language)
        return box
    shown = {"n": number(n, language), "most": number(MOST_REJECTS, language)}
    about.text = say("rejects.about", language, **shown)
    for reason, rows in told.rejects.items():
        SubElement(box, "h2").text = f"{plain(reason)}: {number(len(rows), language)}"
        table = SubElement(box, "table", {"class": "data"})
        heads = SubElement(table, "tr")
        for key in ("rejects.source", "rejects.detail"):
            SubElement(heads, "th", {"scope": "col"}).text = say(key, language)
        for row in rows[:MOST_REJECTS]:
            line = SubElement(table, "tr")
            for name in ("source", "detail"):
                SubElement(line, "td").text = plain(row[name] or "")
    return box
