"""Sentences for tests of encodings: our own small grammar, every letter and tone in it."""

from __future__ import annotations

import random
import unicodedata

from solieu.corpus.text.legacy import chart

OPENINGS = (
    """
Trong quý III năm 2021|Sáng ngày 12/8|Từ đầu năm đến nay|Cuối tuần qua|Ở những bản vùng cao
Bữa trước
Theo kế hoạch đã duyệt|Suốt mùa mưa lũ|Ngay sau lễ khai giảng|Để giảm nghèo bền vững|Giữa tháng Chạp
Nhờ nguồn vốn ưu đãi|Qua kiểm tra đột xuất|Khi nước rút|Ít hôm sau|Ẩn dưới tán rừng|Ước tính ban đầu
""".replace("\n", "|")
    .strip("|")
    .split("|")
)
WHO = (
    """
Ủy ban nhân dân xã Kỳ Vỹ|Đảng ủy phường Ỷ La|Hội Cựu chiến binh thị trấn Ái Nghĩa|bà Ứng Thị Ẩm Thủy
ông Ất ở tổ dân phố Quỳnh Ổi|Ấp Ông Đồ|trường tiểu học Ỡm Ờ|Sở Nội vụ|Ban Ăn uống Ẵm Bồng
Huyện đoàn Đức Phổ|nhóm thợ xẻ ở Ẳng Cang|Ễnh Ương câu lạc bộ|tổ Ủ phân|cô giáo Yến Ỵ|chú Ỉn
Hợp tác xã Ổn Định|đội Ụ Tàu|Ắc quy Đồng Nai|bếp Ằng Nước|cụ Ẹo|Õng Ẹo ca kịch|nhà văn Ý Nhi
""".replace("\n", "|")
    .strip("|")
    .split("|")
)
DID = (
    """
đã tiếp nhận|vừa bàn giao|giải quyết xong|vẫn thiếu|xây mới|sửa chữa|trích quỹ mua|ghi nhận thêm
hỗ trợ|kiểm điểm về|đẩy nhanh tiến độ|gỡ vướng cho|tuyên dương|phạt nguội|nghiệm thu|ngỡ ngàng trước
""".replace("\n", "|")
    .strip("|")
    .split("|")
)
WHAT = (
    """
chỉ tiêu gắn với lợi ích|mét vỉa hè bằng phẳng, chẵn lẻ|tấm bẵng|dòng họ Ỵ, họ ỵ|cái khoá sắt
hồ sơ đất đai|căn nhà nghĩa tình|lượt hộ cận nghèo|ki-lô-mét đường bê tông|suất học bổng|kỹ sư trẻ
con trâu giống|ý kiến của cử tri|mẫu ruộng lúa nếp|khẩu phần ăn|tủ sách|giếng khoan|lượng rác thải
đơn khiếu nại|gốc quế|mẻ cá cơm|chiếc thuyền thúng|buổi tập huấn|nghìn cây gỗ lớn|vết nứt nhỏ
""".replace("\n", "|")
    .strip("|")
    .split("|")
)
MORE = """
, cao hơn hẳn so với cùng kỳ|, dù còn nhiều bỡ ngỡ|, trong đó quá nửa là phụ nữ| để bà con yên tâm
 và hẹn sẽ trả lời bằng văn bản|; số còn lại chờ thẩm định| ở khuỷu sông Ngữ|, rõ nhất là ở Khẽm
, khiến ai nấy đều phấn khởi|, chẳng hề để trễ một ngày| nhằm gìn giữ nghề rèn| với vẻ mặt rạng rỡ
, tuy lẽ ra phải sớm hơn|, theo lời chị Nguyễn Thị Thưởng| mà chưa dùng đến ngân sách|, hẫng hụt
, kể cả khoảng ruộng trũng, lầy| giữa cơn bão lớn|, ấy vậy mà ít ai hay| trước Tết Nguyên đán
""".strip("\n").replace("\n", "|").split("|")  # fmt: skip

