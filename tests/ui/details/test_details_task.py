"""The open task: stage, outcome, importance and title by mouse and keys, undone, refused, and changed by others."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from taskflow_desktop.domain.enums import Importance, Outcome
from taskflow_desktop.domain.moment import MINUTE
from taskflow_desktop.ui.dialogs.outcome_reason import OutcomeReasonDialog
from taskflow_desktop.ui.widgets.stage_popover import StagePopover
from tests.support.site import Expression, update
from tests.ui.board.desk import Desk, press
from tests.ui.details.panels import OpenPanel, click, compose, focused, write

READ_ONLY = "보기만 할 수 있어요. 소유자 김지수 님이나 매니저가 참조자로 넣으면 고칠 수 있어요."


def stage_of(panel: OpenPanel) -> int:
    """The number of the open task's stage, from 0."""
    return panel.desk.world.stages.index(panel.task.stage_id)


def history(panel: OpenPanel) -> list[str]:
    """The lines of the open task's history without their times."""
    model = panel.editor.page.history.history
    return [model.index(row, 0).data().split(", ", 1)[1] for row in range(model.rowCount())]


def test_the_stepper_moves_and_the_toast_takes_it_back(main: OpenPanel) -> None:
    page = main.editor.page
    click(page.stepper.segments()[2])
    main.wait(lambda: stage_of(main) == 2)
    toast = main.toast()
    assert toast.toast.text == "A0001을 ‘보류’로 옮겼어요"
    main.wait(lambda: history(main)[0] == "김지수 단계를 신규 → 보류로 바꿨어요")
    click(toast.buttons[0])
    main.wait(lambda: stage_of(main) == 0)
    there, back = "김지수 단계를 신규 → 보류로 바꿨어요", "김지수 단계를 보류 → 신규로 되돌렸어요"
    main.wait(lambda: history(main)[:2] == [back, there])
    assert main.desk.site.value("SELECT count(*) FROM event WHERE kind = 'task.stage'") == 2


def test_the_popover_in_hangul_mode(main: OpenPanel) -> None:
    main.panel.focus_content()
    press("ㄴ", hangul=True)
    popover = main.window.findChild(StagePopover)
    assert popover is not None
    assert focused() is popover.filter_line
    press(Qt.Key.Key_Return)  # the next stage is preselected
    main.wait(lambda: stage_of(main) == 1)
    assert main.tab.view.hasFocus()


def test_two_quick_steps_do_not_meet_each_other(main: OpenPanel) -> None:
    main.editor.focus_task()
    press("]")
    press("]")
    main.wait(lambda: stage_of(main) == 2)
    press("[")
    main.wait(lambda: stage_of(main) == 1)
    assert main.editor.page.problem == ""
    assert main.desk.refusals == []


def test_the_last_stage_offers_the_outcome_and_never_sets_it(main: OpenPanel) -> None:
    click(main.editor.page.stepper.segments()[3])
    main.wait(lambda: stage_of(main) == 3)
    toast = main.toast()
    assert toast.toast.text == "‘해결’로 옮겼어요. 결과는요?"
    assert [button.text() for button in toast.buttons] == ["성공", "실패…"]
    assert main.task.outcome is None
    click(toast.buttons[0])
    main.wait(lambda: main.task.outcome is Outcome.SUCCESS)
    assert main.editor.page.facts.outcome.value is Outcome.SUCCESS
    main.wait(lambda: history(main)[0] == "김지수 결과를 성공으로 남겼어요")


