"""The checklist of the open task in real windows: boxes, lines, keys, Hangul, limits, undo, and who only looks."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from taskflow_desktop.domain.enums import Outcome
from taskflow_desktop.rules import limits
from taskflow_desktop.ui.details.checklist_section import ChecklistSection
from taskflow_desktop.ui.dialogs.outcome_reason import OutcomeReasonDialog
from tests.ui.board.desk import Desk, press
from tests.ui.details.panels import OpenPanel, click, compose, focused, write

READ_ONLY = "보기만 할 수 있어요. 소유자 김지수 님이나 매니저가 참조자로 넣으면 고칠 수 있어요."
ALT = Qt.KeyboardModifier.AltModifier


def section(panel: OpenPanel) -> ChecklistSection:
    return panel.editor.page.checklist


def shown(panel: OpenPanel) -> list[str]:
    """The items on screen, done ones with a tick before them."""
    return [("✓" if item.done else "") + item.text for item in section(panel).view.items.items]


def stored(desk: Desk) -> list[str]:
    query = "SELECT text, done_at FROM checklist_item WHERE removed_at IS NULL ORDER BY position, id"
    return [("✓" if done else "") + str(text) for text, done in desk.site.database.rows(query, ())]


def fill(panel: OpenPanel, *lines: str) -> None:
    """Add items as somebody at the keyboard does."""
    start = len(shown(panel))
    panel.session.commands.checklist.add(panel.task.id, lines)
    panel.wait(lambda: len(shown(panel)) == start + len(lines))


def select(panel: OpenPanel, row: int) -> None:
    view = section(panel).view
    view.setFocus(Qt.FocusReason.TabFocusReason)
    view.setCurrentIndex(view.items.index(row, 0))


def box(panel: OpenPanel, row: int) -> QPoint:
    view = section(panel).view
    return view.box_rect(view.items.items[row].id).center()


def field_text(panel: OpenPanel) -> str:
    return section(panel).writing.line.text


def test_lines_are_added_one_after_the_other_by_keys_alone(main: OpenPanel, desk: Desk) -> None:
    main.editor.focus_task()
    press("ㅣ", hangul=True)
    assert focused() is section(main).writing.line.field.line
    assert section(main).writing.line.field.line.placeholderText() == "항목을 적고 Enter"
    write("회수 택배 예약")
    press(Qt.Key.Key_Return)
    write("고객에게 안내")
    press(Qt.Key.Key_Return)
    main.wait(lambda: shown(main) == ["회수 택배 예약", "고객에게 안내"])
    assert stored(desk) == ["회수 택배 예약", "고객에게 안내"]
    assert section(main).fold.button.accessibleName() == "체크리스트 0/2"
    press(Qt.Key.Key_Escape)
    assert not section(main).writing.adding
    view = section(main).view
    assert view.hasFocus()
    assert view.keyboard_focus  # the ring is on the last item
    assert view.selectionModel().isSelected(view.items.index(1, 0))


def test_escape_in_an_empty_checklist_goes_to_its_head(main: OpenPanel) -> None:
    section(main).begin_adding()
    press(Qt.Key.Key_Escape)
    assert not section(main).writing.adding
    assert focused() is section(main).add


def test_a_syllable_in_the_making_belongs_to_the_item_once(main: OpenPanel, desk: Desk) -> None:
    section(main).begin_adding()
    write("재고 확")
    compose(preedit="인")
    press(Qt.Key.Key_Return)
    assert field_text(main) == ""
    compose(preedit="안")
    compose(commit="안내")
    press(Qt.Key.Key_Return)
    main.wait(lambda: stored(desk) == ["재고 확인", "안내"])


def test_leaving_the_line_saves_what_is_in_it_also_the_last_syllable(main: OpenPanel, desk: Desk) -> None:
    section(main).begin_adding()
    write("전화하")
    compose(preedit="기")
    main.tab.view.setFocus(Qt.FocusReason.MouseFocusReason)
    main.wait(lambda: stored(desk) == ["전화하기"])
    assert main.tab.view.hasFocus()
    assert not section(main).writing.adding


def test_another_task_takes_nothing_of_what_was_typed(main: OpenPanel, desk: Desk) -> None:
    first = main.task.id
    other = desk.task("다른 일", room_id=desk.world.room)
    main.wait(lambda: len(main.tab.tasks) == 2)
    section(main).begin_adding()
    write("놓치면 안 되는 ")
    compose(preedit="말")
    main.open_task(other)
    main.wait(lambda: stored(desk) == ["놓치면 안 되는 말"])
    assert desk.site.value("SELECT task_id FROM checklist_item") == first
    assert shown(main) == []
    assert field_text(main) == ""
    main.wait(lambda: desk.site.value("SELECT count(*) FROM draft WHERE place LIKE 'check/%'") == 0)


def test_a_click_on_the_box_ticks_at_once_and_tells_who(main: OpenPanel, desk: Desk) -> None:
    fill(main, "하나", "둘")
    view = section(main).view
    click(view.viewport(), box(main, 1))
    assert shown(main) == ["하나", "✓둘"]  # before anything is stored
    main.wait(lambda: stored(desk) == ["하나", "✓둘"])
    tip = view.items.index(1, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "김지수 님이 체크함 · 2026년 2월 25일" in tip
    assert section(main).fold.button.accessibleName() == "체크리스트 1/2"
    main.wait(lambda: (main.task.checklist_done, main.task.checklist_total) == (1, 2))
    words = view.items.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert words.startswith("둘, 완료, 김지수 님이 체크함")


def test_space_ticks_and_two_quick_ones_meet_no_conflict(main: OpenPanel, desk: Desk) -> None:
    fill(main, "하나")
    select(main, 0)
    for _ in range(3):
        press(Qt.Key.Key_Space)
    assert shown(main) == ["✓하나"]
    main.wait(lambda: desk.site.kinds(kind="checklist.ticked") == ["checklist.ticked"] * 2)
    main.wait(lambda: stored(desk) == ["✓하나"])
    assert section(main).problem == ""


def test_double_click_edits_and_enter_saves(main: OpenPanel, desk: Desk) -> None:
    fill(main, "하나", "둘")
    view, writing = section(main).view, section(main).writing
    at = view.row_rect(view.items.items[0].id).center()
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert writing.edit.field.line.hasFocus()
    write("첫째")
    press(Qt.Key.Key_Return)
    main.wait(lambda: stored(desk) == ["첫째", "둘"])
    main.wait(lambda: writing.editing is None)
    assert view.hasFocus()


@pytest.mark.parametrize("key", [Qt.Key.Key_F2, Qt.Key.Key_Return])
def test_keys_edit_and_escape_restores(main: OpenPanel, desk: Desk, key: Qt.Key) -> None:
    fill(main, "하나")
    select(main, 0)
    press(key)
    assert section(main).writing.edit.field.line.hasFocus()
    write("버릴 글")
    press(Qt.Key.Key_Escape)
    assert shown(main) == ["하나"]
    assert section(main).view.hasFocus()
    assert desk.site.kinds(kind="checklist.text") == []


def test_leaving_the_field_saves_the_text(main: OpenPanel, desk: Desk) -> None:
    fill(main, "하나")
    select(main, 0)
    press(Qt.Key.Key_F2)
    write("나가면서 저")
    compose(preedit="장")
    main.tab.view.setFocus(Qt.FocusReason.MouseFocusReason)
    main.wait(lambda: stored(desk) == ["나가면서 저장"])
    main.wait(lambda: section(main).writing.editing is None)
    assert main.tab.view.hasFocus()


def test_pasted_lines_become_items(main: OpenPanel, desk: Desk) -> None:
    section(main).begin_adding()
    QGuiApplication.clipboard().setText("하나\r\n\n  둘 \n셋\n")
    QTest.keySequence(focused(), "Ctrl+V")
    main.wait(lambda: stored(desk) == ["하나", "둘", "셋"])
    assert field_text(main) == ""
    assert section(main).writing.line.field.line.hasFocus()


def draft_text(main: OpenPanel, desk: Desk) -> str:
    """What the disk keeps of the half-typed checklist, "" for nothing."""
    found = desk.site.value("SELECT max(text) FROM draft WHERE place = ?", f"check/{main.task.id}")
    return str(found or "")


def test_of_more_pasted_lines_than_fit_the_first_are_added_and_the_rest_is_kept(main: OpenPanel, desk: Desk) -> None:
    lines = [f"{n}번째 줄" for n in range(60)]
    section(main).begin_adding()
    QGuiApplication.clipboard().setText("\n".join(lines))
    QTest.keySequence(focused(), "Ctrl+V")
    main.wait(lambda: stored(desk) == lines[:50])
    kept = section(main).kept
    assert not kept.isHidden()
    assert kept.text.splitlines() == lines[50:]
    assert "60줄 가운데 50개를 더했어요." in kept._note.accessibleName()
    assert not section(main).writing.adding
    main.wait(lambda: "59번째 줄" in draft_text(main, desk) and "49번째 줄" not in draft_text(main, desk))

    kept.copy.click()
    assert QGuiApplication.clipboard().text().splitlines() == lines[50:]
    main.wait(lambda: len(shown(main)) == 50)
    assert kept.text.splitlines() == lines[50:]
    kept.remove.click()
    assert kept.isHidden()
    main.wait(lambda: draft_text(main, desk) == "")


def test_lines_there_was_no_room_for_are_found_again(main: OpenPanel, desk: Desk) -> None:
    fill(main, *(f"{n}" for n in range(48)))
    section(main).begin_adding()
    QGuiApplication.clipboard().setText("a\nb\nc\nd")
    QTest.keySequence(focused(), "Ctrl+V")
    main.wait(lambda: stored(desk)[48:] == ["a", "b"])
    main.wait(lambda: '"c\\nd"' in draft_text(main, desk))
    task_id = main.task.id
    main.editor.set_task(None)
    main.editor.set_task(task_id)
    main.wait(lambda: section(main).kept.text == "c\nd")
    assert not section(main).kept.isHidden()
    assert not section(main).writing.adding


def test_a_pasted_line_that_is_too_long_stays_and_is_named(main: OpenPanel, desk: Desk) -> None:
    section(main).begin_adding()
    QGuiApplication.clipboard().setText("\n".join(["하나", "나" * 205, "셋"]))
    QTest.keySequence(focused(), "Ctrl+V")
    main.wait(lambda: stored(desk) == ["하나", "셋"])
    assert field_text(main) == "나" * 205
    problem = section(main).writing.line.problem
    assert "3줄 가운데 2개를 더했어요." in problem
    assert "나나나" in problem
    assert "205" in problem
    for _ in range(5):
        press(Qt.Key.Key_Backspace)
    press(Qt.Key.Key_Return)
    main.wait(lambda: stored(desk) == ["하나", "셋", "나" * 200])
    assert field_text(main) == ""


def test_pasted_lines_in_an_item_come_behind_it(main: OpenPanel, desk: Desk) -> None:
    fill(main, "하나", "넷")
    select(main, 0)
    press(Qt.Key.Key_F2)
    QGuiApplication.clipboard().setText("일\n이\n삼")
    QTest.keySequence(focused(), "Ctrl+V")
    press(Qt.Key.Key_Return)
    main.wait(lambda: stored(desk) == ["일", "이", "삼", "넷"])
    main.wait(lambda: shown(main) == ["일", "이", "삼", "넷"])
    assert section(main).writing.editing is None


def test_a_line_of_two_hundred_and_one_waits(main: OpenPanel, desk: Desk) -> None:
    section(main).begin_adding()
    write("가" * 201)
    line = section(main).writing.line
    assert line.problem == "항목은 200자까지 쓸 수 있어요."
    assert line.field.frame.bad
    press(Qt.Key.Key_Return)
    assert field_text(main) == "가" * 201
    assert stored(desk) == []
    press(Qt.Key.Key_Backspace)
    assert line.problem == ""
    press(Qt.Key.Key_Return)
    main.wait(lambda: stored(desk) == ["가" * 200])


def test_an_item_may_not_become_empty(main: OpenPanel, desk: Desk) -> None:
    fill(main, "하나")
    select(main, 0)
    press(Qt.Key.Key_F2)
    press(Qt.Key.Key_Delete)
    press(Qt.Key.Key_Return)
    assert section(main).writing.edit.problem == "할 일을 적어 주세요."
    main.tab.view.setFocus(Qt.FocusReason.MouseFocusReason)
    assert section(main).writing.editing is None  # nothing was typed that could be lost
    assert stored(desk) == ["하나"]


def test_fifty_and_no_more(main: OpenPanel, desk: Desk) -> None:
    fill(main, *(f"{n}" for n in range(49)))
    section(main).begin_adding()
    write("쉰 번째")
    press(Qt.Key.Key_Return)
    main.wait(lambda: len(stored(desk)) == limits.CHECKLIST_ITEMS)
    main.wait(lambda: section(main).add.refusal == "체크리스트는 50개까지 만들 수 있어요.")
    assert not section(main).writing.adding
    main.editor.focus_task()
    press("L")
    assert main.bubble() == "체크리스트는 50개까지 만들 수 있어요."


def test_somebody_took_the_last_place(main: OpenPanel, desk: Desk) -> None:
    """The refused text stands in the line again."""
    fill(main, *(f"{n}" for n in range(49)))
    section(main).begin_adding()
    write("내 항목")
    insert = "INSERT INTO checklist_item (task_id, slot, position, text, created_by) VALUES (?, 50, 1, 'x', ?)"
    desk.site.do(desk.world.helper, (insert, (main.task.id, desk.world.helper)))
    press(Qt.Key.Key_Return)
    main.wait(lambda: section(main).writing.line.problem == "체크리스트는 50개까지 만들 수 있어요.")
    assert field_text(main) == "내 항목"


def test_alt_arrows_move_and_the_row_stays_selected(main: OpenPanel, desk: Desk) -> None:
    fill(main, "하나", "둘", "셋")
    select(main, 0)
    QTest.keyClick(focused(), Qt.Key.Key_Down, ALT)
    assert shown(main) == ["둘", "하나", "셋"]
    QTest.keyClick(focused(), Qt.Key.Key_Down, ALT)
    QTest.keyClick(focused(), Qt.Key.Key_Down, ALT)  # it is the last already
    main.wait(lambda: stored(desk) == ["둘", "셋", "하나"])
    assert section(main).view.currentIndex().row() == 2
    QTest.keyClick(focused(), Qt.Key.Key_Up, ALT)
    main.wait(lambda: stored(desk) == ["둘", "하나", "셋"])
    assert section(main).problem == ""


def test_delete_removes_and_undo_brings_it_back_in_its_place(main: OpenPanel, desk: Desk) -> None:
    fill(main, "하나", "둘", "셋")
    select(main, 1)
    press(Qt.Key.Key_Space)
    main.wait(lambda: stored(desk) == ["하나", "✓둘", "셋"])
    press(Qt.Key.Key_Delete)
    assert shown(main) == ["하나", "셋"]
    undo = main.session.undo
    main.wait(lambda: undo.next_undo is not None and undo.next_undo.words == "‘둘’을 뺐어요")
    assert stored(desk) == ["하나", "셋"]
    undo.undo()
    main.wait(lambda: shown(main) == ["하나", "✓둘", "셋"])
    main.wait(lambda: undo.next_redo is not None)
    undo.redo()
    main.wait(lambda: stored(desk) == ["하나", "셋"])


def test_tick_move_and_text_are_undone_as_new_changes(main: OpenPanel, desk: Desk) -> None:
    fill(main, "하나", "둘")
    undo = main.session.undo
    select(main, 0)
    press(Qt.Key.Key_Space)
    main.wait(lambda: undo.next_undo is not None and undo.next_undo.words == "‘하나’를 체크했어요")
    undo.undo()
    main.wait(lambda: stored(desk) == ["하나", "둘"])
    QTest.keyClick(focused(), Qt.Key.Key_Down, ALT)
    main.wait(lambda: undo.next_undo is not None and undo.next_undo.words == "‘하나’를 옮겼어요")
    undo.undo()
    main.wait(lambda: stored(desk) == ["하나", "둘"])
    main.wait(lambda: shown(main) == ["하나", "둘"])
    press(Qt.Key.Key_F2)
    write("하나 반")
    press(Qt.Key.Key_Return)
    main.wait(lambda: undo.next_undo is not None and undo.next_undo.words == "‘하나 반’으로 고쳤어요")
    undo.undo()
    main.wait(lambda: shown(main) == ["하나", "둘"])
    assert desk.site.kinds(kind="checklist.text") == ["checklist.text"] * 2
    assert desk.site.kinds(kind="checklist.unticked") == ["checklist.unticked"]


@pytest.mark.qt_log_ignore("does not support (raise|grabbing)", extend=True)
def test_the_menu_does_the_same(main: OpenPanel, desk: Desk) -> None:
    fill(main, "하나", "둘")
    select(main, 0)
    section(main).view.menu_wanted.emit((section(main).view.items.items[0].id, QPoint(0, 0)))
    menu = section(main).findChild(QMenu)
    assert menu is not None
    assert [a.text().split("\t")[0] for a in menu.actions() if a.text()] == [
        "체크", "고치기", "위로", "아래로", "빼기", "글 복사",
    ]  # fmt: skip
    assert not menu.actions()[2].isEnabled()
    menu.actions()[3].trigger()
    menu.close()
    main.wait(lambda: stored(desk) == ["둘", "하나"])


def test_who_only_looks_sees_the_list_and_hears_why(qtbot: QtBot, desk: Desk) -> None:
    panel = OpenPanel(qtbot, desk, desk.world.other)
    desk.site.do(
        desk.world.main,
        ("INSERT INTO checklist_item (task_id, slot, position, text, created_by) VALUES (1, 1, 1, '하나', ?)",
         (desk.world.main,)),
    )  # fmt: skip
    panel.wait(lambda: shown(panel) == ["하나"])
    assert section(panel).add.refusal == READ_ONLY
    select(panel, 0)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_F2, Qt.Key.Key_Delete):
        press(key)
        assert panel.bubble() == READ_ONLY
    click(section(panel).view.viewport(), box(panel, 0))
    assert panel.bubble() == READ_ONLY
    assert shown(panel) == stored(desk) == ["하나"]


def test_who_wants_to_write_sees_where(main: OpenPanel) -> None:
    section(main).fold.set_folded(True)
    section(main).begin_adding()
    assert not section(main).fold.folded
    assert section(main).writing.adding


def test_open_items_are_told_where_a_task_is_finished(main: OpenPanel, desk: Desk) -> None:
    """It warns, and neither refuses nor sets anything by itself."""
    fill(main, "하나", "둘")
    click(main.editor.page.stepper.segments()[3])
    main.wait(lambda: "결과는요" in main.toast().toast.text)
    assert main.toast().toast.text == "‘해결’로 옮겼어요. 체크리스트 2개가 남아 있어요. 결과는요?"
    assert main.task.outcome is None
    click(main.editor.page.facts.outcome.segments()[2])
    dialog = main.dialog(OutcomeReasonDialog)
    assert dialog.left.isVisible()
    assert dialog.left.accessibleName() == "체크리스트 2개가 남아 있어요."
    dialog.reject()
    select(main, 0)
    press(Qt.Key.Key_Space)
    main.wait(lambda: main.task.checklist_done == 1)
    click(main.editor.page.facts.outcome.segments()[1])
    main.wait(lambda: main.task.outcome is Outcome.SUCCESS)
    words = "A0001 결과를 ‘성공’으로 남겼어요. 체크리스트 1개가 남아 있어요."
    main.wait(lambda: main.toast().toast.text == words)
    last = main.session.undo.next_undo
    assert last is not None
    assert last.change == "A0001 결과를 ‘성공’으로 남겼어요"  # which the menu says of what would be undone


def test_a_finished_checklist_warns_of_nothing(main: OpenPanel) -> None:
    fill(main, "하나")
    select(main, 0)
    press(Qt.Key.Key_Space)
    main.wait(lambda: main.task.checklist_done == 1)
    click(main.editor.page.facts.outcome.segments()[2])
    assert not main.dialog(OutcomeReasonDialog).left.isVisible()
    main.dialog(OutcomeReasonDialog).reject()


def test_the_page_follows_the_row_under_the_cursor(main: OpenPanel) -> None:
    fill(main, *(f"{n}" for n in range(50)))
    select(main, 0)
    view, page = section(main).view, main.editor.page
    main.wait(lambda: view.height() >= view.row_rect(view.items.items[49].id).bottom())
    press(Qt.Key.Key_End)
    last = view.row_rect(view.items.items[49].id)
    main.wait(lambda: page.viewport().rect().contains(view.mapTo(page.viewport(), last.center())))
    press(Qt.Key.Key_Home)
    first = view.row_rect(view.items.items[0].id)
    main.wait(lambda: page.viewport().rect().contains(view.mapTo(page.viewport(), first.center())))


def test_a_long_text_wraps_and_the_row_grows(main: OpenPanel) -> None:
    fill(main, "짧음", "가나다라 " * 39)
    view = section(main).view
    short, long = (item.id for item in view.items.items)
    main.wait(lambda: view.height() == view.row_rect(short).height() + view.row_rect(long).height())
    assert view.row_rect(long).height() > 3 * view.row_rect(short).height()
