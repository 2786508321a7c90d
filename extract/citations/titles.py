"""What a cited document is about: where its title begins, and its natural end."""

from __future__ import annotations

import re

from ...corpus.text.folding import LOWER, UPPER
from ..lexicons import one_of
from .symbols import TYPE_CODES

# `ngày 27-4 về việc`: a day without a year is no date of issue, and the title goes on behind it.
_NO_YEAR = r"(?:,?\s(?:vào\s)?(?:ngày\s)?[0-9]{1,2}[-/.][0-9]{1,2}(?![-/.0-9]))?"
# `báo cáo về Sở`, `… về Thường trực Tỉnh ủy`: to whom, not about what.
_ABOUT = re.compile(
    rf"{_NO_YEAR}[\s,:]*\(?(?:[-–]\s)?(?:(?:về\s(?:việc\s)?){{1,2}}|v/v\s)(?=\S)"
    r"(?!(?-i:Sở|UBND|Cục|Phòng|Văn phòng|Thường trực|Ban Thường vụ"
    r"|(?:Tỉnh|Thành|Huyện|Quận|Đảng) [uủ][yỷ])\s)",
    re.I,
)
_HINTS = (  # what a document does, each with what shows that its title says so
    r"[Qq]uy\sđịnh\s(?:giá\s(?!trị)|chi\stiết|một\ssố|việc|mức|chức\snăng|chính\ssách|cơ\schế"
    r"|chế\sđộ|tiêu\schuẩn|điều\skiện|trình\stự|thủ\stục|xử\sphạt|bổ\ssung\svề|về)",
    r"sửa\sđổi(?:,?\s(?:bổ\ssung(?!\snăm)|bãi\sbỏ|thay\sthế)|\sNghị|\sQuyết|\smột)",
    r"[Pp]hê\s(?:duyệt|chuẩn)\s(?!của|và\s|là)",
    r"[Hh]ướng\sdẫn\s(?:[Ll]uật|Nghị\sđịnh|thi\shành|thực\shiện|áp\sdụng|một\ssố|việc|về|trình\stự"
    r"|thủ\stục|chi\stiết|kỹ\sthuật|nghiệp\svụ|tạm\sthời|tổ\schức|công\stác|phối\shợp)",
    r"triển\skhai\s(?:công\stác|thực\shiện)",
    r"[Bb]an\shành\s(?:Quy|Chương|Kế|Bộ|Điều\slệ|Danh\smục|[qQ]uy\schế|quy\sđịnh|chương\strình"
    r"|kế\shoạch)",
    r"ban\sbố\s(?!của|và\s|là)",
    r"giải\sthích\s(?:một|các)",
    r"điều\schỉnh\s(?!của|và\s|là|lại)",
    rf"{one_of('title_verbs')}\s(?=[{LOWER}0-9])",  # `… ngày 26/5/2031 Đánh giá kết quả …`
)
DEFINES = re.compile(rf",?\s\(?(?={'|'.join(_HINTS)})")
# `Kế hoạch số 12-KH/HU ngày 3/5/2031 thực hiện Nghị quyết 9`: what a document is there for
_PURPOSES = (
    r"(?:(?:triển\skhai\s)?thực\shiện|thi\shành)\s(?:Nghị|Chỉ\sthị|Kết\sluận|Quyết\sđịnh|Luật"
    r"|Kế\shoạch|Đề\sán|Chương\strình)\s",
    r"(?:sơ|tổng)\s+kết\s+(?:[0-9]+|một|hai|ba|năm|mười)\s+năm\s",
    r"thông\sbáo\s(?:ý\skiến|kết\sluận)\s",
    r"thực\shiện\sdân\schủ\s",
    r"giám\ssát\s(?:việc|kết\squả|tình)\s",
    r"thi\shành\s(?:Chương|Điều\slệ)\s",
    r"(?:thành\slập|kiện\stoàn)\s(?!năm|ngày|từ|vào|và|theo|các|nhiều|lại)",
)
_CARRIES_OUT = re.compile(rf"\s+(?={'|'.join(_PURPOSES)})")
# What a document with a number orders is mostly told so: `Thông tư 16/2031 quy định nghĩa vụ …`
_ORDERS = re.compile(
    rf",?\s\(?(?=(?:quy\sđịnh|hướng\sdẫn)\s{one_of('ordered_matters')}(?!\w))", re.I
)
# `Nghị định 88/2033 quy định về chợ`: what it is about
_DEFINES_ABOUT = re.compile(r",?\s\(?(?:quy\sđịnh|hướng\sdẫn)\svề\s(?:việc\s)?(?=\S)")
# What is quoted without `về` is a title where a capital opens it, not what the document says.
_QUOTED = re.compile(
    r"[\s,:]*(?:“\s?(?P<outer>[^”“\"\n]{6,300}(?:“[^”“\"\n]{2,80}”[^”“\"\n]{0,200})+)”"
    r"|[\"“«‘](?P<title>[^\"”»’\n]{6,300}?)[\"”»’]|(?<=\s)'(?P<plain>[^'\n]{6,300})'(?!\w))"
)
_ABOUT_INSIDE = re.compile(r"\s?(?:[Vv]ề\s(?:việc\s)?|[Vv]/v\s)(?=\S)")  # `“về phát triển du lịch”`
_OPENED = re.compile(rf"\s?(?:[{UPPER}]|về\s)")
# A line that goes on small is cut to a width: `ngày ⏎ 19 tháng 6`, `số ⏎ 12/2031/NĐ-CP`.
HARD_BREAK = (
    rf"(?=\n)(?:(?<![\w,])(?<![0-9]\s[-–])\n|(?<![-–])\n(?![{LOWER}])(?<!số\n)(?<!ngày\n)(?<!tháng\n)(?<!năm\n)"
    r"(?![-–]\s?(?:19|20)[0-9]{2})(?<!của\n)(?<!và\n)(?<!về\n))"
)
# `cơ quan cấp tỉnh, cấp huyện`, `công nhận xã, huyện, tỉnh đạt chuẩn`
_LEVEL = r"(?:cấp\s)?(?:tỉnh|thành\sphố|huyện|quận|xã|phường|thị\strấn)"
_NEXT_LEVEL = (
    r"(?:(?<=tỉnh,\s)|(?<=huyện,\s)|(?<=quận,\s)|(?<=xã,\s)|(?<=phường,\s))"
    rf"{_LEVEL}(?!\w|\s(?:đã|đang|sẽ|có|tổ|triển|ban|tập|vận|huy|chỉ|phải|cần|được))"
)
# `… vùng chè của tỉnh, giai đoạn 2031-2035;`
_FOR_SPAN = r"giai\sđoạn\s20[0-9]{2}\s?[-–]\s?20[0-9]{2}(?=\s?[,;.)”\"\n]|\strên\s|$)"
# `… về quản lý chất thải quy định chủ nguồn thải phải …`: what the document says
_SAYS = (
    r"\s(?:lại\s)?quy\sđịnh\s(?=(?:chủ|người|không|rõ|theo\shướng|khi|nếu|hành\svi|mọi|mỗi|tất\scả|kể\stừ|phải)\s)"
    r"(?<!việc quy định )(?<!các quy định )(?<!theo quy định )"
)
_BODY_SAYS = (
    r"\scủa\s(?=(?:Chính\sphủ|Quốc\shội|Thủ\stướng(?:\sChính\sphủ)?|Bộ\sChính\strị|(?:[Bb]ộ|UBND|HĐND)(?:\s\w+){1,4}?)"
    r"\s(?:quy\sđịnh\s(?!chi\s|về\s|một\s|việc\s|chức\s|tiêu\s)|nêu\s|yêu\scầu\s|cho\sphép\s))"
)
# What a comma stands inside of: `công bố và tổ chức`, `Tổ quốc, các đoàn thể chính trị`
_ONE_NAME = (
    rf"(?:công\sbố|thông\sbáo|tổ\schức|quyết\sđịnh)\svà\s[{LOWER}]"
    r"|(?:(?<=Tổ\squốc,\s)|(?<=Việt\sNam,\s))các\s(?:đoàn\sthể|tổ\schức)\schính"
    r"|góp\sý\sxây\sdựng\sĐảng|toàn\sdiện(?!\w)|(?<=Đảng,\s)chính\squyền|ban\scán\ssự|cấp\s(?:bách|thiết)"
    rf"|{_FOR_SPAN}|{_NEXT_LEVEL}|(?<=Chính\strị,\s)Ban\sBí\sthư"
)
_BRACKETED = (  # `(Nghị quyết 5)`, `(sau đây gọi là …)`, `(QCDC)`, and no `(OCOP) giai đoạn …`
    r"(?:Nghị|Chỉ|Kết|Quyết|Thông|Kế|Đề)\s\w+\s(?:số\s)?[0-9]|Quy\schế\s|[Dd]ự\sthảo|gọi|Phụ\slục"
    r"|(?:sau|dưới)\sđây|địa\schỉ|nay|viết"
    r"|(?:ở|gồm|tại|trong|do|theo|nằm|tức|là|được|thay|thuộc|kể)\s"
    r"|[A-ZĐ]{2,}[0-9]*\)(?!\s(?:toàn\sdân|giai\sđoạn|trên\sđịa\sbàn|đến\snăm|nâng\scao"
    r"|thích\sứng|phục\svụ|gắn\svới|đối\svới|trong\s(?:lĩnh|giai|tình|cơ))(?!\w))"
)
_ITS_DAY = (  # `Pháp lệnh về chợ nổi ngày 5/6/2031`, and no `của Nghị định số 9/2031/NĐ-CP ngày …`
    rf"(?<=[{LOWER}])(?<!trước)(?<!sau)(?<!vào)(?<!từ)(?<!đến)(?<!hết)(?<!TTg)\s"
    r"(?=ngày\s[0-9]{1,2}(?:[/.-]|\stháng\s)[0-9]{1,2}(?:[/.-]|\snăm\s)[0-9]{4})"
)
_GROWS = (  # `… về giữ rừng, nhận thức của người dân được nâng lên`
    r"ngày\scàng|từng\sbước|được\s(?:nâng|củng|giữ|cải\sthiện|thể\shiện|đẩy)"
    r"|có\s(?:nhiều|bước|những|sự)\s(?:chuyển|tiến|đổi|thay)"
)
_ENDINGS = (
    r"(?<!TP)(?<!Tp)(?<![\s(][PQH])[.](?=\s|$)",
    r"[;)\]”\"…]",
    r"[.]{3}",
    r":(?=\s?[“\"])",
    HARD_BREAK,
    r"\s[-–]\s",
    r"\svới\s(?=[0-9])",
    r"\svà\s(?=[Dd]ự\sthảo\s(?:\w+\s){2}của\s[^,.;]{5,40}\svề\s)",
    _SAYS,
    _BODY_SAYS,
    r"\sđề\sxuất\s(?=[“\"])",
    r"\svà\s(?=(?:[Đđ]iều|[Kk]hoản|điểm|[Nn]ghị\s(?:định|quyết)|[Tt]hông\stư|[Cc]hỉ\sthị|[Qq]uyết\sđịnh"
    r"|[Cc]ông\svăn|[Kk]ết\sluận)\s(?:số\s)?[0-9])",
    rf"\s\((?={_BRACKETED})",
    r",?\s(?:cụ\sthể\s)?như\ssau(?!\w)",
    r",\scụ\sthể(?!\w)",
    rf",\s(?!{_ONE_NAME})"
    rf"(?=(?:{one_of('title_ends_before')}|{one_of('issuer_heads')}|[0-9]\w*%?)\s)"
    r"(?<!ủy, )(?<!uỷ, )",  # `của huyện ủy, thành ủy`: bodies of one kind
    _ITS_DAY,
    rf",\s(?=(?:{one_of('another_document')})\s(?:số\s)?[0-9])",
    r"\strên\sđịa\sbàn\s(?=(?:năm\squa|thời\sgian|trong|những)(?!\w))",
    # `… về nghề muối và Bộ Y tế đã …`
    r"\svà\s(?=(?:Bộ|Chính|Thủ|UBND|HĐND)\s(?:\w+\s){1,5}(?:đã|vừa)\s)",
    r"\squy\sđịnh(?=[,:])",
    # `hướng dẫn Luật Nhà ở, chủ đầu tư chỉ được huy động vốn khi …`
    rf",\s(?=(?:(?!có\shiệu|thì\s|và\s)[{LOWER}]+\s){{2,14}}"
    r"(?:chỉ\sđược|phải\schịu|bị\s(?:phạt|xử))\s)",
    rf",\s(?=(?:[{LOWER}]+\s){{1,12}}(?:{_GROWS})\s)",
    # `… về nghề muối, Nhật Bản đã …`
    rf",\s(?=(?:[{UPPER}]\w*\s){{1,4}}(?:đã|sẽ|đang|cho|cũng|là|có|không|chưa|phải|vẫn|đề|khẳng"
    r"|xác|yêu)\s)",
    r"\s(?=(?:sáng|trưa|chiều|tối)\s(?:ngày\s)?[0-9])",
    rf"(?<!nhất)(?<!việc)\s(?!{one_of('title_goes_on')}\b)(?={one_of('title_ends_at')}\b)",
)
# What any of them begins with is looked at once, not by each.
_END = re.compile(rf"(?=[\s.,;:)\]”\"…])(?:{'|'.join(_ENDINGS)})")
# `quy định mức phạt tiền từ 2 triệu đồng`, `hướng dẫn về các chữ số này`: what it says
_RULES = re.compile(r"[0-9]\s?(?:triệu|tỷ|tỉ|nghìn)?\s?(?:đồng|%)|\s(?:này|đó|như\ssau)(?:\s|$)")
_QUOTE = re.compile(r"[“\"]")
_QUOTES = re.compile(r"“[^”\n]{3,200}”|(?<=\s)\"(?=\S)[^\"\n]{3,200}(?<=\S)\"")
_DASH = " -–\n"
_COMPANY = re.compile(r"(?:[Cc]ông\sty|[Tt]ập\sđoàn)(?:\s\w+){0,6}$")
# `đối với ông Minh - nguyên Bí thư`: who a person is
_OFFICE = re.compile(
    r"(?:nguyên|phó|bí thư|chủ tịch|giám đốc|trưởng|đại biểu|[ủu][yỷ] viên)\s", re.I
)
_ACRONYM = re.compile(r"[A-ZĐ]{4,}(?!\w|\s(?:đã|cho|vừa|đưa|thông))")  # `dân số - KHHGĐ`
# `xử phạt … trong lĩnh vực thủy lợi; đê điều; phòng, chống lụt, bão`
_FIELD = re.compile(r"\slĩnh\svực\s")
_NEXT_FIELD = re.compile(
    rf"\s(?!(?:các|những|và|đồng\sthời|đến|theo|hướng|nghị|thông|luật|quyết|công|chỉ|kế|tại|từ|trong|đã|sẽ)\s)"
    rf"[{LOWER}]+(?:,?\s[{LOWER}]+){{0,7}}\s?(?:[;.(,\n]|$)"
)
# `xây dựng mô hình “Ngõ sạch” tại các xã biên giới`: more of the title behind a quoted name
_GOES_ON = re.compile(
    rf"(?:,|\svà)\s(?:[{LOWER}]+\s){{0,3}}[“\"]"  # `phong trào “Ngõ sạch”, xây dựng “Phố đẹp”`
    r"|\s(?:giai\sđoạn|(?:đến\s)?năm\s20[0-9]{2}|trên\sđịa\sbàn|tại|tham\sgia|gắn\svới|trong|ở|cho|đối\svới)(?!\w)"
)
_BEGINS = re.compile(
    rf"(?!{one_of('another_document')}|[Dd]ự\sán|[Cc]hương\strình|[Bb]áo\scáo)[^\W\d_]+ [^\W\d_]+ "
)
_STRETCH = re.compile(r"(\w+)\s[0-9]+\s[-–]\s\1\s[0-9]")  # `Km 0 - Km 149`
_IN_SYMBOL = re.compile(rf"(?:{TYPE_CODES})\s?[-–/]")  # `số 56 - CT / TW`