HEADINGS = (
    """
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM|ĐỘC LẬP - TỰ DO - HẠNH PHÚC|BÁO CÁO TỔNG KẾT NĂM HỌC
KHÓ KHĂN, HẠN CHẾ
DỰ ÁN NGẦM HÓA LƯỚI ĐIỆN Ở PHỐ CŨ|CHÍNH SÁCH ƯU TIÊN CHO HỘ NGHÈO|LỜI MỞ ĐẦU
TÌNH HÌNH SẢN XUẤT VỤ HÈ
SỬA ĐỔI, BỔ SUNG QUY CHẾ LÀM VIỆC|ĐÁNH GIÁ CỦA CỬ TRI KHUYẾN LƯƠNG|CHỢ ẨM THỰC BÃI CẠN
GIỮ GÌN VỆ SINH
MẪU NHẬT KÝ DẪN HÀNG CỦA BẾN ĐÒ|THUÊ ĐẤT DỄ, TRẢ ĐẤT KHÓ|KẺ XẤU, NGƯỜI TỐT|ĐẶC SẢN BẮC HÀ|GIỖ TỔ
QUỸ VÌ TRẺ EM|PHÒNG NGỪA TRỘM CẮP, CỜ BẠC|KHỬ KHUẨN LẦN HAI|CHẴN LẺ|CỐ ĐÔ|ỐNG NƯỚC, GIẾNG LỌC|VỠ ĐÊ
XẺ GỖ QUẾ VÀ THỢ MỘC MỸ NGHỆ|SỞ Y TẾ TRẢ LỜI|QUẢNG ÍCH|TỈNH ỦY ỨNG HỘ|LŨ QUÉT Ở THỦY KHẨU|Ỳ ẠCH
NHỮNG CÂU HỎI CÒN BỎ NGỎ|KỶ LUẬT, KỲ LUẬT|THỈNH THOẢNG|VẰNG VẶC|ĐẰNG ẴNG|ẾCH NHÁI|LẠNH LẼO|NGÕ CHỢ
ĐỀ NGHỊ BỒI THƯỜNG MÙA VỤ|ĐIỂM NÓNG, ĐIỂM NGHẼN|LỊCH THỂ DỤC GIỮA GIỜ|HỒ SƠ CHỜ XỬ LÝ
""".replace("\n", "|")
    .strip("|")
    .split("|")
)


def sentences(count: int, seed: int = 1) -> list[str]:
    """So many sentences, always the same ones."""
    pick = random.Random(seed)
    made = []
    for _ in range(count):
        opening, who, did = pick.choice(OPENINGS), pick.choice(WHO), pick.choice(DID)
        number, what, more = pick.randint(2, 980), pick.choice(WHAT), pick.choice(MORE)
        heading = f"{pick.choice(HEADINGS)}. " if pick.random() < 0.2 else ""
        made.append(f"{heading}{opening}, {who} {did} {number} {what}{more}.")
    return made


def short_sentences(count: int) -> list[str]:
    """So many sentences of 40 to 80 characters."""
    made = [sentence.split(", ", 1)[1] for sentence in sentences(count * 6, seed=2)]
    cut = [s[0].upper() + s[1:] for s in made if 40 <= len(s) <= 80]
    return cut[:count]


def written_in(encoding: str, text: str) -> bytes:
    """The text as bytes of an old encoding; capitals that TCVN3 has not are small ones there."""
    if encoding == "cp1258":
        return _windows_1258(text)
    letters = chart(encoding)
    if encoding == "viqr":
        marks = {mark: f"\\{mark}" for mark in ".?'"}
        text = "".join(_escaped(text, at, marks) for at in range(len(text)))
    shown = "".join(letters.get(c) or letters.get(c.lower(), c) for c in text)
    return b"".join(c.encode("cp1252") if ord(c) > 255 else c.encode("latin-1") for c in shown)


def _escaped(text: str, at: int, marks: dict[str, str]) -> str:
    behind_vowel = at and unicodedata.normalize("NFD", text[at - 1])[0].lower() in "aeiouy"
    return marks.get(text[at], text[at]) if behind_vowel else text[at]


def _windows_1258(text: str) -> bytes:
    """As an old word processor wrote it: letters composed, tones as marks of their own."""
    data = bytearray()
    for letter in text:
        try:
            data += letter.encode("cp1258")
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", letter)
            tone = next(mark for mark in parts if mark in "\u0300\u0301\u0303\u0309\u0323")
            base = unicodedata.normalize("NFC", parts.replace(tone, ""))
            data += base.encode("cp1258") + tone.encode("cp1258")
    return bytes(data)
