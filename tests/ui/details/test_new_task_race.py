"""The last place of a room goes to somebody else while one types: two sessions, and every way on."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from taskflow_desktop.domain.enums import Importance
from taskflow_desktop.domain.ids import RoomId, TaskId
from taskflow_desktop.domain.requests import NewTask
from taskflow_desktop.rules import limits
from taskflow_desktop.ui.details.new_task_fields import NewTaskFields
from taskflow_desktop.ui.dialogs.task_race import TaskRaceDialog
from tests.support.site import insert, update
from tests.ui.board.desk import press
from tests.ui.details.panels import OpenPanel, click, focused, write

RACE = "방금 10번째 태스크가 등록됐어요. 쓰던 내용은 그대로 있어요."


def ctrl_enter() -> None:
    QTest.keyClick(focused(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def typed(main: OpenPanel, *items: str) -> NewTaskFields:
    """A form with a title and items in a room with nine tasks."""
    desk, room = main.desk, main.desk.world.room
    for number in range(2, 10):
        desk.task(f"할 일 {number}", room_id=room)
    main.wait(lambda: main.tab.head.count_text == "9/10")
    main.panel.new_task(RoomId(room))
    fields = main.tab.form.fields
    write("쿠션 커버 추가 주문 문의")
    fields.items.show_items(items, "")
    return fields


def lose(main: OpenPanel) -> TaskRaceDialog:
    """Somebody else, in another session, is quicker; then one registers."""
    other = main.desk.enter(main.desk.world.manager)
    made: list[object] = []
    other.commands.create_task(NewTask(RoomId(main.desk.world.room), "빠른 사람"), done=made.append)
    main.wait(lambda: len(made) == 1)
    ctrl_enter()
    return main.dialog(TaskRaceDialog)


def items_of(main: OpenPanel, task: int) -> list[str]:
    query = "SELECT text FROM checklist_item WHERE task_id = ? AND removed_at IS NULL ORDER BY position"
    return [text for (text,) in main.desk.site.database.rows(query, (task,))]


def draft(main: OpenPanel) -> str:
    place = f"new_task/{main.desk.world.room}"
    return str(main.desk.site.value("SELECT text FROM draft WHERE place = ?", place) or "")


def texts(dialog: TaskRaceDialog) -> str:
    return "\n".join(each.text() for each in dialog.findChildren(type(dialog._sentence)))


def test_who_was_quicker_is_told_and_the_text_goes_into_a_checklist(main: OpenPanel, tmp_path: Path) -> None:
    fields = typed(main, "같은 색 재고 확인")
    click(fields.importance.segments()[2])
    fields.title.line.setFocus(Qt.FocusReason.TabFocusReason)
    dialog = lose(main)
    said = texts(dialog)
    assert "방금 10번째 태스크가 등록됐어요" in said
    assert "최매니저 님이 " in said
    assert "에 먼저 등록해서 이 방의 태스크가 10개가 됐어요. 쓰던 내용은 그대로 있어요." in said
    assert "쿠션 커버 추가 주문 문의" in said
    assert "중요도 높음 · 체크리스트 1 · 첨부파일 0" in said
    assert dialog.choice is not None
    assert dialog.choice.key == main.desk.world.task
    assert dialog.add is not None
    wanted = main.tab.tasks[2].id
    dialog.choice.choose(wanted)
    press(Qt.Key.Key_Return)  # the adding button is the default
    main.wait(lambda: items_of(main, wanted) == ["쿠션 커버 추가 주문 문의", "같은 색 재고 확인"])
    main.wait(lambda: main.editor.task is not None and main.editor.task.id == wanted)
    main.wait(lambda: draft(main) == "")
    assert not main.tab.forming
    assert main.toast().toast.text == f"{main.task.short_number} 체크리스트에 더했어요"
    assert main.desk.site.value("SELECT count(*) FROM task WHERE room_id = ?", main.desk.world.room) == 10


def test_copying_keeps_the_draft(main: OpenPanel) -> None:
    typed(main, "첫째", "둘째")
    dialog = lose(main)
    click(dialog.copy_button)
    main.wait(lambda: not main.window.findChildren(TaskRaceDialog))
    assert QGuiApplication.clipboard().text() == "쿠션 커버 추가 주문 문의\n- 첫째\n- 둘째"
    assert main.tab.forming
    assert main.tab.form.fields.note.accessibleName() == RACE
    assert main.tab.form.title.text() == "쿠션 커버 추가 주문 문의"
    main.wait(lambda: "둘째" in draft(main))


def test_what_does_not_fit_is_refused_with_words_and_can_go_elsewhere(main: OpenPanel) -> None:
    world = main.desk.world
    rows = [
        insert("checklist_item", task_id=world.task, slot=slot, position=slot, text=f"{slot}", created_by=world.main)
        for slot in range(1, limits.CHECKLIST_ITEMS)
    ]
    main.desk.site.do(world.main, *rows)
    typed(main, "하나 더")
    dialog = lose(main)
    assert dialog.add is not None
    assert dialog.choice is not None
    click(dialog.add)
    main.wait(lambda: dialog.error == "체크리스트는 50개까지 만들 수 있어요.")
    assert len(items_of(main, world.task)) == limits.CHECKLIST_ITEMS - 1
    main.wait(lambda: "하나 더" in draft(main))
    other = main.tab.tasks[1].id
    menu = dialog.choice.open_menu()
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if action.data() == other).trigger()
    menu.close()
    assert dialog.error == ""
    click(dialog.add)
    main.wait(lambda: items_of(main, other) == ["쿠션 커버 추가 주문 문의", "하나 더"])
    main.wait(lambda: draft(main) == "" and not main.tab.forming)


def test_without_a_task_one_may_edit_only_copying_is_offered(main: OpenPanel) -> None:
    world = main.desk.world
    typed(main)
    for task in main.tab.tasks:
        main.desk.site.do(world.admin, update("task", task.id, outcome="success"))
    main.wait(lambda: all(task.finished for task in main.tab.tasks))
    other = main.desk.enter(world.admin)
    done: list[object] = []
    other.commands.create_task(NewTask(RoomId(world.room), "남의 일"), done=done.append)
    main.wait(lambda: len(done) == 1)
    ctrl_enter()
    dialog = main.dialog(TaskRaceDialog)
    assert dialog.choice is None
    assert dialog.add is None
    press(Qt.Key.Key_Return)
    main.wait(lambda: not main.window.findChildren(TaskRaceDialog))
    assert QGuiApplication.clipboard().text() == "쿠션 커버 추가 주문 문의"
    assert main.tab.form.title.text() == "쿠션 커버 추가 주문 문의"


def test_esc_keeps_everything_and_the_button_asks_again(main: OpenPanel) -> None:
    typed(main, "첫째")
    lose(main)
    press(Qt.Key.Key_Escape)
    main.wait(lambda: not main.window.findChildren(TaskRaceDialog))
    main.wait(lambda: main.tab.form.register.refusal == RACE)
    assert main.tab.form.fields.draft().importance is Importance.NORMAL
    main.window.activateWindow()
    main.tab.form.title.line.setFocus(Qt.FocusReason.TabFocusReason)
    main.wait(main.tab.form.title.line.hasFocus)
    ctrl_enter()
    dialog = main.dialog(TaskRaceDialog)
    assert dialog.choice is not None
    assert dialog.choice.key == TaskId(main.desk.world.task)
    dialog.reject()


def test_files_follow_the_text(main: OpenPanel, tmp_path: Path) -> None:
    fields = typed(main)
    path = tmp_path / "가.txt"
    path.write_text("가", encoding="utf-8")
    fields.files.attach((path,))
    main.wait(lambda: len(fields.files.files) == 1)
    dialog = lose(main)
    assert "첨부파일 1" in texts(dialog)
    assert dialog.add is not None
    click(dialog.add)
    query = "SELECT count(*) FROM attachment WHERE task_id = ? AND complete = 1"
    main.wait(lambda: main.desk.site.value(query, main.desk.world.task) == 1 and not main.tab.forming)