def title_at(text: str, start: int, stop: int) -> tuple[str, int, int] | None:
    """The title that a citation gives behind itself: its words, where they begin and end.

    >>> title_at(" về phát triển kinh tế - xã hội đã có", 0, 37)
    ('phát triển kinh tế - xã hội', 4, 31)
    """
    about = _ABOUT.match(text, start, stop) or _DEFINES_ABOUT.match(text, start, stop)
    about = about or DEFINES.match(text, start, stop) or _ORDERS.match(text, start, stop)
    about = about or _CARRIES_OUT.match(text, start, stop)
    quoted = _QUOTED.match(text, about.end() if about else start, stop)
    if quoted and quoted.lastgroup == "plain" and about is None:
        quoted = None  # `Nghị quyết 43: ' Đường băng ' cho …`, in a headline
    if quoted and (about or _OPENED.match(text, quoted.start(quoted.lastindex or 0))):
        begin, end = quoted.span(quoted.lastindex or 0)
        if led := _ABOUT_INSIDE.match(text, begin):
            begin = led.end()
        return text[begin:end].strip(), begin, quoted.end()
    if about is None:
        return None
    title, end = phrase(text, about.end())
    if title is None or (about.re in (DEFINES, _ORDERS, _DEFINES_ABOUT) and _RULES.search(title)):
        return None
    return title, about.end(), end


