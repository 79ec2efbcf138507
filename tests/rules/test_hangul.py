"""People are found by their initials and while their name is still being typed."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskflow_desktop.rules.hangul import matches

names = st.text(st.characters(min_codepoint=0xAC00, max_codepoint=0xD7A3), min_size=1, max_size=5)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("김서연", "ㄱㅅㅇ"), ("김서연", "ㅅㅇ"), ("김서연", "김ㅅ"), ("김서연", "기"), ("김서연", "김성"),
        ("김서연", "서여"), ("김서연", ""), ("김서연", " 서연 "), ("까치", "ㄲ"), ("Kim 서연", "kim ㅅ"),
        ("과자", "고"), ("쿼리", "쿠"), ("의자", "으"), ("달걀", "닭"), ("갉아", "갈"), ("갑사", "값"), ("감사", "ㄳ"),
        ("SEOYEON.KIM", "yeon"), ("기수", "깃"), ("가[나]", "[나]"), ("a.b", "."),
        (unicodedata.normalize("NFD", "김서연"), "서연"),
    ],
)  # fmt: skip
def test_found(text: str, wanted: str) -> None:
    assert matches(text, wanted)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("김서연", "ㄱㅇ"), ("김서연", "ㅏ"), ("김서연", "기서"), ("까치", "ㄱ"), ("김서연", "서연 김"), ("", "ㄱ"),
        ("kim", "ㅋ"), ("가자", "거"), ("겨", "고"), ("달아", "닭"), ("axb", "a.b"),
    ],
)  # fmt: skip
def test_not_found(text: str, wanted: str) -> None:
    assert not matches(text, wanted)


@given(names, st.integers(0, 4))
def test_every_part_of_a_name_finds_it(name: str, start: int) -> None:
    assert matches(name, name[start:])
    assert matches(name, "".join("ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"[(ord(c) - 0xAC00) // 588] for c in name))


@given(st.text(max_size=8), st.text(max_size=8))
def test_any_text_is_answered(text: str, wanted: str) -> None:
    assert matches(text, wanted) in {True, False}
