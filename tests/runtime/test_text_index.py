"""Texts in memory give the same answers as a look at each of them, however they came in."""

import re
from dataclasses import replace
from typing import cast

from hypothesis import given
from hypothesis import strategies as st

from taskflow_desktop.rules.hangul import folded
from taskflow_desktop.rules.searching import sought
from taskflow_desktop.runtime import text_index
from taskflow_desktop.runtime.text_index import TextIndex

WORDS = ("환불", "교환", "배송 지연", "카드", "감사합니다", "a0042", "김서연", "", "여러\n줄")
SOUGHT = (
    "송 지 배",
    "카드 ㅋ",
    "환불 환",
    "환",
    "ㅎㅂ",
    "ㄱ",
    "배송 지",
    "지연 배송",
    "a42",
    "A0042",
    "없다",
    "",
    "서여",
    "줄",
    "ㅎㅂ ㅋㄷ",
    "ㄱㅅㅎ",
)


def never() -> bool:
    return False


def found(index: TextIndex, typed: str, most: int = 1000) -> set[int]:
    hits = index.search(sought(typed), most=most, count=1000, stopped=never)
    assert hits is not None
    assert hits.total == len(hits.ids) or most < hits.total
    return set(hits.ids)


@given(st.lists(st.tuples(st.integers(1, 60), st.sampled_from(WORDS), st.sampled_from(WORDS)), max_size=30))
def test_what_is_found_is_what_stands_there(rows: list[tuple[int, str, str]]) -> None:
    index, plain = TextIndex(1), {}
    for key, first, second in rows:
        plain[key] = folded(f"{first} {second}").replace("\n", " ")
        index.put([(key, folded(f"{first} {second}"))])
    for typed in SOUGHT:
        assert found(index, typed) == {key for key, text in plain.items() if sought(typed).stands_in(text)}
    for key, text in plain.items():
        assert index.text(key) == text


def test_blocks_hold_pages_and_later_changes() -> None:
    index = TextIndex(1)
    size = text_index._BLOCK * 2 + 10
    index.put((key * 2, f"환불 {key}") for key in range(size))
    assert len(found(index, "ㅎㅂ", 10_000)) == 1000, "it is not counted to the end"
    index.put([(7, "새로 온 것"), (4, "카드"), (size * 2 + 5, "카드"), (-3, "카드")])
    assert found(index, "카드") == {4, size * 2 + 5, -3}
    assert found(index, "새로") == {7}
    assert index.text(6) == "환불 3"
    assert index.text(9) == ""


def test_older_pages_come_before_those_that_are_there() -> None:
    index = TextIndex(1)
    assert index.oldest is None
    size = text_index._BLOCK + 3
    for first in (5000, 1000):
        index.put_before((first + key, f"환불 {key}") for key in range(size))
    index.put_before(())
    index.put([(9000, "카드"), (1001, "카드\n교환"), (4000, "카드")])
    assert index.oldest == 1000
    assert found(index, "카드") == {9000, 1001, 4000}
    assert index.text(5001) == "환불 1"
    assert found(index, "교환") == {1001}
    hits = index.search(sought("환불"), most=2, count=5000, stopped=never)
    assert hits is not None
    assert (hits.ids, hits.total) == ((5000 + size - 1, 5000 + size - 2), 2 * size - 1)


def test_the_newest_come_first_and_a_newer_question_stops_it() -> None:
    index = TextIndex(1)
    index.put((key, "환불") for key in range(2000))
    hits = index.search(sought("환불"), most=3, count=50, stopped=never)
    assert hits is not None
    assert hits.ids == (1999, 1998, 1997)
    assert (hits.total, hits.more) == (50, True)
    asked = iter((False, True))
    assert index.search(sought("없다"), most=3, count=50, stopped=lambda: next(asked)) is None
    assert TextIndex(1).search(sought("환불"), most=3, count=50, stopped=never) is not None
    assert TextIndex(1).text(1) == ""


class Counted:
    """A pattern that counts how often somebody looks for it."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.pattern, self.looks = pattern, 0

    def search(self, text: str, at: int = 0) -> re.Match[str] | None:
        self.looks += 1
        return self.pattern.search(text, at)

    def match(self, text: str, at: int = 0) -> re.Match[str] | None:
        self.looks += 1
        return self.pattern.match(text, at)


def test_a_word_that_is_nowhere_or_rare_spares_the_others() -> None:
    index = TextIndex(1)
    rows = 3 * text_index._BLOCK
    index.put((key, folded("안녕하세요 배송이 늦어요")) for key in range(rows))
    index.put([(700, folded("안녕하세요 배송이 늦어요 없"))])
    for typed, ids in (("배송이 늦아", ()), ("안녕하세요 ㅋ", ()), ("안녕 배송 없", (700,))):
        plain = sought(typed)
        counted = [Counted(pattern) for pattern in plain.patterns]
        watched = replace(plain, patterns=cast("tuple[re.Pattern[str], ...]", tuple(counted)))
        hits = index.search(watched, most=9, count=1000, stopped=never)
        assert hits is not None
        assert hits.ids == ids
        assert sum(pattern.looks for pattern in counted) < 40, typed