def phrase(text: str, start: int, limit: int = 420) -> tuple[str | None, int]:
    """A title from `start` up to its natural end, and that end."""
    window = text[start : start + limit]
    end = len(window) if len(window) < limit else window.rfind(" ")
    quotes = [m.span() for m in _QUOTES.finditer(window)] if _QUOTE.search(window) else []
    for m in _END.finditer(window):
        if any(a <= m.start() < b - 1 for a, b in quotes):
            continue  # `phê duyệt Đề án “Ngõ sạch, phố đẹp”`
        if _ends(window, m):
            end = m.end() if _closes(window, m) else m.start()
            break
    opened = window.rfind("(", 0, end)
    if opened > window.rfind(")", 0, end):
        end = opened  # what the bracket holds is cut off, and no part of the title
    title = " ".join(window[:end].split()).rstrip(" ,.;:(")
    return title or None, start + len(window[:end].rstrip(" ,.;:("))


def _ends(window: str, m: re.Match[str]) -> bool:
    if m[0] == ";" and _FIELD.search(window, 0, m.start()) and _NEXT_FIELD.match(window, m.end()):
        return False
    if m[0] == ";" and _goes_on_alike(window, m.end() + 1):
        return False
    if m[0] in '”"' and _GOES_ON.match(window, m.end()) and _closes(window, m):
        return False
    if m[0] == ")":
        return "(" not in window[: m.start()]
    return m[0].strip(_DASH) != "" or not m[0].strip() or not _joins(window, m)


