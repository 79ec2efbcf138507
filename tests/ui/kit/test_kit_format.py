"""Times, sizes and refusals in words."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtWidgets import QApplication

from taskflow_desktop.domain.errors import Conflict, NotFound, Refusal, RuleViolation, SignInFailed, StorageUnavailable
from taskflow_desktop.domain.moment import DAY, HOUR, MINUTE, SECOND, Micros, Moment, from_datetime
from taskflow_desktop.rules import limits
from taskflow_desktop.ui import format as words
from taskflow_desktop.ui.refusals import codes, error_sentence, general_sentence, sentence
from taskflow_desktop.ui.text import install_language

SEOUL = ZoneInfo("Asia/Seoul")


def at(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> Moment:
    return from_datetime(datetime(year, month, day, hour, minute, tzinfo=SEOUL))


@pytest.mark.parametrize(
    ("length", "expected"),
    [
        (0, "방금"),
        (59 * SECOND, "방금"),
        (-5 * SECOND, "방금"),
        (60 * SECOND, "1분"),
        (34 * MINUTE, "34분"),
        (HOUR, "1시간"),
        (2 * HOUR + 41 * MINUTE, "2시간 41분"),
        (DAY, "1일"),
        (DAY + 2 * HOUR + 59 * MINUTE, "1일 2시간"),
        (DAY + 59 * MINUTE, "1일"),
        (400 * DAY, "400일"),
    ],
)
def test_durations_have_at_most_two_units(length: int, expected: str) -> None:
    assert words.duration(Micros(length)) == expected


def test_list_times_are_the_clock_today_and_the_date_before() -> None:
    now = at(2026, 6, 9, 14, 30)
    assert words.list_time(at(2026, 6, 9, 0, 5), now, SEOUL) == "00:05"
    assert words.list_time(at(2026, 6, 8, 23, 59), now, SEOUL) == "6.8"
    assert words.list_time(at(2025, 12, 31, 9), now, SEOUL) == "2025.12.31"
    assert words.date_and_time(at(2026, 6, 9, 11, 5), now, SEOUL) == "6.9 11:05"
    assert words.day_and_time(at(2026, 6, 2, 9, 14), now, SEOUL) == "6월 2일 09:14"
    assert words.day_and_time(at(2025, 12, 31, 9), now, SEOUL) == "2025.12.31 09:00"


def test_the_day_is_that_of_the_zone() -> None:
    late = from_datetime(datetime(2026, 6, 8, 15, 30, tzinfo=UTC))  # half past midnight on the 9th in Seoul
    assert words.day_heading(late, SEOUL) == "2026년 6월 9일 화요일"
    assert words.same_day(late, at(2026, 6, 9, 23), SEOUL)
    assert words.exact_time(late, SEOUL) == "2026년 6월 9일 00:30:00"


def test_english_dates(qapp: QApplication) -> None:
    install_language(qapp, "en")
    assert words.day_heading(at(2026, 6, 9), SEOUL) == "Tuesday, June 9, 2026"
    assert words.duration(Micros(2 * HOUR + 41 * MINUTE)) == "2h 41m"
    assert words.duration(Micros(DAY + 5 * HOUR)) == "1d 5h"
    assert words.clock_time(at(2026, 6, 9, 14, 28), SEOUL) == "2:28 PM"
    assert words.clock_time(at(2026, 6, 9, 0, 5), SEOUL) == "12:05 AM"
    assert words.date_and_time(at(2026, 6, 9, 11, 5), at(2026, 6, 9, 12), SEOUL) == "Jun 9 11:05 AM"
    assert words.exact_time(at(2026, 6, 9, 14, 28), SEOUL) == "Jun 9, 2026 2:28:00 PM"
    assert words.short_date(at(2026, 6, 9), at(2026, 7, 1), SEOUL) == "Jun 9"


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        (0, "0B"),
        (1023, "1023B"),
        (812 * 1024, "812KB"),
        (1024 * 1024 - 1, "1MB"),
        (round(2.4 * 1024 * 1024), "2.4MB"),
        (limits.ATTACHMENT_BYTES, "10MB"),
        (limits.ATTACHMENT_BYTES + 10_486, "10.01MB"),
        (limits.ATTACHMENT_BYTES + 1, "10.000001MB"),
    ],
)
def test_sizes_over_the_limit_differ_from_it(amount: int, expected: str) -> None:
    assert words.size(amount, limits.ATTACHMENT_BYTES) == expected


def test_every_refusal_has_words_without_holes() -> None:
    for code in codes():
        said = sentence(Refusal(code, name="김서연", n=101, file="영상.mp4", size=14_889_780, seconds=30))
        assert said not in {"", general_sentence()}, code
        assert "{" not in said, code
        assert "[" not in said, code
        assert any("가" <= letter <= "힣" for letter in said), code


def test_a_guard_without_numbers_still_names_the_limit() -> None:
    assert "10개" in sentence(Refusal("create.full"))
    assert "100자" in sentence(Refusal("title.long"))
    assert "{" not in sentence(Refusal("task.read_only"))


def test_exact_sentences_of_the_specification() -> None:
    assert sentence(Refusal("create.full", limit=10)) == (
        "이 방에 만들 수 있는 태스크 10개를 모두 썼어요. 관련 있는 태스크의 체크리스트에 항목을 더해 주세요."
    )
    assert sentence(Refusal("title.long", n=104, limit=100)) == "제목은 100자까지 쓸 수 있어요. 지금 104자예요."
    assert sentence(Refusal("task.read_only", name="김서연")).startswith("보기만 할 수 있어요. 소유자 김서연 님이나")


def test_hostile_names_stay_text_in_a_refusal() -> None:
    assert "{limit}<b>" in sentence(Refusal("task.read_only", name="{limit}<b>"))


def test_an_unknown_code_gets_the_general_sentence() -> None:
    assert sentence(Refusal("no.such.code")) == "하지 못했어요. 잠시 뒤 다시 해 주세요."


def test_errors_have_sentences() -> None:
    assert error_sentence(RuleViolation(Refusal("create.closed"))) == sentence(Refusal("create.closed"))
    assert "먼저 고쳤어요" in error_sentence(Conflict())
    assert error_sentence(SignInFailed()) == "아이디나 비밀번호가 맞지 않아요."
    assert "새로" in error_sentence(NotFound())
    known = ("missing", "read_only", "locked", "corrupt", "too_new", "not_a_database", "network_folder", "disk_full")
    said = {error_sentence(StorageUnavailable(code, "details")) for code in (*known, "unreachable")}
    assert len(said) == 9
    assert error_sentence(StorageUnavailable("something new")) == general_sentence()