def test_a_failure_asks_for_its_reason(main: OpenPanel) -> None:
    page = main.editor.page
    click(page.facts.outcome.segments()[2])
    dialog = main.dialog(OutcomeReasonDialog)
    assert page.facts.outcome.value is None
    assert [preset.text() for preset in dialog.presets] == [
        "고객이 취소함",
        "재고나 물류 사정",
        "정책상 처리할 수 없음",
        "잘못 등록",
    ]
    dialog.accept_button.click()
    assert dialog.problem == "실패한 까닭을 남겨 주세요."
    assert dialog.own_words.problem == ""
    assert all(preset.bad for preset in dialog.presets)
    main.wait(dialog.isActiveWindow)
    dialog.presets[2].setChecked(True)
    assert dialog.problem == ""
    assert not any(preset.bad for preset in dialog.presets)
    dialog.own_words.setFocus()
    main.wait(dialog.own_words.line.hasFocus)
    write("한 주문에 하나만")
    press(Qt.Key.Key_Return)
    main.wait(lambda: main.task.outcome is Outcome.FAILURE)
    assert main.task.outcome_reason == "정책상 처리할 수 없음 · 한 주문에 하나만"
    toast = main.toast()
    assert toast.toast.text == "A0001 결과를 ‘실패’로 남겼어요"
    click(toast.buttons[0])
    main.wait(lambda: main.task.outcome is None)


def test_a_failure_by_arrows_and_enter(main: OpenPanel) -> None:
    click(main.editor.page.facts.outcome.segments()[2])
    dialog = main.dialog(OutcomeReasonDialog)
    main.wait(dialog.presets[0].hasFocus)
    press(Qt.Key.Key_Return)
    assert dialog.problem == "실패한 까닭을 남겨 주세요."
    press(Qt.Key.Key_Down)
    assert [preset.isChecked() for preset in dialog.presets] == [False, True, False, False]
    press(Qt.Key.Key_Down)
    assert dialog.presets[2].isChecked()
    press(Qt.Key.Key_Return)
    main.wait(lambda: main.task.outcome is Outcome.FAILURE)
    assert main.task.outcome_reason == "정책상 처리할 수 없음"