def _goes_on_alike(window: str, at: int) -> bool:
    """`tuyển sinh hệ chính quy; tuyển sinh hệ vừa học vừa làm`"""
    begins = _BEGINS.match(window)
    return begins is not None and window.startswith(begins[0], at)


def _closes(window: str, m: re.Match[str]) -> bool:
    """Whether a quotation that the title opened ends: `phê duyệt Đề án “Ngõ sạch”`."""
    opening = {"”": "“", '"': ' "'}.get(m[0])
    return opening is not None and window.rfind(opening, 0, m.start()) > window.rfind(
        m[0] if m[0] == "”" else '" ', 0, m.start()
    )


def _joins(window: str, dash: re.Match[str]) -> bool:
    """Whether a dash joins words of one kind: `kinh tế - xã hội`, `2011 - 2020`, `Mỹ - Nhật`."""
    left = window[: dash.start()].rsplit(" ", 1)[-1][:1]
    right = window[dash.end() : dash.end() + 1]
    if _OFFICE.match(window, dash.end()):
        return False
    if left.isdigit() and _IN_SYMBOL.match(window, dash.end()):
        return True
    if _COMPANY.search(window, 0, dash.start()) and window[dash.end() : dash.end() + 1].isupper():
        return "-" in dash[0]  # `Công ty mẹ - ABC`
    if left.isupper() or _ACRONYM.match(window, dash.end()):
        return "-" in dash[0]
    if _STRETCH.search(window, max(0, dash.start() - 12), dash.end() + 12):
        return True
    return (left.islower() and right.islower()) or (left.isdigit() and right.isdigit())
