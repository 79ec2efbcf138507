"""Tables for spreadsheets: nothing in them computes, everything comes back as it was."""

import csv
import io

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