def test_cancelling_the_reason_leaves_the_task_in_progress(main: OpenPanel) -> None:
    click(main.editor.page.facts.outcome.segments()[2])
    dialog = main.dialog(OutcomeReasonDialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert main.editor.page.facts.outcome.value is None
    assert main.task.outcome is None
    assert main.desk.site.value("SELECT count(*) FROM event WHERE kind = 'task.outcome'") == 0


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
def test_importance_by_key_and_back(main: OpenPanel) -> None:
    main.editor.focus_task()
    press("ㅔ", hangul=True)
    menu = main.editor.page.facts.importance.menu
    assert menu.isVisible()
    QTest.keyClick(menu, Qt.Key.Key_Up)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    main.wait(lambda: main.task.importance is Importance.HIGH)
    toast = main.toast()
    assert toast.toast.text == "A0001의 중요도를 ‘높음’으로 바꿨어요"
    click(toast.buttons[0])
    main.wait(lambda: main.task.importance is Importance.NORMAL)


def test_o_goes_to_the_outcomes_where_arrows_only_move(main: OpenPanel) -> None:
    main.editor.focus_task()
    press("o")
    segments = main.editor.page.facts.outcome.segments()
    assert focused() is segments[0]
    press(Qt.Key.Key_Right)
    assert focused() is segments[1]
    assert main.task.outcome is None
    press(Qt.Key.Key_Space)
    main.wait(lambda: main.task.outcome is Outcome.SUCCESS)


def test_c_copies_the_number(main: OpenPanel) -> None:
    main.panel.focus_content()
    press("ㅊ", hangul=True)
    assert QGuiApplication.clipboard().text() == main.task.number
    assert main.toast().toast.text == f"{main.task.number}을 복사했어요"


# --- title -----------------------------------------------------------------------------------------------------------


def test_f2_edits_the_title_and_enter_saves_it(main: OpenPanel) -> None:
    main.panel.focus_content()
    press(Qt.Key.Key_F2)
    title = main.editor.page.title
    assert title.field.line.selectedText() == "배송지 변경"
    write("새 주소로 보내기")
    press(Qt.Key.Key_Return)
    main.wait(lambda: main.task.title == "새 주소로 보내기")
    main.wait(lambda: not title.editing)
    assert focused() is title.heading
    assert title.heading.text() == "새 주소로 보내기"
    assert main.tab.tasks[0].title == "새 주소로 보내기"


def test_a_click_edits_and_esc_restores(main: OpenPanel) -> None:
    title = main.editor.page.title
    click(title.heading)
    write("버릴 글")
    press(Qt.Key.Key_Escape)
    assert not title.editing
    assert title.heading.text() == "배송지 변경"
    assert main.desk.site.value("SELECT count(*) FROM event WHERE kind = 'task.title'") == 0


def test_leaving_the_field_saves(main: OpenPanel) -> None:
    click(main.editor.page.title.heading)
    write("나가면서 저장")
    main.tab.view.setFocus(Qt.FocusReason.MouseFocusReason)
    main.wait(lambda: main.task.title == "나가면서 저장")
    assert main.tab.view.hasFocus()


def test_a_syllable_in_the_making_is_saved_with_the_title(main: OpenPanel) -> None:
    click(main.editor.page.title.heading)
    write("배송지 변")
    compose(preedit="경")
    press(Qt.Key.Key_Return)
    compose(commit="경")
    main.wait(lambda: main.desk.site.value("SELECT count(*) FROM event WHERE kind = 'task.title'") == 0)
    click(main.editor.page.title.heading)
    write("배송지 확")
    compose(preedit="인")
    press(Qt.Key.Key_Return)
    main.wait(lambda: main.task.title == "배송지 확인")


def test_over_the_limit_the_field_turns_bad_and_saving_waits(main: OpenPanel) -> None:
    title = main.editor.page.title
    click(title.heading)
    write("가" * 101)
    assert title.field.problem == "제목은 100자까지 쓸 수 있어요. 지금 101자예요."
    press(Qt.Key.Key_Return)
    assert title.editing
    press(Qt.Key.Key_Backspace)
    press(Qt.Key.Key_Return)
    main.wait(lambda: main.task.title == "가" * 100)


def test_a_title_that_cannot_be_saved_waits_for_the_next_time(main: OpenPanel) -> None:
    other = main.desk.task("다른 일", room_id=main.desk.world.room)
    main.wait(lambda: len(main.tab.tasks) == 2)
    click(main.editor.page.title.heading)
    write("나" * 120)
    main.open_task(other)
    assert not main.editor.page.title.editing
    main.wait(lambda: main.desk.site.value("SELECT count(*) FROM draft WHERE place = 'title/1'") == 1)
    main.open_task(main.desk.world.task)
    main.wait(lambda: main.editor.page.title.editing)
    assert main.editor.page.title.field.text() == "나" * 120


def test_switching_tasks_saves_the_title_being_typed(main: OpenPanel) -> None:
    other = main.desk.task("다른 일", room_id=main.desk.world.room)
    main.wait(lambda: len(main.tab.tasks) == 2)
    click(main.editor.page.title.heading)
    write("쓰다가 옮김")
    main.open_task(other)
    main.wait(lambda: main.tab.tasks[0].title == "쓰다가 옮김")
    assert main.task.title == "다른 일"
    main.wait(lambda: main.desk.site.value("SELECT count(*) FROM draft WHERE place = 'title/1'") == 0)


# --- others ----------------------------------------------------------------------------------------------------------


def test_another_sessions_change_arrives_without_moving_anything(main: OpenPanel) -> None:
    desk = main.desk
    click(main.editor.page.title.heading)
    write("내가 쓰는 제목")
    manager = desk.enter(desk.world.manager)
    task = main.task
    manager.commands.change_stage(task.id, task.version, desk.world.stages[1])
    main.wait(lambda: main.editor.page.stepper.current_position == 2)
    assert main.editor.page.title.field.line.hasFocus()
    assert main.editor.page.title.field.text() == "내가 쓰는 제목"
    main.wait(lambda: history(main)[0] == "최매니저 단계를 신규 → 상담 진행으로 바꿨어요")
    press(Qt.Key.Key_Return)
    main.wait(lambda: main.task.title == "내가 쓰는 제목")


def test_a_title_changed_by_another_is_marked_not_replaced(main: OpenPanel) -> None:
    desk = main.desk
    click(main.editor.page.title.heading)
    write("내 제목")
    manager = desk.enter(desk.world.manager)
    manager.commands.rename_task(main.task.id, main.task.version, "매니저의 제목")
    main.wait(lambda: main.task.title == "매니저의 제목")
    assert main.editor.page.title.field.text() == "내 제목"
    assert main.editor.page.title.mark == "그사이 최매니저 님이 ‘매니저의 제목’으로 바꿨어요."
    press(Qt.Key.Key_Escape)
    assert main.editor.page.title.heading.text() == "매니저의 제목"


def test_a_conflict_keeps_the_title_and_says_it(main: OpenPanel) -> None:
    desk = main.desk
    click(main.editor.page.title.heading)
    write("내가 늦었다")
    desk.site.do(desk.world.manager, update("task", main.task.id, importance=4))
    press(Qt.Key.Key_Return)  # before the other change is known here
    title = main.editor.page.title
    main.wait(lambda: title.field.problem != "")
    assert title.field.text() == "내가 늦었다"
    main.wait(lambda: main.task.importance is Importance.URGENT)
    press(Qt.Key.Key_Return)
    main.wait(lambda: main.task.title == "내가 늦었다")


def test_a_conflict_of_a_choice_shows_the_newest_values(main: OpenPanel) -> None:
    desk = main.desk
    desk.site.do(desk.world.manager, update("task", main.task.id, stage_id=desk.world.stages[2]))
    click(main.editor.page.stepper.segments()[1])
    main.wait(lambda: main.editor.page.problem != "")
    main.wait(lambda: main.editor.page.stepper.current_position == 3)
    assert stage_of(main) == 2
    click(main.editor.page.stepper.segments()[1])
    main.wait(lambda: stage_of(main) == 1)
    assert main.editor.page.problem == ""


def test_who_is_not_on_the_task_only_looks(qtbot: QtBot, desk: Desk) -> None:
    shown = OpenPanel(qtbot, desk, desk.world.other)
    page = shown.editor.page
    events = desk.events()
    assert page.reason == READ_ONLY
    assert page.facts.outcome_value.text() == "진행 중"
    assert page.facts.importance_value.text() == "보통"
    assert not page.facts.outcome.isVisible()
    assert not page.facts.importance.isVisible()
    click(page.facts.outcome_value)
    assert shown.bubble() == READ_ONLY
    shown.editor.focus_task()
    for key in ("s", "p", "o", "]", "["):
        press(key)
        assert shown.bubble() == READ_ONLY
    assert shown.window.findChild(StagePopover) is None
    press(Qt.Key.Key_F2)
    assert not page.title.editing
    click(page.stepper.segments()[2])
    assert shown.bubble() == READ_ONLY
    assert desk.events() == events


def test_becoming_a_collaborator_opens_the_controls(qtbot: QtBot, desk: Desk) -> None:
    shown = OpenPanel(qtbot, desk, desk.world.helper)
    assert shown.editor.refusal == ""
    assert shown.editor.page.facts.outcome.isVisible()
    assert shown.editor.page.facts.collaborators == ("박하늘",)
    assert shown.tab.head.add.refusal != ""


def test_a_handed_over_room_makes_its_tasks_readable_only(qtbot: QtBot, desk: Desk, main: OpenPanel) -> None:
    desk.site.do(desk.world.manager, update("room", desk.world.room, main_agent_id=desk.world.other))
    main.wait(lambda: main.editor.refusal != "")
    assert main.editor.page.reason.startswith("보기만 할 수 있어요. 소유자 이도윤 님이나")
    main.wait(lambda: history(main)[0].startswith("자동 소유자가 김지수 → 이도윤으로 바뀌었어요"))


# --- times and history -----------------------------------------------------------------------------------------------


def test_times_of_all_visits_add_up(main: OpenPanel) -> None:
    desk = main.desk
    desk.clock.move(12 * MINUTE)
    press_stage(main, 1)
    desk.clock.move(20 * MINUTE)
    press_stage(main, 0)
    desk.clock.move(3 * MINUTE)
    press_stage(main, 1)
    main.wait(lambda: main.editor.page.times.accessibleName() == "단계별 체류 시간: 신규 15분, 상담 진행 20분")


def press_stage(panel: OpenPanel, number: int) -> None:
    """Move the open task by the stepper and wait for it."""
    click(panel.editor.page.stepper.segments()[number])
    panel.wait(lambda: stage_of(panel) == number)


def test_twenty_lines_then_all(main: OpenPanel) -> None:
    desk = main.desk
    for number in range(25):
        desk.site.do(desk.world.main, update("task", desk.world.task, importance=1 + number % 2))
    page = main.editor.page
    main.wait(page.show_all.isVisible)
    assert page.history.history.rowCount() == 20
    click(page.show_all)
    main.wait(lambda: page.history.history.rowCount() == 27)
    assert not page.show_all.isVisible()
    assert history(main)[-2:] == ["김지수 참조자에 박하늘을 넣었어요", "김지수 태스크를 등록했어요"]
    desk.site.do(desk.world.main, update("task", desk.world.task, importance=4))
    main.wait(lambda: page.history.history.rowCount() == 28)
    main.wait(lambda: history(main)[0] == "김지수 중요도를 낮음 → 긴급으로 바꿨어요")


def test_single_keys_can_be_switched_off(main: OpenPanel) -> None:
    main.panel.set_single_keys(False)
    main.editor.focus_task()
    for key in ("n", "s", "]"):
        press(key)
    assert not main.tab.forming
    assert main.window.findChild(StagePopover) is None
    press(Qt.Key.Key_F2)
    assert main.editor.page.title.editing
    assert stage_of(main) == 0


def test_another_window_does_not_save_a_half_typed_title(qtbot: QtBot, main: OpenPanel) -> None:
    main.editor.focus_task()
    press(Qt.Key.Key_F2)
    write("반쯤 쓴")
    field = main.editor.page.title.field
    other = QWidget()
    qtbot.addWidget(other)
    with qtbot.waitExposed(other):
        other.show()
    other.activateWindow()
    main.wait(lambda: not field.line.hasFocus())
    assert main.editor.page.title.editing
    assert field.full_text() == "반쯤 쓴"
    main.window.activateWindow()
    main.wait(field.line.hasFocus)
    press(Qt.Key.Key_Return)
    main.wait(lambda: main.task.title == "반쯤 쓴")
    assert main.desk.site.value("SELECT count(*) FROM event WHERE kind = 'task.title'") == 1


def test_a_title_being_typed_is_on_disk_though_keys_go_on(qtbot: QtBot, main: OpenPanel) -> None:
    main.editor.page.title.begin()
    typing = QTimer(main.editor)
    typing.setInterval(100)
    typing.timeout.connect(lambda: write("가"))
    typing.start()
    query = "SELECT count(*) FROM draft WHERE place = 'title/1' AND text LIKE '%가%'"
    qtbot.waitUntil(lambda: main.desk.site.value(query) == 1, timeout=3000)
    assert typing.isActive()
    typing.stop()


def test_a_title_that_may_not_be_saved_any_more_can_be_copied(qtbot: QtBot, desk: Desk) -> None:
    panel = OpenPanel(qtbot, desk, desk.world.helper)
    page = panel.editor.page
    page.title.begin()
    write("쓰던 제목")
    desk.site.do(desk.world.main, update("collaborator", 1, removed_at=Expression("tf_now()")))
    panel.wait(lambda: page.kept_title.text != "")
    assert not page.title.editing
    click(page.kept_title.copy)
    assert QGuiApplication.clipboard().text() == "쓰던 제목"
    query = "SELECT count(*) FROM draft WHERE place = 'title/1'"
    panel.wait(lambda: desk.site.value(query) == 1)
    later = OpenPanel(qtbot, desk, desk.world.helper)
    later.wait(lambda: later.editor.page.kept_title.text == "쓰던 제목")
    click(later.editor.page.kept_title.remove)
    later.wait(lambda: desk.site.value(query) == 0)


def test_a_new_task_has_taken_less_than_a_minute(main: OpenPanel) -> None:
    assert main.editor.page.times.accessibleDescription().startswith("소요 1분 미만")
