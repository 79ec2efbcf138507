"""The face of a card: its times, its title in two lines, its height, and that it paints in both schemes."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from taskflow_desktop.domain.entities import NO_PAST, StagePast
from taskflow_desktop.domain.enums import Outcome
from taskflow_desktop.domain.ids import TaskId
from taskflow_desktop.domain.moment import DAY, HOUR, MINUTE, Micros, Moment
from taskflow_desktop.models.board_column import BoardColumnModel
from taskflow_desktop.rules import limits
from taskflow_desktop.ui.board.card_delegate import CardDelegate, title_lines
from taskflow_desktop.ui.board.card_list import CardList
from taskflow_desktop.ui.board.card_selection import CardSelection
from taskflow_desktop.ui.board.card_words import CardWords, age_of
from taskflow_desktop.ui.style import apply_theme
from taskflow_desktop.ui.theme import theme
from taskflow_desktop.ui.widgets.age_pill import AgeLevel
from tests.models.board_shelf import STAGES, task
from tests.ui.board.desk import Desk

PAST = StagePast(42, Micros(190 * MINUTE))
LONG = "린넨 커튼 색상 교환 (아이보리에서 그레이지로), 회수 택배 예약과 교환 일정 안내까지 함께 부탁드려요"


@pytest.mark.parametrize(
    ("length", "text", "level"),
    [
        (34 * MINUTE, "34분", AgeLevel.FRESH),
        (limits.AGE_WARNING - MINUTE, "23시간 59분", AgeLevel.FRESH),
        (limits.AGE_WARNING, "1일", AgeLevel.WARN),
        (limits.AGE_ALARM, "3일", AgeLevel.BAD),
        (-5 * MINUTE, "방금", AgeLevel.FRESH),
    ],
)
def test_the_time_in_the_stage_ages(length: int, text: str, level: AgeLevel) -> None:
    made = task(1)
    assert age_of(made, Moment(made.entered_at + length), NO_PAST) == (text, level)


@pytest.mark.parametrize(
    ("length", "level"),
    [
        (190 * MINUTE - 1, AgeLevel.FRESH),
        (190 * MINUTE, AgeLevel.WARN),
        (24 * HOUR - 1, AgeLevel.WARN),
        (24 * HOUR, AgeLevel.BAD),
    ],
)
def test_the_time_ages_against_the_stage_s_own_past(length: int, level: AgeLevel) -> None:
    made = task(1)
    assert age_of(made, Moment(made.entered_at + length), PAST)[1] is level


def test_the_words_say_which_measure_holds(qtbot: QtBot, desk: Desk) -> None:
    del qtbot
    session = desk.enter(desk.world.main)
    words, made = CardWords(session), replace(task(1), entered_at=session.now(), owner_id=session.agent.id)
    hours = "끝난 방문이 20건보다 적어서 24시간과 72시간으로 봐요."
    assert hours in words.tooltip(made, NO_PAST)
    assert hours in words.tooltip(made, StagePast(19, Micros(190 * MINUTE)))
    own = words.tooltip(made, PAST)
    assert "이 단계의 끝난 방문 85%는 3시간 10분 안에 끝났어요 (90일, 42건)." in own
    assert "1일부터는 세모로 보여요 (그 3배, 적어도 24시간)." in own
    most = words.tooltip(made, replace(PAST, visits=limits.AGE_VISITS_MAX))
    assert "(90일, 최근 2,000건)" in " ".join(most.split())  # long lines are broken
    spoken = []
    for length in (0, 34 * MINUTE, 4 * HOUR, 30 * HOUR):
        aged = replace(made, entered_at=Moment(session.now() - length))
        spoken.append(words.card(aged, PAST).split(", ")[3])
    assert spoken == ["방금 옮겼어요", "34분째", "4시간째 오래됐어요", "1일 6시간째 아주 오래됐어요"]
    done = replace(made, outcome=Outcome.SUCCESS, finished_at=Moment(made.created_at + 3 * HOUR))
    assert "방문" not in words.tooltip(done, PAST)


def test_a_finished_card_shows_how_long_it_took() -> None:
    made = task(1)
    done = replace(made, outcome=Outcome.SUCCESS, finished_at=Moment(made.created_at + 3 * HOUR))
    assert age_of(done, Moment(made.created_at + 9 * DAY), PAST) == ("3시간", AgeLevel.DONE)


def test_a_title_takes_two_lines_at_most() -> None:
    metrics = theme().metrics("body", 500)
    assert title_lines("짧은 제목", 200, metrics, 2) == ("짧은 제목",)
    first, second = title_lines(LONG, 180, metrics, 2)
    assert LONG.startswith(first)
    assert second.endswith("…")
    assert max(metrics.horizontalAdvance(first), metrics.horizontalAdvance(second)) <= 180
    assert title_lines("여러\n줄로   쓴 제목", 400, metrics, 2) == ("여러 줄로 쓴 제목",)


def test_a_word_wider_than_the_card_is_broken() -> None:
    lines = title_lines("가" * 60, 150, theme().metrics("body", 500), 2)
    assert len(lines) == 2
    assert lines[1].endswith("…")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("percent", [100, 130])
def test_cards_paint_and_are_as_high_as_their_title(
    qapp: QApplication, qtbot: QtBot, desk: Desk, scheme: str, percent: int
) -> None:
    apply_theme(qapp, scheme, percent)  # type: ignore[arg-type]
    session = desk.enter(desk.world.main)
    tasks = {
        TaskId(1): task(1, title=LONG, checklist_total=4, checklist_done=1, attachments=2),
        TaskId(2): task(2, title="짧은 제목"),
    }
    words = CardWords(session)
    model = BoardColumnModel(STAGES[0], tasks, words)
    delegate = CardDelegate(words)
    delegate.set_now(Moment(tasks[TaskId(2)].entered_at + 2 * DAY))
    view = CardList(model, delegate, CardSelection())
    qtbot.addWidget(view)
    view.resize(224, 500)
    with qtbot.waitExposed(view):
        view.show()
    model.extend([TaskId(1), TaskId(2)])
    assert view.rowHeight(0) - view.rowHeight(1) == theme().line_height("body")
    picture = view.viewport().grab().toImage()
    row = view.visualRect(model.index(1, 0))
    colours = {picture.pixelColor(x, y).rgb() for x in range(row.width()) for y in range(row.top(), row.bottom(), 2)}
    assert theme().warn_tint.rgb() in colours
    assert len(colours) > 20
    model.set_past(StagePast(20, Micros(HOUR)))
    picture = view.viewport().grab().toImage()
    colours = {picture.pixelColor(x, y).rgb() for x in range(row.width()) for y in range(row.top(), row.bottom(), 2)}
    assert theme().bad_tint.rgb() in colours
    assert theme().warn_tint.rgb() not in colours
