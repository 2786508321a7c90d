"""Who issued a document: bodies, named before a citation, behind it, or on both sides of it."""

from __future__ import annotations

import re

from ...corpus.text.folding import LOWER, UPPER
from ..lexicons import any_of, one_of, read_csv

_MINISTRIES = any_of(
    row["authority"].replace(" - ", joint).replace(" và ", last)
    for row in read_csv("issuers.csv")
    if row["authority"].startswith("Bộ ")
    for joint in (" - ", "-", "- ", ", ", " ")  # `Bộ Lao động, Thương binh và Xã hội`
    for last in (" và ", " & ")
)
_AND = rf"và(?!\s(?i:{one_of('another_document')}))"
# `Bộ GD&ĐT`, `Sở NN & PTNT`, `Bộ VH, TT & DL`, `UBCKNN`
_LETTERS = r"[A-ZĐ]{2,}(?:(?:\s?[&-]|,(?=\s[A-ZĐ]+\s?&))\s?[A-ZĐ]{2,})*(?!\w)"
_UNIT = r"(?:tỉnh|thành\sphố|(?:TP|Tp)\.?|T\.P\.?|Q\.|H\.|huyện|quận|thị\sxã|thị\strấn|xã|phường)"
_PERSON = rf"(?:{one_of('surnames')})(?:\s[{UPPER}][{LOWER}]+){{2}}"
_NO_NAME = (
    r"(?:Kh[oó][áa]\s|Đại\shội|Nghị\s|Luật\s(?!gia|sư)|Quy\sđịnh|Phê\sduyệt|Hướng\sdẫn"
    r"|Ban\shành|Về\s)"
)
_PROPER = rf"(?!{_PERSON})(?!{_NO_NAME})[{UPPER}][\w&-]*"
_PLACE = rf"(?:\s{_UNIT}(?=\s[{UPPER}]|[^\w.]|$))?(?:\s(?:[-–]\s)?{_PROPER}){{0,4}}"
_MINISTRY = rf"(?i:{_MINISTRIES})(?!\w)"
# Bodies whose name is complete: what follows is a place or none of it.
_WHOLE = (
    rf"(?:{_MINISTRY}(?:(?:,|\svà|\s[-–])\s{_MINISTRY})*(?:\s{one_of('countries')}(?!\w))?|(?:[Bb]ộ|[Ss]ở)\s{_LETTERS}{_PLACE}"
    rf"|(?i:{one_of('whole_bodies')})(?!\w)(?:\s(?:Trung\sương|TW|Đảng)(?!\w))*{_PLACE})"
)
_SMALL_HEAD = rf"{one_of('small_issuer_heads')}(?=\s[{UPPER}])"
_HEAD = rf"(?!Hội\snghị)(?:{one_of('issuer_heads')}(?!\w)|{_SMALL_HEAD})"
_SHORT_UNIT = rf"(?:TP|Tp|Q|H|P)\.(?=\s?[{UPPER}])"
# `Công an quận 10`, `Quân khu 4`
_NUMBERED = r"(?:(?<=[Qq]uận\s)|(?<=[Pp]hường\s)|(?<=Quân\skhu\s)|(?<=đoàn\s))[0-9]{1,3}"
_REST = (
    rf"(?:T\.?[ƯW]|{one_of('issuer_parts')}|{_SHORT_UNIT}|{_MINISTRY}|{_PROPER}"
    rf"|{one_of('issuer_words')}|{_NUMBERED}|{_AND})(?!\w)"
)
# `Ban Chỉ đạo quốc gia phòng, chống dịch Covid-19`, `Ban Chỉ huy Phòng, chống thiên tai huyện`
_COMMITTEE = (
    r"Ban\s[Cc]hỉ\s(?:đạo|huy)(?:\s[0-9]{2,3}(?!\w))?(?:,?\s(?:cấp|tỉnh|huyện|xã|[Tt]rung\sương|[Qq]uốc\sgia|thành\sphố)(?!\w))*"
    rf"(?:\s(?:về\s)?(?i:phòng(?:,\s|\s)chống|phòng\sthủ|thực\shiện|xây\sdựng|cải\scách|phát\striển|chương\strình|bảo\svệ)"
    rf"(?:(?:,\s(?!(?i:{one_of('another_document')}|công\sđiện)(?!\w))|\s)(?!{one_of('committee_ends')}(?!\w))[^\W\d_][\w&-]*){{0,14}})?{_PLACE}"
)
_ACRONYM = (
    rf"(?<!\w)(?!(?:[IVX]+|HCM|ĐBQH)\s){_LETTERS}(?=\s(?:đã|vừa|mới|ban(?!\shành\skèm)|ra|có|ký)\s)"
)
_PLENUM = (
    r"Hội\snghị\s(?:BCH\s|Ban\sChấp\shành\s)?Trung\sương\s"
    r"(?:lần\sthứ\s\w+|(?:1?[0-9]|[IVX]+)(?!\w))"
)
BODY = rf"(?:{_WHOLE}|{_COMMITTEE}|{_PLENUM}|{_HEAD}(?:\s(?:[-–&]\s)?{_REST})*|{_ACRONYM})"
_TERM_TOO = r"(?:\skh[oó][áa]\s(?:[IVX]+|[0-9]{1,2}))?"  # `được Quốc hội khóa XII thông qua`
# `Ủy ban Chứng khoán Nhà nước (UBCKNN)`, `Ban Chấp hành Trung ương (khóa XII)`
_SHORT_TOO = r"(?:\s\((?:[A-ZĐ]+(?:\s?[&-]\s?[A-ZĐ]+)*|kh[oó][áa]\s[IVX]+)\))?"
_ASIDE = r"(?:\s\([^()\n]{2,60}\))?"  # `Sở Tài chính (Thường trực Ban Chỉ đạo) tại Tờ trình …`
_HOLDER = rf"(?:\s(?:(?:ông|bà)\s)?(?:[{UPPER}][{LOWER}]+\s?){{2,4}})?"
_GAVE = r"(?:ban\shành|thông\squa|ký|phê\sduyệt|công\sbố|đưa\sra|xây\sdựng|phát\shành|ra|có)"
_JUST = r"(?:(?:đã|vừa|mới|vừa\smới)\s)*"

