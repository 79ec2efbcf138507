"""Links to tasks, good ones and what anybody may write instead."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from taskflow_desktop.rules.links import LONGEST, is_link, linked_number, task_link
from taskflow_desktop.rules.numbers import NUMBERS_PER_YEAR, task_number


@given(st.integers(1, 9999), st.integers(1, NUMBERS_PER_YEAR))
def test_every_number_comes_back_from_its_link(year: int, count: int) -> None:
    number = task_number(year, count)
    link = task_link(number)
    assert is_link(link)
    assert {linked_number(link), linked_number(f"{link.lower()}/"), linked_number(f" {link}\n")} == {number}


@pytest.mark.parametrize(
    "link",
    [
        "",
        "taskflow:",
        "taskflow://",
        "taskflow:///TK-2026-A0042",
        "taskflow://TK-2026-A0000",
        "taskflow://TK-2026-A42",
        "taskflow://TK-2026-A0042/memo",
        "taskflow://TK-2026-A0042?x=1",
        "taskflow://TK-2026-A0042#x",
        "taskflow://TK-2026-A0042 --database x",
        "taskflow://TK-2026-%410042",
        "taskflow://TK-２０２６-A0042",
        "taskflow://TK-2026-A0042\x00",
        "taskflow://me@TK-2026-A0042",
        "taskflow://' OR 1=1 --",
        "taskflow://<b>TK-2026-A0042</b>",
        "https://TK-2026-A0042",
        "TK-2026-A0042",
        "taskflow://TK-2026-A0042" + "/" * LONGEST,
    ],
)
def test_anything_else_leads_nowhere(link: str) -> None:
    assert linked_number(link) is None


@given(st.text())
def test_no_text_makes_it_fail(text: str) -> None:
    for link in (text, f"taskflow://{text}"):
        number = linked_number(link)
        assert number is None or number in link.upper()
