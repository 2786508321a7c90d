"""Encodings before Unicode and text read wrongly: put right where sure, else refused or left.

Text that is right is never altered.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
import sentences
from solieu.corpus import Article, Reason, Reject
from solieu.corpus.compose import compose
from solieu.corpus.record import Record
from solieu.corpus.text.decode import UnknownEncoding, decode
from solieu.corpus.text.folding import MARKED_LETTERS
from solieu.corpus.text.legacy import NAMES, chart, shown
from solieu.corpus.text.mojibake import mended
from solieu.corpus.text.phonology import is_syllable
from solieu.corpus.text.restoring import restored, restored_bytes

LONG: list[str] = sentences.sentences(600)
SHORT: list[str] = sentences.short_sentences(600)
WHOLE = [" ".join(LONG[at : at + 6]) for at in range(0, len(LONG), 6)]
WITH_BYTES = [name for name in NAMES if name != "viqr"]


def as_text(encoding: str, data: bytes) -> str:
    """How the bytes stand in a file that was saved as UTF-8 after they were read wrongly."""
    return data.decode() if encoding == "viqr" else shown(data)


def outcomes(texts: list[str], encoding: str, read: Callable[[bytes], str]) -> Counter[str]:
    """How often a text came out right, but for capitals that TCVN3 has not, left, or refused."""
    found: Counter[str] = Counter()
    for text in texts:
        data = sentences.written_in(encoding, text)
        try:
            came = read(data)
        except UnknownEncoding:
            found["refused"] += 1
            continue
        if encoding == "tcvn3":
            came, text = came.lower(), text.lower()
        right = "right" if came == text else "wrong"
        found["left" if came == as_text(encoding, data) else right] += 1
    return found


def test_the_sentences_spell_every_letter() -> None:
    assert set(MARKED_LETTERS + MARKED_LETTERS.upper()) <= set("".join(LONG))
    assert len(set(LONG)) == len(set(SHORT)) == 600


@pytest.mark.parametrize("encoding", NAMES)
def test_charts_name_each_letter_once(encoding: str) -> None:
    if encoding == "cp1258":  # Python has its chart
        return
    codes = Counter(chart(encoding).values())
    assert codes.most_common(1)[0][1] == 1
    missing = set(MARKED_LETTERS + MARKED_LETTERS.upper()) - set(chart(encoding))
    assert all(letter.isupper() for letter in missing)
    assert bool(missing) == (encoding == "tcvn3")


@pytest.mark.parametrize("encoding", WITH_BYTES)
def test_bytes_of_an_old_encoding_are_read(encoding: str) -> None:
    assert outcomes(WHOLE, encoding, decode) == {"right": len(WHOLE)}
    for texts in (LONG, SHORT):
        found = outcomes(texts, encoding, restored_bytes)
        assert found["wrong"] == found["left"] == 0
        assert found["right"] >= 0.97 * len(texts)


def test_few_words_are_in_the_encoding_around_them_if_it_makes_them_vietnamese() -> None:
    few = sentences.written_in("tcvn3", "họp 3 thôn")
    with pytest.raises(UnknownEncoding):
        decode(few)
    assert decode(few, "tcvn3") == "họp 3 thôn"
    assert decode("họp 3 thôn".encode(), "tcvn3") == "họp 3 thôn"
    with pytest.raises(UnknownEncoding):
        decode(few + "; Müller".encode("latin-1"), "tcvn3")


@pytest.mark.parametrize("encoding", NAMES)
def test_text_that_was_read_in_a_wrong_encoding_is_put_right(encoding: str) -> None:
    def read(data: bytes) -> str:
        return restored(as_text(encoding, data))

    assert outcomes(WHOLE, encoding, read) == {"right": len(WHOLE)}
    for texts in (LONG, SHORT):
        found = outcomes(texts, encoding, read)
        assert found["wrong"] == 0
        assert found["right"] >= 0.97 * len(texts)


TCVN3 = [
    # what comes out of a font without capitals for letters with marks, what is read
    ("Uû ban häp. Êp B¾c cã 12 hé.", "Uỷ ban họp. Ấp Bắc có 12 hộ."),
    ("X· häp bµn. ë ®ã cã 12 hé.", "Xã họp bàn. Ở đó có 12 hộ."),
    ("x· häp bµn. ë ®ã cã 12 hé.", "xã họp bàn. ở đó có 12 hộ."),
    ("B¸O C¸O Sè Hé NGHÌO CñA X·", "BÁO CÁO SỐ HỘ NGHÈO CỦA XÃ"),
    ("Häp ë û La, ph­êng ¸i Tö", "Họp ở ỷ La, phường ái Tử"),
]


@pytest.mark.parametrize(("written", "read"), TCVN3)
def test_capitals_that_tcvn3_has_not_are_restored_where_sure(written: str, read: str) -> None:
    assert restored(written) == read


READ_AS = {
    "latin-1": lambda text: text.encode().decode("latin-1"),
    "windows-1252": lambda text: shown(text.encode()),
    "windows-1252 twice": lambda text: shown(shown(text.encode()).encode()),
    "latin-1, then windows-1252": lambda text: shown(text.encode().decode("latin-1").encode()),
    "beside right lines": lambda text: f"Dòng đúng.\n{shown(text.encode())}",
}


@pytest.mark.parametrize("how", READ_AS)
def test_utf_8_that_was_read_wrongly_is_mended(how: str) -> None:
    before = "Dòng đúng.\n" if how == "beside right lines" else ""
    for text in (*WHOLE, *SHORT):
        assert mended(READ_AS[how](text)) == before + text


def test_a_hard_blank_that_became_a_plain_one_is_seen() -> None:
    spoilt = shown("Xã Tân Hà và hàng trăm hộ là một.".encode()).replace("\xa0", " ")
    assert mended(spoilt) == "Xã Tân Hà và hàng trăm hộ là một."
    assert mended(" ".join(spoilt.split())) == "Xã Tân Hà và hàng trăm hộ là một."


RIGHT = [
    "Le maire a été élu hier à une large majorité ; où en est-on ? Les élèves ont reçu des prix.",
    "The café's naïve façade wasn't déjà vu; it cost £5, they said: don't, can't.",
    "Fünf Bürger müssen für die schöne größere Brücke zahlen, sagte der Bürgermeister.",
    "Starosta řekl, že nová škola v Plzni dostane peníze ještě v září.",
    "O prefeito não disse até quando a cidade terá água; são três órgãos à procura de solução já.",
    "Bürgermeisterin Müller grüßt: Tschüß, schöne Größe, süße Äpfel, über Öl und Übermut!",
    "นายกเทศมนตรีกล่าวว่า โรงเรียนใหม่จะเปิดในเดือนกันยายน",
    "市长昨天表示，新学校将于九月开放，共有十二间教室。",
    "Мэр сказал, что новая школа откроется в сентябре, в ней двенадцать классов.",
    "Bà Hà có nhà. Cô ba có con gà. Và bà ta là bà cô. Câu này có hai ý hay.",
    "Uy ban nhan dan xa da to chuc hop, co 12 ho ngheo.",
    "José Díaz, Sébastien Müller, Jürgen Größe, Björn đến xã Đắk Pơ; François gặp ông Nguyễn.",
    "x^2 + y^2 = a(b+c)^2; it's a^n * b^n ('foo'), o^p, e^x. Don't a^b",
    "± 5 °C, µm², £3, ©2020 ®, « ok » – § 12, ¶ 4 × 6 ÷ 2, ½ ¾",
    "Ký tự “Uû ban nh©n d©n” là chữ TCVN3 của Ủy ban nhân dân, “á»§y” là chữ vỡ.",
]


@pytest.mark.parametrize("text", RIGHT)
@pytest.mark.parametrize("times", [1, 30])
def test_text_that_is_right_stays(text: str, times: int) -> None:
    whole = "\n".join([text] * times)
    assert restored(mended(whole)) == whole


def test_one_old_paragraph_in_a_unicode_document_is_left() -> None:
    old = shown(sentences.written_in("tcvn3", WHOLE[0]))
    whole = f"{old}\nBản tin của Ủy ban nhân dân tỉnh.\n{old}"
    assert restored(mended(whole)) == whole


def refusal(text: str) -> str:
    found = compose(Record("a.txt", text))
    assert isinstance(found, Reject)
    assert found.reason == Reason.ENCODING
    return found.detail


def test_what_is_refused_names_the_encoding_and_the_way_out() -> None:
    written = shown(sentences.written_in("vni", WHOLE[0] + WHOLE[1]))
    torn = written.translate(dict.fromkeys(map(ord, "öàãåù"), "*"))
    assert "most like VNI" in refusal(torn)
    lost = shown(sentences.written_in("tcvn3", WHOLE[0])).replace("\xad", "")
    assert "the letter ư was lost" in refusal(lost)
    assert "�" in refusal(WHOLE[0].encode("ascii", "replace").decode().replace("?", "\ufffd"))
    assert all("save it as UTF-8" in refusal(text) for text in (torn, lost))


def test_a_title_is_judged_with_its_body() -> None:
    body, title = (shown(sentences.written_in("tcvn3", t)) for t in (WHOLE[0], "Xã Kỳ Vỹ"))
    found = compose(Record("a.txt", body, title=title))
    assert isinstance(found, Article)
    assert found.title == "Xã Kỳ Vỹ"


def test_a_text_is_put_right_below_a_title_in_unicode() -> None:
    body = shown(sentences.written_in("vni", WHOLE[0]))
    found = compose(Record("a.txt", body, title="Xã Kỳ Vỹ họp"))
    assert isinstance(found, Article)
    assert found.text == f"Xã Kỳ Vỹ họp\n{WHOLE[0]}"


def test_what_parts_the_fields_may_stand_in_a_text() -> None:
    odd = shown(sentences.written_in("tcvn3", WHOLE[0])) + "\n\n\ufdd0\n\n"
    assert isinstance(compose(Record("a.txt", odd, title="12")), Article)


@pytest.mark.parametrize("encoding", WITH_BYTES)
@pytest.mark.parametrize("as_bytes", [True, False])
def test_pages_are_put_right_before_they_are_parsed(encoding: str, as_bytes: bool) -> None:
    body = "".join(f"<p>{text}</p>" for text in WHOLE[:3])
    page = f"<html><head><script>var café = 1 < 2;</script></head><body>{body}</body></html>"
    data = sentences.written_in(encoding, page)
    came = decode(data if as_bytes else shown(data).encode())
    assert came.lower() == page.lower() if encoding == "tcvn3" else came == page


OTHER = ["cp1250", "cp1251", "koi8-r", "gbk", "shift-jis", "mac-roman"]


@pytest.mark.parametrize("encoding", OTHER)
def test_other_encodings_are_not_guessed(encoding: str) -> None:
    for text in RIGHT:
        try:
            data = (text * 3).encode(encoding)
        except UnicodeEncodeError:
            continue
        if not data.isascii():
            with pytest.raises(UnknownEncoding):
                decode(data)


SYLLABLES = "nghị quyết giúp giấc giễu quới thuở Hoà hòa ngoéo Ỷ gì gìn qủa"
NONE = "quyêt ừong họpp đuọc ngiên ghang kanh Đắk qyết nghỉện été"


def test_what_is_a_syllable() -> None:
    assert all(map(is_syllable, SYLLABLES.split()))
    assert not any(map(is_syllable, NONE.split()))
