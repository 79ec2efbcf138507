"""What is typed into the palette is found word by word, and where it stands is known."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskflow_desktop.rules.hangul import folded
from taskflow_desktop.rules.searching import BEGINS, EXACT, FIELD, INSIDE, SOUGHT_MAX, WORD, shown, sought

TITLE = "부분 환불 카드 취소"


@pytest.mark.parametrize(
    ("typed", "marked"),
    [
        ("환불", ["환불"]), ("ㅎㅂ", ["환불"]), ("카드 환불", ["환불", "카드"]), ("환부", ["환불"]),
        ("ㅎㅂ ㅊㅅ", ["환불", "취소"]),
        ("", []), ("   ", []), ("없는", []), ("부분 부분", ["부분"]), ("ㅂ", ["부", "분", "불"]),
    ],
)  # fmt: skip
def test_the_hit_is_marked(typed: str, marked: list[str]) -> None:
    spans = sought(typed).spans(TITLE)
    pieces = [TITLE[start:end] for start, end in spans]
    assert "".join(pieces) == "".join(marked)
    assert all(start < end for start, end in spans)


def test_every_word_must_stand_there_in_any_order() -> None:
    assert sought("취소 부분").stands_in(TITLE)
    assert not sought("취소 교환").stands_in(TITLE)
    assert sought("").stands_in(TITLE)


@pytest.mark.parametrize(("typed", "found"), [("a42", True), ("A0042", True), ("a4", False), ("b42", False)])
def test_a_number_may_be_short(typed: str, found: bool) -> None:
    assert sought(typed).stands_in(folded("TK-2026-A0042")) is found


def test_consonants_joined_by_an_input_method_are_initials() -> None:
    assert sought("ㄳ").stands_in("감사")
    assert sought("ㄳ").stands_in("기사")
    assert sought("ㅄㅇ").stands_in("보상용")


@pytest.mark.parametrize(
    ("typed", "fields", "rank"),
    [
        ("이수민", ("이수민", "환불"), EXACT), ("이수", ("이수민", "환불"), BEGINS), ("환불", ("카드 환불", ""), WORD),
        ("불", ("카드 환불", ""), INSIDE), ("환불", ("이수민", "환불"), EXACT + INSIDE + 1),
    ],
)  # fmt: skip
def test_what_fits_best_comes_first(typed: str, fields: tuple[str, str], rank: int) -> None:
    assert sought(typed).rank(FIELD.join(fields), 1) == rank


def test_letters_that_grow_without_case_keep_their_place() -> None:
    text = "İstanbul 환불"
    (span,) = sought("환불").spans(text)
    assert text[slice(*span)] == "환불"


def test_what_is_shown_is_one_line_in_whole_syllables() -> None:
    assert shown(unicodedata.normalize("NFD", "환불\n요청")) == "환불 요청"


@given(st.text(max_size=200), st.text(max_size=60))
def test_any_text_is_answered(typed: str, text: str) -> None:
    wanted = sought(typed)
    assert sum(map(len, wanted.words)) <= SOUGHT_MAX * 2
    wanted.rank(folded(text), 1)
    end = 0
    for start, stop in wanted.spans(text):
        assert end <= start < stop <= len(text)
        end = stop