# `Ban Pháp chế của HĐND tỉnh`
_OF_COUNCIL = rf"(?:(?<=\w)\scủa\s(?i:HĐND|Hội\sđồng\snhân\sdân|Quốc\shội)(?!\w){_PLACE})?"
# `của Chính phủ và Ủy ban Trung ương Mặt trận … về`: two bodies gave it together, but not what
# begins anew in `của Chính phủ, UBND tỉnh ban hành`
_TOGETHER = (
    rf"(?:(?:\svà|,|\s[-–])\s{BODY}(?=,?\s(?:về|quy|[Hh]ướng|ngày)\s)(?!\shướng\sdẫn\s(?:cụ|một\ssố\snội|các)\s)"
    rf"|(?:\svà|\s[-–])\s{BODY}(?=,?\sban\shành\s))?"
)
_OF = re.compile(
    rf"[\s,]*\(?(?:được\s)?(?:của|do)\s"
    rf"(?P<issuer>{BODY}{_OF_COUNCIL}{_TOGETHER}|(?:CP|QH|[A-ZĐ]{{3,}})(?!\w|\s[{UPPER}]))"
)
# `Nghị quyết 13 Ban Chấp hành Trung ương`: the Party's bodies and the court without `của`
_PLAIN = re.compile(
    r"(?:\scủa)?\s(?P<issuer>(?:Hội\snghị\slần\sthứ\s\w+,?\s)?(?:BCH|Ban\sChấp\shành)\sT(?:rung\sương|W)(?:\sĐảng)?"
    r"|Bộ\sChính\strị|Ban\sBí\sthư|TANDTC|(?:TAND|T(?:òa|oà)\sán\snhân\sdân)\stối\scao)(?!\w)"
)
# `được Quốc hội thông qua`, `mà Thủ tướng mới ban hành`
_PASSIVE = re.compile(
    rf"[\s,]*{_JUST}(?:được|mà|do)\s(?P<issuer>{BODY}){_TERM_TOO}{_SHORT_TOO}{_HOLDER}\s{_JUST}"
    r"(?:ban\shành|thông\squa|ký(?:\sban\shành)?|phê\sduyệt|công\sbố|gửi)(?!\w)"
)
# A small word behind a unit begins something else: `HĐND tỉnh giao chỉ tiêu`.
_BEHIND_UNIT = re.compile(
    rf"(\s(?:tỉnh|huyện|phường|quận|xã|thị trấn|thành phố|TP)(?:\s(?:-\s)?[{UPPER}]\w*)*)"
    rf"\s(?!(?:ủy|uỷ|hội|đội|đoàn|và)(?!\w))[{LOWER}]\w*(?:\s.*)?$"
)
# `Nghị quyết của Bộ Chính trị (số 39-NQ/TW)`: the issuer stands between type and number.
DISTANT = re.compile(rf"\s(?:(?:của|do)\s)?(?P<issuer>{BODY})\s?[,(]?\s?số\s?:?\s?(?=[0-9O])")
_BEFORE = re.compile(
    rf"(?P<issuer>{BODY}){_ASIDE}(?:[^.;:()]{{0,40}}?\s{_GAVE}\s(?:ban\shành\s|hành\s|và\striển\skhai\s(?:thực\shiện\s)?)?(?:tại\s|bằng\s|theo\s|kèm\stheo\s)?"
    r"|\s[^.,;:()]{0,30}?(?:tại|(?:đưa\sra|ban\shành|quy\sđịnh|công\sbố)\strong|bằng)\s)(?:các\s|[0-9]+\s|(?:hai|ba|bốn)\s|bản\s|dự\sthảo\s|[\"“])?$"
)
_GIVING = re.compile(  # how all that stands before a citation ends, which is cheaper to ask
    rf"(?:{_GAVE}|hành|và\striển\skhai(?:\sthực\shiện)?|tại|trong|bằng|theo)\s(?:các\s|[0-9]+\s|(?:hai|ba|bốn)\s|bản\s|dự\sthảo\s|[\"“])?$"
)
# Where a body sits (`UBND xã Hoa Lư, huyện Sơn Hạ`) and names of people are none of their own.
_NO_BODY = re.compile(
    r"Thành|Trường|Tổng(?!\s[Cc])|(?:tỉnh|huyện|quận|thị|thành|xã|phường)\s", re.I
)
_INSIDE = re.compile(rf"\s?,\s(?P<issuer>{BODY})\s")
_FARTHEST = 130  # characters before a citation within which its issuer stands


