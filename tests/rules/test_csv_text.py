"""Tables for spreadsheets: nothing in them computes, everything comes back as it was."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskflow_desktop.rules.csv_text import csv_text

words = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"))


@given(st.lists(st.tuples(words, st.integers(), words), min_size=1))
def test_words_come_back_and_never_compute(rows: list[tuple[str, int, str]]) -> None:
    found = list(csv.reader(io.StringIO(csv_text(tuple(rows)), newline="")))
    assert len(found) == len(rows)
    for line, row in zip(found, rows, strict=True):
        assert line[1] == str(row[1])
        for cell, word in ((line[0], row[0]), (line[2], row[2])):
            assert cell in {word, f"'{word}"}
            assert (
                cell.lstrip(" ")[:1] not in {"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"} or not cell
            )


def test_formulas_are_words() -> None:
    text = csv_text((("제목", "시간"), ("=HYPERLINK(1)", 1.5), (" -2", -3), ('김"서연', 0)))
    assert text == '제목,시간\r\n\'=HYPERLINK(1),1.5\r\n\' -2,-3\r\n"김""서연",0\r\n'


@pytest.mark.parametrize("before", ["", "\u00a0", "\u3000", "\ufeff", "\u200b", "\x0b", "\x1f", "\u202e", " \u200b "])
@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "＝", "﹦", "﹢", "⁺", "﹣", "\u2212"])
def test_no_blank_and_no_width_hides_a_formula(before: str, sign: str) -> None:
    word = f"{before}{sign}1"
    assert next(csv.reader(io.StringIO(csv_text(((word,),)), newline=""))) == [f"'{word}"]


def test_other_separators_part_nothing() -> None:
    assert csv_text((("x;=1+1", 5), ("x\t=1", 2.5), ("", "plain"))) == '"x;=1+1",5\r\n"x\t=1",2.5\r\n,plain\r\n'
