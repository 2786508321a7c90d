"""HTML for notebooks out of foreign words: escaped, without scripts, legible on dark and light.

One style sheet for all; its colours are translucent over whatever background a notebook has, and
nothing sets the colour of letters. `tex2jax_ignore` and `mathjax_ignore` keep `$` from being taken
for a formula.
"""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Iterable, Sequence

_STYLE = """
.solieu table {border-collapse: collapse; margin: 0}
.solieu th, .solieu td {padding: .2em .6em; text-align: left !important; vertical-align: top;
  max-width: 34em; overflow-wrap: anywhere; white-space: pre-wrap;
  border: 0; border-bottom: 1px solid rgba(128, 128, 128, .35)}
.solieu th, .solieu .short {white-space: nowrap}
.solieu .wide {overflow-x: auto; margin: .6em 0}
.solieu .wrong {background: rgba(230, 60, 60, .28) !important}
.solieu .text {white-space: pre-wrap; overflow-wrap: anywhere; line-height: 1.7; max-height: 26em;
  overflow-y: auto; border: 1px solid rgba(128, 128, 128, .35); padding: .4em .8em}
.solieu mark {color: inherit}
.solieu sup {opacity: .7; user-select: none; -webkit-user-select: none}
.solieu .citation {background: rgba(70, 130, 240, .3)}
.solieu .count {background: rgba(40, 170, 90, .3)}
.solieu .percentage {background: rgba(210, 80, 190, .3)}
.solieu .model {background: rgba(230, 160, 0, .34)}
"""
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_SHORT = 24  # letters of a cell that are never broken: a period's
_PICTURES = 0x2400  # the block of signs that show control characters


def shown(text: object) -> str:
    """The text as HTML, in an element or in quotes; what no page may hold is shown by a sign.

    >>> shown('<b title="x">A & B\\x00')
    '&lt;b title=&quot;x&quot;&gt;A &amp; B␀'
    """
    return html.escape(_UNSEEN.sub(_sign, str(text)))


def _sign(unseen: re.Match[str]) -> str:
    code = ord(unseen[0])
    return chr(_PICTURES + code) if code < 0x20 else "\ufffd"


def frame(*parts: str) -> str:
    """The parts as one block of a notebook."""
    classes = "solieu tex2jax_ignore mathjax_ignore"
    return f'<div class="{classes}"><style>{_STYLE}</style>{"".join(parts)}</div>'


def line(text: str) -> str:
    """A line of plain text, where there is any."""
    return f"<p>{shown(text)}</p>" if text else ""


def table(head: Sequence[str], rows: Iterable[Sequence[str]], warn: Collection[int] = ()) -> str:
    """A table of plain texts; the rows whose number is in `warn` are coloured.

    >>> "<td" in table(["kind"], []), "&lt;b&gt;" in table(["kind"], [["<b>"]])
    (False, True)
    """
    titles = "".join(f"<th>{shown(name)}</th>" for name in head)
    body = "".join(_row(row, n in warn) for n, row in enumerate(rows))
    opened = f'<div class="wide"><table><thead><tr>{titles}</tr></thead>'
    return f"{opened}<tbody>{body}</tbody></table></div>"


def _row(row: Sequence[str], warned: bool) -> str:
    cells = "".join(
        f"<td{' class=short' if len(cell) <= _SHORT else ''}>{shown(cell)}</td>" for cell in row
    )
    return f'<tr class="wrong">{cells}</tr>' if warned else f"<tr>{cells}</tr>"


def some(n: int, of: int, what: str, rest: str) -> str:
    """What of a long list is shown, and where the rest is; nothing where all of it is.

    >>> some(100, 312, "facts", "facts.to_frame() has all")
    '100 of 312 facts shown: facts.to_frame() has all'
    """
    return f"{n:,} of {of:,} {what} shown: {rest}" if n < of else ""