def issuer_of(text: str, start: int, stop: int) -> tuple[str, int] | None:
    """The issuer said right behind a citation (`của Bộ Chính trị`), and where it ends.

    >>> issuer_of(" của Bộ Chính trị về tổ chức", 0, 28)
    ('Bộ Chính trị', 17)
    """
    if found := issuer_by(text, start, stop):
        return found
    m = _OF.match(text, start, stop) or _PLAIN.match(text, start, stop)
    if m is None:
        return None
    body = _trimmed(m["issuer"])
    return _shown(body), m.start("issuer") + len(body)


def issuer_by(text: str, start: int, stop: int) -> tuple[str, int] | None:
    """The issuer in `được Quốc hội thông qua` behind a citation or its title; where that ends."""
    m = _PASSIVE.match(text, start, stop)
    return (_shown(_trimmed(m["issuer"])), m.end()) if m else None


def issuer_before(text: str, start: int) -> str | None:
    """The issuer in words such as `UBND tỉnh đã ban hành` before offset `start`."""
    opening = max(0, start - _FARTHEST)
    if _GIVING.search(text, opening, start) is None:
        return None
    m = _BEFORE.search(text, opening, start)
    while m and (nearer := _BEFORE.search(text, m.end("issuer"), start)):
        if _NO_BODY.match(nearer["issuer"]):
            break
        m = nearer  # `theo đề nghị của Sở Y tế, UBND tỉnh đã ban hành`
    if m and text[max(0, m.start("issuer") - 1)] in "/-":
        return None  # `15/QĐ-UBND ban hành Quy chế`
    return _shown(_trimmed(m["issuer"])) if m else None


def issuer_beside(text: str, before: int, end: int) -> str | None:
    """The issuer in `Tại Thông tư 43, Ngân hàng Nhà nước yêu cầu`: behind the comma.

    >>> text = "Tại Thông tư 43, Ngân hàng Nhà nước yêu cầu"
    >>> issuer_beside(text, 4, 15)
    'Ngân hàng Nhà nước'
    """
    if not text.endswith(("Tại ", "tại ", "Bằng ", "Trong ", "trong "), max(0, before - 6), before):
        return None
    m = _INSIDE.match(text, end)
    return _shown(_trimmed(m["issuer"])) if m else None


def _trimmed(body: str) -> str:
    body = _BEHIND_UNIT.sub(r"\1", body)
    return re.sub(r"(?:\s(?:và|-|–|&|liên quan|thực|chấp))+$", "", body).rstrip(" ,")


def _shown(body: str) -> str:
    return " ".join(body.split()).replace("Chính phú", "Chính phủ")
