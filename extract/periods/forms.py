"""The forms of time expressions: which words begin one, and the pattern of each."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..lexicons import any_of

_Y = r"(?:19|20)[0-9][0-9]"
_DASH = r"\s?(?:-|–|—|÷|đến|tới)\s?"
_DAYWORD = (
    r"(?:rạng\ssáng|sáng|trưa|chiều|tối|đêm|khuya|ngày|hôm|mùng|mồng|rằm)(?:\sngày|\smùng|\smồng)?"
)
_QUARTER = r"(?P<{}>iv|i{{1,3}}|[1-4]|một|hai|ba|tư|bốn)"
_N = r"(?:[0-9]{1,3}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười(?:\s(?:một|hai))?)"
_ANY = rf"(?:một|{_N})"  # sau một năm, sau 2 năm
_NUMBER = r"(?:hai|ba|bốn|năm|sáu|bảy|tám|chín|mười(?:\s(?:một|hai))?)"
_LONG_UNIT = (
    r"(?:năm\shọc|năm|tháng|tuần|quý|thập\s[kn]i?[êỷ]n?|thế\skỷ|nhiệm\skỳ|kỳ"
    r"|vụ(?=\s(?:mùa|lúa|đông|hè|xuân))|mùa)"
)
_SPAN_UNIT = rf"(?:{_LONG_UNIT}|ngày|hôm|đêm|giờ|phút|giây)"
_ABOUT = (
    r"(?:hơn\s|gần\s|khoảng\s|chừng\s|vòng\s|chưa\sđầy\s|chưa\sđến\s|ít\snhất\s|tối\sđa\s|tròn\s"
    r"|đúng\s)?"
)
_HOUR = r"[0-9]{1,2}\s(?:giờ|g)(?:\s[0-9]{1,2}(?:\sphút)?|\srưỡi)?"
_PART_OF_DAY = r"(?:sáng|trưa|chiều|tối|đêm|ngày|cùng\sngày|hôm|rạng)"

# form: (the words it begins with, its pattern). `#` stands for a digit, `@` for a word for a part
# of the day, `%` for a number word. A place is looked at only by the forms that can begin there;
# the order is the order of trial, the more exact form first.
FORMS = {
    "since": ("từ", rf"từ\s(?:đầu\s)?(?:năm\s)?(?P<since>{_Y})\s?(?:đến|tới)\snay"),
    "sofaryear": ("đầu", rf"đầu\snăm\s(?P<ss>{_Y})\s?(?:đến|tới)\snay"),
    "upto": ("từ", rf"từ\snăm\s(?P<upto>{_Y})\strở\svề\strước"),
    "tonow": ("từ", r"từ\sđầu\snăm\s(?:đến|tới)\snay"),
    "monthspan": (
        "từ",
        rf"từ\s(?:đầu\s)?tháng\s(?P<ma>[0-9]{{1,2}})(?:[/.-](?P<may>{_Y}))?\s?(?:đến|tới|-|–)\s"
        rf"(?:hết\s|cuối\s)?(?:tháng\s)?(?P<mb>[0-9]{{1,2}})(?:(?:[/.-]|\snăm\s)(?P<mby>{_Y})|\snăm\snay)",
    ),
    "bothmonths": (
        "tháng",
        r"tháng\s(?P<ba>[0-9]{1,2})\s?(?P<bs>,|và|-|–|đến|tới)\s?(?:tháng\s)?(?P<bb>[0-9]{1,2})"
        rf"(?:\s?[/.-]\s?|\snăm\s)(?P<bby>{_Y})",
    ),
    "half": (
        "nửa",
        rf"nửa\s(?P<hpart>đầu|cuối)\s(?:của\s)?năm(?:\s(?:nay|này|(?P<hlast>ngoái|trước)))?(?!\s{_Y})",
    ),
    "school": (
        "năm niên",
        rf"(?:năm\shọc|niên\skhóa|niên\skhoá)\s(?:(?:này|nay)\s\()?(?P<sa>{_Y}){_DASH}(?P<sb>{_Y})",
    ),
    "bothyears": (
        "hai ba các #",
        rf"(?:hai|ba|các|[23])\snăm\s\(?(?P<ta>{_Y})(?:,\s?{_Y})?\s?(?:,|và|-|–)\s?(?:năm\s)?"
        rf"(?P<tb>{_Y})(?![0-9/])",
    ),
    "nextyear": ("năm", rf"năm\s(?P<na>{_Y})\s(?:và|,)\s?(?:năm\s)?(?P<nb>{_Y})(?![0-9/])"),
    "firstdays": (
        "# nửa",
        rf"(?:(?P<fn>[0-9]{{1,2}})\sngày|nửa(?:\s(?P<half>tháng))?)\s(?P<fpart>đầu|cuối)\s"
        rf"(?:của\s)?(?:tháng\s(?P<fmo>[0-9]{{1,2}})(?:\s?[-/.]\s?|\snăm\s|,\s)|năm\s)"
        rf"(?P<fyr>{_Y})(?![0-9])",
    ),
    "years": (
        "# năm những",
        rf"(?:(?:những\s)?năm\s)?(?P<ya>{_Y}){_DASH}(?:hết\s|cuối\s)?(?:năm\s)?(?P<yb>{_Y})(?![0-9/])",
    ),
    "months": (
        "# %",
        rf"(?P<mn>[0-9]{{1,2}}|{_NUMBER})\stháng\s(?P<mpart>đầu|cuối)\s(?:của\s)?năm"
        rf"(?:\s(?P<my>{_Y})|\s(?:nay|này|(?P<mlast>ngoái|trước)))?",
    ),
    "restmonths": (
        "# %",
        rf"(?P<rn>[0-9]{{1,2}}|{_NUMBER})\stháng\scòn\slại(?:\scủa\snăm(?:\s(?P<rny>{_Y})|\snay)?)?(?!\w)",
    ),
    "monthsof": ("#", rf"(?P<mon>[0-9]{{1,2}})\stháng\s?(?:năm\s|/\s?|của\snăm\s)(?P<moy>{_Y})"),
    "quarters": (
        "quý quí",
        rf"qu[ýí]\s{_QUARTER.format('qa')}\s?(?:,|và|-|–|đến)\s?(?:qu[ýí]\s)?"
        rf"{_QUARTER.format('qb')}(?:\s?/\s?|\snăm\s|-)(?P<qqy>{_Y})",
    ),
    "quarter": (
        "quý quí",
        rf"qu[ýí]\s{_QUARTER.format('q')}(?!\w)(?:(?:\s?/\s?|\s(?:của\s)?năm\s|\s?-\s?)(?P<qy>{_Y})"
        r"|\s(?:năm\s)?(?:nay|này)|\snăm\s(?P<qlast>ngoái|trước))?",
    ),
    "iso": ("#", rf"(?P<iy>{_Y})-(?P<im>[0-9][0-9])-(?P<id>[0-9][0-9])(?![0-9])"),
    "date": (
        "#",
        rf"(?P<d>[0-9]{{1,2}})\s?(?P<ds>[/.-])\s?(?P<dm>[0-9]{{1,2}})\s?(?P=ds)\s?(?P<dy>{_Y})(?![0-9])",
    ),
    "plainmonths": (
        "#",
        r"(?<!hạn )(?<!đủ )(?<!tuổi )(?<!dài )(?<!được )(?<!dưới )(?<!trên )(?<!hơn )(?<!gần )"
        r"(?P<pf>[0-9]{1,2})\stháng(?:\s(?:vừa\s)?qua)?(?=\s(?:ước|đạt|thì)(?!\w)|\slà\s(?!\w+\sgian)"
        r"|\s(?:(?:hơn|gần|trên|khoảng)\s)?[0-9][0-9.,]*\s?(?:tỷ|tỉ|triệu|nghìn|%))",
    ),
    "longdate": (
        "#",
        rf"(?P<ld>[0-9]{{1,2}})\stháng\s(?P<lm>[0-9]{{1,2}})"
        rf"(?:\s?(?:năm\s|/|,\s?|-)\s?(?P<ly>{_Y}))?",
    ),
    "dates": (
        "từ @",
        rf"(?:từ\s)?(?:ngày\s)?(?P<fd>[0-9]{{1,2}})[/.-](?P<fm>[0-9]{{1,2}})[/.-](?P<fy>{_Y})"
        rf"\s?(?:đến|tới|-|–)\s?(?:hết\s|(?P<tx>trước)\s)?(?:ngày\s)?(?P<td>[0-9]{{1,2}})[/.-]"
        rf"(?P<tm>[0-9]{{1,2}})(?:[/.-](?P<ty2>{_Y})(?![0-9])|(?![0-9/]|[.,-][0-9]))",
    ),
    "days": (
        "@ từ đến các",
        rf"(?:{_DAYWORD}|từ|đến|các\sngày)\s(?:ngày\s)?(?P<ra>[0-9]{{1,2}})"
        r"(?:[/.-](?P<ram>[0-9]{1,2}))?\s?(?:-|–|đến|tới|và|,(?=\s))\s?(?:hết\s)?(?:ngày\s)?"
        rf"(?P<rb>[0-9]{{1,2}})[/.-](?P<rm>[0-9]{{1,2}})(?:[/.-](?P<ry>{_Y}))?(?![0-9/]|[.,][0-9])",
    ),
    "day": (
        "@",
        rf"{_DAYWORD}(?:\s(?:nay|qua))?\s\(?(?:ngày\s)?(?P<xd>[0-9]{{1,2}})\s?[/.-]\s?(?P<xm>[0-9]{{1,2}})(?![0-9/]|[.,][0-9]|-{_Y})",
    ),
    "slash": (
        "#",
        r"(?:(?<=\()|(?<=từ )|(?<=đến )|(?<=trước )|(?<=sau )|(?<=tới )|(?<=hết )|(?<=đầu )"
        r"|(?<=vào )|(?<=phiên ))(?P<zd>[0-9]{1,2})/(?P<zm>[0-9]{1,2})(?![0-9/]|[.,][0-9])"
        r"(?!\s(?:huyện|xã|phường|thôn|tiêu\schí|chỉ\stiêu|đơn\svị|sở|địa\sphương|tỉnh|hộ|vụ|trường)(?!\w))",
    ),
    "monthlast": ("tháng", r"tháng\s(?P<ml>[0-9]{1,2})\snăm\s(?:ngoái|trước)(?!\w)"),
    "lastmonth": ("tháng", r"tháng\s(?:trước|vừa\squa|qua)(?!\w)"),
    "lastweek": ("tuần", r"tuần\s(?:trước|vừa\squa|qua)(?!\w)"),
    "today": (
        "hôm sáng trưa chiều tối",
        r"(?:hôm\s(?P<td0>nay|qua)|(?:sáng|trưa|chiều|tối)\s(?P<td1>nay|qua))(?!\w)(?!\s\(?(?:ngày\s)?[0-9])",
    ),
    "monththis": ("tháng", r"tháng\s(?P<mt>[0-9]{1,2})\s(?:năm\s)(?:nay|này)(?!\w)"),
    "month": ("tháng", rf"tháng\s(?P<m>[0-9]{{1,2}})(?:\s?[-/.]\s?|\snăm\s|,\s)(?P<moy2>{_Y})"),
    "shortmonth": (
        "#",
        r"(?<!đợt )(?<!lần )(?<!số )(?<!kỳ )(?<!vòng )(?<!tập )(?<!phiên )"
        rf"(?P<sm>0?[1-9]|1[0-2])[/-](?P<smy>{_Y})(?![0-9/])",
    ),
    "baremonth": (
        "tháng",
        r"(?<!mỗi )(?<!một )(?<!hằng )tháng\s"
        r"(?P<bm>[0-9]{1,2}(?!\s(?:triệu|tỷ|tỉ|nghìn|ngàn)(?!\w))|giêng|chạp|một|hai|ba|tư|năm|sáu|"
        r"bảy|tám|chín|mười(?:\s(?:một|hai))?)(?!\w)(?:[-–](?:[1-9]|1[0-2])(?![\w.,/%-]))?",
    ),
    "year": ("năm", rf"năm\s(?:tài\schính\s)?(?P<y>{_Y})(?![0-9])"),
    "yearedge": (
        "đầu giữa cuối",
        rf"(?:(?<!bắt )đầu|giữa|cuối)\s(?P<ye>{_Y})(?![0-9]|[.,/-][0-9])",
    ),
    "yearthen": (
        "#",
        r"(?:(?<=,\s)|(?<=;\s)|(?<=\()|(?<=như\s)|(?<=và\s)|(?<=gdp\s)|(?<=cpi\s)|(?<=sách\s)|(?<=thu\s))"
        rf"(?P<yt>{_Y})(?=\s(?:ước|tăng|giảm|đạt|là|còn|lên|xuống)(?!\w))",
    ),
    "yearin": ("#", rf"(?<=\()(?P<yi>{_Y})(?=\))"),
    "yearbare": (
        "tết trong đến tới",
        rf"(?:tết(?:\snguyên\sđán)?\s(?P<tet>{_Y})(?![0-9]|[.,/-][0-9])"
        rf"|(?:trong|(?P<upto2>(?:đến|tới)(?:\s(?:hết|cuối))?))\s(?P<bare>{_Y})"
        r"(?=\s?[,.;:)](?![0-9])|$|\s(?:còn|sẽ|phải|đạt|có|là)(?!\w)))",
    ),
    "thisyear": ("năm", r"năm\s(?P<ty>nay|ngoái|trước)(?!\w)"),
    "otheryear": ("năm", r"năm(?:\shọc)?\s(?:sau|kế\stiếp|tiếp\stheo)(?!\w)"),
    "lastyear": (
        "năm",
        r"(?:(?<=^)|(?<=, )|(?<=trong )|(?<=\. ))năm\s(?:vừa\s)?qua(?!\w)",
    ),
    "sofar": (
        "trong qua sau lũy luỹ tính # %",
        rf"(?:(?:trong|qua|sau|lũy\skế|luỹ\skế|tính\schung)\s|(?<=^)|(?<=, )|(?<=kế )|(?<=chung ))"
        rf"(?P<sf>{_N})\stháng(?:\s(?:vừa\s)?qua)?"
        rf"(?=\s?[,;]|\s(?:trên|hơn|gần|khoảng)\s[0-9]|\s(?:của\snăm(?!\s{_Y})|toàn|cả|tỉnh|huyện|thành\sphố|thị\sxã|xã|phường|sở|ban|ước|đạt|đã|mới"
        r"|ngành|các)(?!\w))",
    ),
    "bareday": (
        "@",
        r"(?<!mỗi )(?<!một )(?<!hằng )(?<!hàng )(?<!ngắn )(?<!dài )"
        rf"{_DAYWORD}\s[0-9]{{1,2}}(?![\w/.,-]|\stháng\s)",
    ),
    "span": (
        "# %",
        rf"(?<!thứ ){_N}\s{_SPAN_UNIT}\s(?:vừa\s)?(?:qua|gần\sđây|trở\slại\sđây|tới|sau\sđó|sau|"
        r"trước\sđó|trước|liên\stục|liên\stiếp|liền|nay|tiếp\stheo|kế\stiếp|đầu\stiên|đầu|"
        r"cuối\scùng|cuối|nữa|thi\shành|triển\skhai\sthực\shiện|thực\shiện\s(?:luật|nghị|chỉ|kết))(?!\w)",
    ),
    "ago": (
        "cách trước sau",
        rf"(?:cách\s(?:đây|nay)|trước\sđó|trước\sđây|sau\sđó)\s{_ABOUT}{_ANY}(?:(?:,|\shoặc)?\s{_N})?"
        rf"\s{_SPAN_UNIT}(?!\w)",
    ),
    "within": (
        "trong sau suốt qua mỗi hằng hàng cứ trước sơ tổng kỷ tưởng hơn",
        rf"(?:trong\svòng|trong\ssuốt|trong|sau|suốt|qua|mỗi|hằng|hàng|cứ|trước|sơ\skết|"
        rf"tổng\skết|kỷ\sniệm|tưởng\sniệm|hơn\snữa)\s{_ABOUT}{_ANY}\s{_LONG_UNIT}(?!\w)(?!\s(?:/\s?)?{_Y}|/{_Y})(?!\s\({_Y}[),])(?!\stù)"
        r"(?!\sđầu\snăm)(?!\scòn\slại)"
        r"(?!\scuối\snăm)(?!\s(?:của\s)?năm\s)",
    ),
    "clock": (
        "lúc hồi khoảng vào từ đến tới trước sau gần hơn điểm",
        r"(?:(?:lúc|hồi|vào|từ|điểm)\s"
        rf"(?:hơn\s|gần\s|khoảng\s)?{_HOUR}(?:\s?(?:-|–|đến|tới)\s{_HOUR})?(?!\w)"
        rf"|(?:khoảng|đến|tới|trước|sau|gần|hơn)\s(?:hơn\s|gần\s|khoảng\s)?{_HOUR}"
        rf"(?=\s{_PART_OF_DAY}|\s(?:kém|đúng)|\s?[,.;)]|$))",
    ),
    "cumulated": (
        "lũy luỹ tính cộng",
        rf"(?:lũy\skế|luỹ\skế|tính\schung|cộng\sdồn)\s(?:cả\s)?{_N}\s{_LONG_UNIT}(?!\w)(?!\sđầu)"
        rf"(?!\s?(?:năm\s|/\s?|của\snăm\s){_Y})",
    ),
    "moment": (
        "trong sau suốt qua mỗi hằng hàng cứ trước",
        r"(?:trong\svòng|trong\ssuốt|trong|sau|suốt|"
        rf"qua|mỗi|hằng|hàng|cứ|trước)\s{_ABOUT}{_ANY}\s(?:ngày|đêm|giờ|phút|giây)(?!\w)(?!\s[0-9]{{1,2}}\s(?:(?:và|đến|-)\s[0-9]|phút|giây))"
        r"(?!\s(?:đầu|cuối)\s(?:của\s)?(?:năm|tháng))",
    ),
    "century": (
        "thế thập những",
        r"(?:thế\skỷ|thập\sniên|thập\skỷ|những\snăm)\s(?:thứ\s)?(?:[0-9]{1,4}|[ivx]+)(?!\w)",
    ),
    "hour": (
        "#",
        rf"{_HOUR}(?=\s{_PART_OF_DAY})|{_HOUR}\s?(?:-|–|đến)\s{_HOUR}(?!\w)"
        r"|(?<!\bsau\s)(?<!\btrong\s)(?<!\bsuốt\s)(?<!\bmất\s)(?<!\bhết\s)(?<!\bdài\s)"
        r"[0-9]{1,2}\sgiờ\s[0-9]{1,2}(?:\sphút)?(?!\w)",
    ),
    "weekday": (
        "thứ",
        r"thứ\s(?:hai|ba|tư|năm|sáu|bảy)(?=\s(?:tuần|này|vừa|hằng|hàng|tới|và|đến|sau|"
        r"trước|ngày|[0-9])(?![^\W\d_])|\s?[,(])",
    ),
    "born": (
        "tuổi sinh sn",
        r"(?:tuổi|(?<!tuyển )(?<!phát )(?<!học )(?<!thí )sinh\snăm|sn)\s?:?\s?(?:19|20)[0-9][0-9]",
    ),
}
DAYS = {"date", "day", "slash", "longdate", "today"}
SHORT_DAYS = {"day", "slash"}  # that never say their year
# What all forms that begin with a digit go on with: one look before each of them is tried.
_BEHIND_DIGITS = rf"(?=[0-9]++\s?(?:[-–—÷/.)]|đến|tới|{_SPAN_UNIT}|g\s|tăng|giảm|đạt|là|còn))"
_GROUPS = {
    "#": list("0123456789"),
    "@": ["rạng", "sáng", "trưa", "chiều", "tối", "đêm", "khuya", "ngày", "hôm", "mùng", "mồng"],
    "%": ["hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"],
}


def _by_first_word() -> dict[str, re.Pattern[str]]:
    """For each word that begins a form, the forms to try there, as one pattern."""
    tried: dict[str, list[str]] = {}
    for name, (firsts, pattern) in FORMS.items():
        for first in firsts.split():
            for word in _GROUPS.get(first, [first]):
                tried.setdefault(word, []).append(f"(?P<k_{name}>{pattern})")
    return {
        word: re.compile(f"{_BEHIND_DIGITS if word.isdigit() else ''}(?:{'|'.join(forms)})")
        for word, forms in tried.items()
    }


TRY = _by_first_word()
# Behind what stands before it, which passes over the letters inside words at once.
_TRIGGER = re.compile(
    rf"[^\w/.,-]([0-9]|{any_of(word for word in TRY if not word.isdigit())}(?=\s))"
)


def beginnings(low: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, str]]:
    """Where a form can begin in a text in lower case, from an offset to before another, each with
    its word or first digit.

    >>> list(beginnings("năm 2023 có 5 hộ"))
    [(0, 'năm'), (4, '2'), (12, '5')]
    """
    last = len(low) if end is None else end
    found = _TRIGGER.finditer(f" {low}", start, last + 2)  # and the blank behind a word
    return ((m.start(), m[1]) for m in found)


def beginning_at(low: str, start: int) -> str | None:
    """The word or first digit of a form that can begin at an offset, or None."""
    m = _TRIGGER.match(f" {low}", start)
    return m[1] if m else None
