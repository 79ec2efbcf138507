"""Text made harmless, dates in every spelling, encodings without guessing."""

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskflow_desktop.domain.errors import ImportRejected
from taskflow_desktop.domain.moment import Moment, from_datetime, to_datetime
from taskflow_desktop.importers.dates import KST, optional_moment, parse_moment
from taskflow_desktop.importers.encoding import TextReader, detect_encoding
from taskflow_desktop.importers.text import clean, clean_line, fold

JUNE_9 = from_datetime(datetime(2026, 6, 9, 11, 2, tzinfo=KST))


def test_clean_keeps_what_people_write_and_drops_what_terminals_obey() -> None:
    assert clean("가\r\n나\r다\t\x00\x1b[31m라\x7f") == "가\n나\n다\t[31m라"
    assert clean("\u1100\u1161") == "가"
    assert clean("a\ud83d!") == "a\ufffd!"
    kept = "<b>굵게</b> 👩‍👩‍👧 \u202eabc\u202c \u200f"
    assert clean(kept) == kept


def test_names_are_one_trimmed_line() -> None:
    assert clean_line("  홍\u3000길동\r\n\t님 ") == "홍 길동 님"
    assert clean_line("👩‍👩‍👧\u200f") == "👩‍👩‍👧\u200f"
    assert fold(" Room_Key ") == fold("roomkey") == fold("ROOM-KEY")


@given(st.text(st.characters(exclude_categories=())))
def test_clean_is_idempotent_and_encodable(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert once.encode("utf-8").decode("utf-8") == once
    assert "\n" not in clean_line(text)
    assert clean_line(clean_line(text)) == clean_line(text)


@pytest.mark.parametrize(
    "text",
    [
        "2026-06-09 11:02:00",
        "2026-06-09T11:02",
        "2026-06-09T11:02:00+09:00",
        "2026-06-09T02:02:00Z",
        "2026/06/09 11:02",
        "2026.06.09 11:02",
        "2026. 6. 9. 오전 11:02",
        "2026년 6월 9일 오전 11:02",
        "2026년 6월 9일 화요일 오전 11시 2분",
        "2026-06-09 11:02 AM",
        " 2026. 6. 9. 11:02 ",
        "46182.459722222",
    ],
)
def test_one_instant_in_many_spellings(text: str) -> None:
    assert parse_moment(text) == JUNE_9


def test_noon_and_midnight() -> None:
    noon = parse_moment("2026. 6. 9. 오후 12:00")
    assert noon == parse_moment("2026-06-09 12:00:00")
    assert parse_moment("2026. 6. 9. 오전 12:00") == parse_moment("2026-06-09") == noon - 12 * 3600 * 1_000_000
    assert parse_moment("2026. 6. 9. 오후 3:41") == parse_moment("2026-06-09 15:41")


def test_the_zone_is_taken_where_none_is_named() -> None:
    tokyo_minus_two = timezone(timedelta(hours=7))
    assert parse_moment("2026-06-09 09:02", tokyo_minus_two) == JUNE_9
    assert parse_moment("2026-06-09T02:02Z", tokyo_minus_two) == JUNE_9


@pytest.mark.parametrize("text", ["", "  ", "0000-00-00 00:00:00", "0000-00-00"])
def test_no_time(text: str) -> None:
    assert optional_moment(text) is None


@pytest.mark.parametrize(
    "text", ["x", "2026-13-01", "2026-06-31", "1899-01-01", "1234567", "2026. 6. 9. 오후 25:00", "12"]
)
def test_what_is_no_date(text: str) -> None:
    with pytest.raises(ValueError):
        optional_moment(text)


@given(st.integers(0, 7_000_000_000_000_000).map(lambda micros: to_datetime(Moment(micros))))
def test_iso_dates_come_back(when: datetime) -> None:
    assert parse_moment(when.isoformat()) == from_datetime(when)


@given(st.text())
def test_any_text_is_a_date_or_a_value_error(text: str) -> None:
    try:
        parse_moment(text)
    except (ValueError, OverflowError):
        return
    assert any(letter.isdigit() for letter in text)


KOREAN = "뷁 똠 상담방번호,고객명\n"


@pytest.mark.parametrize(
    ("codec", "found"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("cp949", "cp949"),
        ("utf-16", "utf-16"),
        ("utf-16-be", "utf-16"),
        ("utf-32", "utf-32"),
    ],
)
@pytest.mark.parametrize("repeats", [1, 9000])
def test_every_encoding_is_found_and_read(tmp_path: Path, codec: str, found: str, repeats: int) -> None:
    path = tmp_path / "a.csv"
    mark = b"\xfe\xff" if codec == "utf-16-be" else b""
    path.write_bytes(mark + (KOREAN * repeats).encode(codec))
    assert detect_encoding(path) == found
    with TextReader(path, found) as reader:
        assert list(reader.lines()) == [KOREAN] * repeats
        assert not reader.cut
        assert reader.position == path.stat().st_size


def test_a_character_across_the_blocks_border_is_whole(tmp_path: Path) -> None:
    for shift in range(4):
        path = tmp_path / f"{shift}.txt"
        text = "x" * (64 * 1024 - shift) + "가나다\r\n" * 3
        path.write_bytes(text.encode("utf-8"))
        with TextReader(path, detect_encoding(path)) as reader:
            assert "".join(reader.lines()) == text.replace("\r\n", "\n")


def test_a_byte_of_no_encoding_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    start = "방번호\n고객\n".encode()
    path.write_bytes(start + b"abc\xff\xfe\xfdabc\n" + "가".encode() * 50)
    with pytest.raises(ImportRejected) as caught:
        detect_encoding(path)
    assert (caught.value.code, caught.value.line, caught.value.byte) == ("E_ENCODING", 3, len(start) + 3)


@pytest.mark.parametrize("lost", [1, 2])
def test_a_file_that_ends_inside_a_character_keeps_its_encoding(tmp_path: Path, lost: int) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("가나다\n라마바".encode()[:-lost])
    assert detect_encoding(path) == "utf-8"
    with TextReader(path, "utf-8") as reader:
        assert list(reader.lines()) == ["가나다\n"]
        assert reader.cut
