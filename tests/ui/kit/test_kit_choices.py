"""Stepper, segments, switch, stage popover and time bar: what the hands do and what is told."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from taskflow_desktop.domain.entities import Stage, StagePast
from taskflow_desktop.domain.ids import FlowId, StageId
from taskflow_desktop.domain.moment import MINUTE, Micros
from taskflow_desktop.ui.widgets.age_pill import AgeLevel, age_level
from taskflow_desktop.ui.widgets.buttons import Button
from taskflow_desktop.ui.widgets.reason_bubble import ReasonBubble
from taskflow_desktop.ui.widgets.segmented import Choice, Segmented
from taskflow_desktop.ui.widgets.stage_popover import StagePopover
from taskflow_desktop.ui.widgets.stepper import StageStepper
from taskflow_desktop.ui.widgets.switch import CheckBox, Switch
from taskflow_desktop.ui.widgets.time_bar import StageTime, TimeInStageBar, segment_widths

NAMES = ("신규 접수", "내용 확인", "물류 확인", "회수 중", "검수", "환불 처리", "고객 안내", "완료")


def stages(count: int) -> tuple[Stage, ...]:
    return tuple(Stage(StageId(n), FlowId(1), n, NAMES[n - 1], "#2F7DE1", False, 1) for n in range(1, count + 1))


def put(window: QWidget, widget: QWidget) -> None:
    layout = window.layout()
    assert layout is not None
    layout.addWidget(widget)
    widget.show()
    widget.resize(widget.sizeHint())


@pytest.fixture
def stepper(window: QWidget) -> StageStepper:
    made = StageStepper()
    put(window, made)
    made.set_stages(stages(5))
    made.set_current(StageId(3))
    return made


def told(stepper: StageStepper) -> list[object]:
    chosen: list[object] = []
    stepper.stage_chosen.connect(chosen.append)
    return chosen


def test_arrows_move_the_focus_and_choose_nothing(qtbot: QtBot, stepper: StageStepper) -> None:
    chosen = told(stepper)
    stepper.focus_current()
    for _ in range(4):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert QApplication.focusWidget() is stepper.segments()[4]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left)
    assert QApplication.focusWidget() is stepper.segments()[3]
    assert chosen == []
    assert stepper.current_position == 3


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_space_and_enter_choose_and_the_stepper_waits_for_the_answer(
    qtbot: QtBot, stepper: StageStepper, key: Qt.Key
) -> None:
    chosen = told(stepper)
    stepper.focus_current()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    qtbot.keyClick(QApplication.focusWidget(), key)
    assert chosen == [StageId(4)]
    assert stepper.current_position == 3
    stepper.set_current(StageId(4))
    assert stepper.current_position == 4
    assert chosen == [StageId(4)]


def test_a_click_chooses_and_the_present_stage_does_nothing(qtbot: QtBot, stepper: StageStepper) -> None:
    chosen = told(stepper)
    qtbot.mouseClick(stepper.segments()[0], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(stepper.segments()[2], Qt.MouseButton.LeftButton)
    assert chosen == [StageId(1)]


def test_a_read_only_stepper_says_why(qtbot: QtBot, window: QWidget, stepper: StageStepper) -> None:
    chosen = told(stepper)
    stepper.set_refusal("보기만 할 수 있어요.")
    qtbot.mouseClick(stepper.segments()[0], Qt.MouseButton.LeftButton)
    assert chosen == []
    assert [bubble.text for bubble in window.findChildren(ReasonBubble)] == ["보기만 할 수 있어요."]
    assert stepper.segments()[0].accessibleDescription() == "보기만 할 수 있어요."


def test_segments_speak_their_place(stepper: StageStepper) -> None:
    assert stepper.segments()[2].accessibleName() == "5단계 중 3단계, 물류 확인, 선택됨"
    assert stepper.segments()[0].accessibleName() == "5단계 중 1단계, 신규 접수"


def test_the_stepper_is_one_tab_stop(stepper: StageStepper) -> None:
    stops = [bool(s.focusPolicy().value & Qt.FocusPolicy.TabFocus.value) for s in stepper.segments()]
    assert stops == [False, False, True, False, False]


def test_narrow_names_only_the_present_stage_and_no_segment_is_too_small(stepper: StageStepper) -> None:
    stepper.set_stages(stages(8))
    stepper.setFixedWidth(900)
    stepper.resize(900, 32)
    assert stepper.shows_names
    stepper.setFixedWidth(390)
    stepper.resize(390, 32)
    assert not stepper.shows_names
    widths = [segment.width() for segment in stepper.segments()]
    assert widths[2] == max(widths) >= stepper.segments()[2].name_width()
    assert min(widths) >= 24
    assert sum(widths) == 388
    assert "회수 중" in stepper.segments()[3].toolTip()


def test_new_stages_keep_the_present_one(stepper: StageStepper) -> None:
    stepper.set_stages(tuple(reversed(stages(5))))
    assert stepper.current_position == 3
    stepper.set_stages(stages(2))
    assert stepper.current_position == 0


def choices() -> list[Choice]:
    return [
        Choice("a", "진행 중", "circle-dashed"),
        Choice("b", "성공", "circle-check"),
        Choice("c", "실패", "circle-x"),
    ]


def test_segments_that_move_choose_on_space(qtbot: QtBot, window: QWidget) -> None:
    made = Segmented("결과", choices(), arrows="move")
    put(window, made)
    chosen: list[object] = []
    made.chosen.connect(chosen.append)
    made.focus_choice()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert (made.value, chosen) == ("a", [])
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert (made.value, chosen) == ("b", ["b"])
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert chosen == ["b"]


def test_segments_that_select_choose_on_arrows(qtbot: QtBot, window: QWidget) -> None:
    made = Segmented("범위", choices(), arrows="select")
    put(window, made)
    chosen: list[object] = []
    made.chosen.connect(chosen.append)
    made.focus_choice()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert chosen == ["b", "c"]
    assert QApplication.focusWidget() is made.segments()[2]


def test_setting_a_value_is_silent_and_a_refusal_holds(qtbot: QtBot, window: QWidget) -> None:
    made = Segmented("결과", choices())
    put(window, made)
    with qtbot.assertNotEmitted(made.chosen):
        made.set_value("c")
        made.set_refusal("보기만 할 수 있어요.")
        qtbot.mouseClick(made.segments()[0], Qt.MouseButton.LeftButton)
    assert made.value == "c"
    assert window.findChildren(ReasonBubble) != []


def test_switch_and_checkbox_toggle_by_mouse_and_space(qtbot: QtBot, window: QWidget) -> None:
    for made in (Switch("태스크 플로우 사용"), CheckBox("확인")):
        put(window, made)
        qtbot.mouseClick(made, Qt.MouseButton.LeftButton)
        assert made.isChecked()
        qtbot.keyClick(made, Qt.Key.Key_Space)
        assert not made.isChecked()
        assert made.height() >= 24


@pytest.fixture
def popover(window: QWidget) -> StagePopover:
    opener = Button("단계")
    put(window, opener)
    opener.setFocus(Qt.FocusReason.TabFocusReason)
    made = StagePopover(opener, "A0053", stages(8), StageId(3), {StageId(1): 5})
    made.open_for(opener)
    return made


def listen(popover: StagePopover) -> list[object]:
    chosen: list[object] = []
    popover.stage_chosen.connect(chosen.append)
    return chosen


def test_the_popover_opens_on_the_next_stage(popover: StagePopover) -> None:
    assert QApplication.focusWidget() is popover.filter_line
    assert popover.marked == StageId(4)


def test_enter_takes_the_marked_stage_and_gives_the_focus_back(qtbot: QtBot, popover: StagePopover) -> None:
    chosen = listen(popover)
    qtbot.keyClick(popover.filter_line, Qt.Key.Key_Down)
    qtbot.keyClick(popover.filter_line, Qt.Key.Key_Return)
    assert chosen == [StageId(5)]
    assert not popover.is_open
    assert isinstance(QApplication.focusWidget(), Button)


def test_a_digit_applies_at_once(qtbot: QtBot, popover: StagePopover) -> None:
    chosen = listen(popover)
    qtbot.keyClick(popover.filter_line, "7")
    assert chosen == [StageId(7)]
    assert not popover.is_open


def test_typing_filters_and_enter_does_not_wait(qtbot: QtBot, popover: StagePopover) -> None:
    chosen = listen(popover)
    popover.filter_line.setText("환불")
    qtbot.keyClick(popover.filter_line, Qt.Key.Key_Return)
    assert chosen == [StageId(6)]


def test_nothing_matching_chooses_nothing(qtbot: QtBot, popover: StagePopover) -> None:
    chosen = listen(popover)
    popover.filter_line.setText("없는 단계")
    qtbot.keyClick(popover.filter_line, Qt.Key.Key_Return)
    assert chosen == []
    assert popover.is_open


def test_the_present_stage_only_closes(qtbot: QtBot, popover: StagePopover) -> None:
    chosen = listen(popover)
    qtbot.keyClick(popover.filter_line, "3")
    assert chosen == []
    assert not popover.is_open


def test_escape_closes(qtbot: QtBot, popover: StagePopover) -> None:
    with qtbot.waitSignal(popover.closed):
        qtbot.keyClick(popover.filter_line, Qt.Key.Key_Escape)
    assert isinstance(QApplication.focusWidget(), Button)


def test_short_stays_are_still_seen() -> None:
    widths = segment_widths([1, 1000, 1], 500)
    assert min(widths) >= 0.05 * 496
    assert sum(widths) == pytest.approx(496)
    assert sum(segment_widths([0, 0], 100)) == pytest.approx(98)
    assert segment_widths([], 100) == []
    assert sum(segment_widths(list(range(1, 31)), 600)) == pytest.approx(600 - 58)


def test_the_bar_speaks_once_and_its_legend_gives_way(window: QWidget) -> None:
    bar = TimeInStageBar()
    put(window, bar)
    times = [StageTime(NAMES[n], "#2F7DE1", n + 1, 8, Micros((n + 1) * 10 * MINUTE)) for n in range(5)]
    bar.set_times(times, "소요 2시간 30분")
    assert bar.accessibleName().startswith("단계별 체류 시간: 신규 접수 10분, 내용 확인 20분")
    assert bar.legend(2000) == (tuple(times), 0)
    shown, left = bar.legend(380)
    assert [time.name for time in shown] == ["물류 확인", "회수 중", "검수"]
    assert left == 2


def test_age_levels_include_their_thresholds() -> None:
    past = StagePast(20, Micros(600 * MINUTE))
    levels = [age_level(Micros(length * MINUTE), past) for length in (599, 600, 1799, 1800)]
    assert levels == [AgeLevel.FRESH, AgeLevel.WARN, AgeLevel.WARN, AgeLevel.BAD]
