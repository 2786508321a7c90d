"""JSON lines: an object a line; a bad line costs only itself."""

from __future__ import annotations

import json
from collections.abc import Iterator

from ..article import Reason, Reject
from ..columns import plan_of, used_columns
from ..record import record_of
from ..text.legacy import NAMES
from .content import Content, Found, LineForm
from .lines import RESAVE, SPLIT, bounded_lines, decoded, form_of, open_text, with_line_feeds

Fields = dict[str, object]

_read_json = json.JSONDecoder().raw_decode


def read_jsonl(content: Content) -> Found:
    """A record for each line, named `source:line`; a bad line is a reject and the run goes on."""
    form = (content.span and content.span.form) or form_of(content.head())
    columns = content.options.columns
    told = False
    filled = False
    for number, line in enumerate(_lines(content, form), start=content.first):
        if not line.strip():
            continue
        filled = True
        source = f"{content.name}:{number}"
        most = content.options.article_bytes
        fields = _plain_object(line, most) or _fields_of(line, source, form, most)
        if isinstance(fields, Reject):
            yield fields
            if fields.reason is Reason.BINARY and number == 1:
                return
            continue
        if not told:
            told = True
            encoding = NAMES.get(form.encoding or "", form.encoding) or "a line at a time"
            used = used_columns(plan_of(tuple(fields), columns), columns)
            content.report("jsonl", encoding, used)
        yield record_of(source, fields, columns) or no_text(source)
    if not filled and content.first == 1:
        yield content.reject(Reason.EMPTY, "it holds no line: nothing to read")


def no_text(source: str) -> Reject:
    """The reject of an object whose text is not found."""
    detail = "the object has no text: name the field text, content or body, or use --text-column"
    return Reject(source, Reason.NO_TEXT, detail)


def _lines(content: Content, form: LineForm) -> Iterator[bytes]:
    """Lines in bytes; of one that is too long only what is enough to see that."""
    if (form.encoding or "").startswith(("utf-16", "utf-32")):  # their line breaks are not bytes
        text, _ = open_text(content)
        yield from (line.encode() for line in bounded_lines(text, content))
        return
    most, stream = content.options.article_bytes, with_line_feeds(content.stream, form)
    while line := stream.readline(most + 1):
        yield line
        while len(line) > most and not line.endswith(b"\n"):
            line = stream.readline(most + 1)


def _plain_object(line: bytes, most: int) -> Fields | None:
    """The fields of a line in UTF-8 with nothing amiss: nearly all lines are; None for others."""
    if len(line) > most:
        return None
    try:
        text = line.decode()
        fields, end = _read_json(text, 0)
    except (ValueError, RecursionError):
        return None
    return fields if isinstance(fields, dict) and text[end:] == "\n" else None


def _fields_of(line: bytes, source: str, form: LineForm, most: int) -> Fields | Reject:
    if len(line) > most:
        detail = f"the line is longer than {most:,} bytes: {SPLIT}"
        return Reject(source, Reason.TOO_LARGE, detail)
    if b"\0" in line:
        return Reject(source, Reason.BINARY, f"the line holds zero bytes: {RESAVE}")
    text = decoded(line, source, form.encoding if form.encoding in NAMES else None)
    if isinstance(text, Reject):
        return text
    try:
        fields = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        return _broken(source, f"the line is no JSON ({error}): mend or drop it")
    except ValueError as error:  # a number too long to read
        return _broken(source, f"the line cannot be read ({error}): mend it")
    if not isinstance(fields, dict):
        return _broken(source, "the line is no JSON object: one {…} a line")
    return fields


def _broken(source: str, detail: str) -> Reject:
    return Reject(source, Reason.BROKEN_RECORD, detail)
