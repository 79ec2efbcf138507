"""People and checklist of a task that is not there yet: by keyboard, within the limits, kept as a draft, one change."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from taskflow_desktop.domain.ids import AgentId, RoomId
from taskflow_desktop.rules import limits
from taskflow_desktop.ui.details.new_task_draft import Draft, read, written
from taskflow_desktop.ui.details.new_task_fields import NewTaskFields
from taskflow_desktop.ui.details.new_task_items import NewTaskItems
from taskflow_desktop.ui.details.people_popover import PeoplePopover
from taskflow_desktop.ui.style import apply_theme
from tests.support.site import NOW, update
from tests.ui.board.desk import Desk, press
from tests.ui.details.panels import OpenPanel, click, compose, focused, write

FULL = "체크리스트는 50개까지 만들 수 있어요."
LONG = "항목은 200자까지 쓸 수 있어요."


def form_of(main: OpenPanel) -> NewTaskFields:
    main.panel.new_task(RoomId(main.desk.world.room))
    return main.tab.form.fields


def paste(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(focused(), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def ctrl_enter() -> None:
    QTest.keyClick(focused(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def pick(main: OpenPanel, name: str) -> None:
    """Add somebody by keyboard."""
    fields = main.tab.form.fields
    fields.people.add.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Space)
    main.wait(lambda: any(each.is_open for each in main.window.findChildren(PeoplePopover)))
    write(name)
    press(Qt.Key.Key_Return)


def items(main: OpenPanel) -> list[str]:
    task = main.tab.tasks[-1].id
    rows = main.desk.site.database.rows("SELECT text FROM checklist_item WHERE task_id = ? ORDER BY position", (task,))
    return [text for (text,) in rows]


def test_people_and_items_come_with_the_task_in_one_change(main: OpenPanel) -> None:
    world, fields = main.desk.world, form_of(main)
    write("커튼 교환")
    pick(main, "박하늘")
    assert fields.people.people == (world.helper,)
    assert focused() is fields.people.add
    pick(main, "이도윤")
    fields.items.line.setFocus(Qt.FocusReason.TabFocusReason)
    write("재고 확인")
    press(Qt.Key.Key_Return)
    write("회수 예약")
    assert fields.items.items == ("재고 확인",)
    before = main.desk.events()
    ctrl_enter()  # what is still in the line is an item, too
    main.wait(lambda: len(main.tab.tasks) == 2)
    made = main.tab.tasks[-1]
    assert made.collaborator_ids == (world.helper, world.other)
    assert made.owner_id == world.main
    assert items(main) == ["재고 확인", "회수 예약"]
    ops = {op for (op,) in main.desk.site.database.rows("SELECT op FROM event WHERE id > ?", (before,))}
    assert len(ops) == 1


def test_who_registers_is_not_offered_and_nobody_twice(main: OpenPanel) -> None:
    world = main.desk.world
    fields = form_of(main)
    pick(main, "박하늘")
    click(fields.people.add)
    main.wait(lambda: any(each.is_open for each in main.window.findChildren(PeoplePopover)))
    popover = next(each for each in main.window.findChildren(PeoplePopover) if each.is_open)
    model = popover.picker.people
    offered = {model.data(model.index(row, 0)) for row in range(model.rowCount())}
    assert offered == {"이도윤", "최매니저", "관리자"}
    press(Qt.Key.Key_Escape)
    assert focused() is fields.people.add
    assert main.tab.forming
    click(fields.people.chips[0].remove)
    assert fields.people.people == ()
    assert focused() is fields.people.add
    assert world.main not in fields.people.people


def test_who_leaves_the_team_leaves_the_form(main: OpenPanel) -> None:
    world, fields = main.desk.world, form_of(main)
    pick(main, "박하늘")
    main.desk.site.do(world.admin, update("agent", world.helper, deactivated_at=NOW))
    main.wait(lambda: fields.people.people == ())


def test_pasted_lines_become_items(main: OpenPanel) -> None:
    fields = form_of(main)
    fields.items.line.setFocus(Qt.FocusReason.TabFocusReason)
    paste("같은 색 재고 확인\n\n  주소 확인 \r\n일정 안내\n")
    assert fields.items.items == ("같은 색 재고 확인", "주소 확인", "일정 안내")
    assert fields.items.count_text == "3/50"
    assert fields.items.line.text() == ""
    click(fields.items.removers[1])
    assert fields.items.items == ("같은 색 재고 확인", "일정 안내")
    assert focused() is fields.items.removers[1]
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Space)
    assert fields.items.items == ()
    assert focused() is fields.items.line


def test_what_does_not_fit_stays_with_its_reason(main: OpenPanel) -> None:
    fields = form_of(main)
    write("제목")
    parts = fields.items
    parts.line.setFocus(Qt.FocusReason.TabFocusReason)
    write("가" * (limits.CHECKLIST_ITEM_CHARACTERS + 1))
    assert parts.problem == LONG
    press(Qt.Key.Key_Return)
    assert (parts.items, len(parts.line.text())) == ((), 201)
    ctrl_enter()
    assert main.tab.forming
    assert focused() is parts.line
    press(Qt.Key.Key_Backspace)
    assert parts.problem == ""
    press(Qt.Key.Key_Return)
    assert len(parts.items) == 1
    paste("\n".join(f"{number}" for number in range(50)))
    assert parts.problem == "50줄 가운데 49줄만 더 들어가요. 체크리스트는 50개까지 만들 수 있어요."
    assert len(parts.items) == 1
    assert len(parts.line.text().splitlines()) == 50
    parts.line.clear()
    assert parts.problem == ""
    paste("\n".join(f"{number}" for number in range(49)))
    assert parts.count_text == "50/50"
    write("하나 더")
    press(Qt.Key.Key_Return)
    assert parts.problem == FULL
    assert parts.line.text() == "하나 더"
    click(parts.removers[0])
    assert parts.problem == ""
    parts.line.setFocus(Qt.FocusReason.TabFocusReason)
    ctrl_enter()
    main.wait(lambda: len(main.tab.tasks) == 2)
    assert len(items(main)) == limits.CHECKLIST_ITEMS
    assert items(main)[-1] == "하나 더"


def test_a_syllable_in_the_making_becomes_part_of_the_item_once(main: OpenPanel) -> None:
    fields = form_of(main)
    write("제목")
    fields.items.line.setFocus(Qt.FocusReason.TabFocusReason)
    write("재고 확")
    compose(preedit="인")
    assert fields.draft().adding == "재고 확인"
    ctrl_enter()
    compose(commit="인")
    main.wait(lambda: len(main.tab.tasks) == 2)
    assert items(main) == ["재고 확인"]


def test_all_of_it_is_on_disk_and_comes_back_in_another_run(qtbot: QtBot, desk: Desk, main: OpenPanel) -> None:
    fields = form_of(main)
    write("반쯤 쓴 제목")
    pick(main, "박하늘")
    fields.items.line.setFocus(Qt.FocusReason.TabFocusReason)
    paste("첫째\n둘째\n")
    write("쓰던 항")
    compose(preedit="목")
    place = f"new_task/{desk.world.room}"
    main.wait(lambda: "쓰던 항목" in str(desk.site.value("SELECT text FROM draft WHERE place = ?", place)))
    held = json.loads(desk.site.value("SELECT text FROM draft WHERE place = ?", place))
    assert (held["people"], held["items"]) == ([desk.world.helper], ["첫째", "둘째"])
    again = OpenPanel(qtbot, desk, desk.world.main)  # as after a crash: another session reads the disk
    restored = form_of(again)
    again.wait(lambda: restored.title.text() == "반쯤 쓴 제목")
    assert restored.people.people == (desk.world.helper,)
    assert restored.items.items == ("첫째", "둘째")
    assert restored.items.line.text() == "쓰던 항목"


def test_a_refused_creation_loses_nothing(main: OpenPanel) -> None:
    world, fields = main.desk.world, form_of(main)
    write("커튼 교환")
    pick(main, "박하늘")
    fields.items.line.setFocus(Qt.FocusReason.TabFocusReason)
    paste("첫째\n둘째\n")
    main.desk.site.do(world.main, update("room", world.room, state="closed", closed_at=NOW))
    main.wait(lambda: bool(main.tab.form.register.refusal))
    ctrl_enter()
    assert main.tab.forming
    assert fields.draft().people == (world.helper,)
    assert fields.draft().items == ("첫째", "둘째")


def test_tab_goes_through_the_form_as_it_is_read(main: OpenPanel) -> None:
    fields = form_of(main)
    write("제목")
    pick(main, "박하늘")
    fields.items.line.setFocus(Qt.FocusReason.TabFocusReason)
    paste("첫째\n둘째\n")
    fields.title.line.setFocus(Qt.FocusReason.TabFocusReason)
    walked = []
    for _ in range(40):
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
        walked.append(focused())
        if focused() is fields.cancel:
            break
    wanted = [
        fields.people.chips[0].remove,
        fields.people.add,
        *fields.items.removers,
        fields.items.line,
        fields.files.choose_button,
        fields.register,
        fields.cancel,
    ]
    assert walked[-len(wanted) :] == wanted
    assert set(walked[: -len(wanted)]) <= {*fields.stepper.segments(), *fields.importance.segments()}


@pytest.mark.parametrize("percent", [100, 130])
def test_everything_is_reached_by_scrolling(qapp: QApplication, main: OpenPanel, percent: int) -> None:
    apply_theme(qapp, "light", percent)  # type: ignore[arg-type]
    main.window.resize(360, 560)
    fields = form_of(main)
    fields.items.show_items([f"항목 {number} " + "긴 말 " * 12 for number in range(20)], "")
    fields.items.line.setFocus(Qt.FocusReason.TabFocusReason)
    assert not on_screen(fields, fields.register)
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Tab)
    assert focused() is fields.register
    main.wait(lambda: on_screen(fields, fields.register))
    ctrl_enter()  # without a title: back to it
    assert focused() is fields.title.line
    assert on_screen(fields, fields.title)
    fields.items.line.setFocus(Qt.FocusReason.TabFocusReason)
    write("또 하나")
    press(Qt.Key.Key_Return)
    main.wait(lambda: on_screen(fields, fields.items.line))
    content = fields.widget()
    assert content.width() <= fields.viewport().width()


def on_screen(fields: NewTaskFields, field: QWidget) -> bool:
    return fields.viewport().rect().contains(field.mapTo(fields.viewport(), field.rect().center()))


def test_an_older_draft_is_read_and_nonsense_is_not() -> None:
    old = json.dumps({"title": "옛 초안", "importance": 2, "stage": None, "message": None})
    assert read(old, ()) == Draft(title="옛 초안")
    whole = Draft(title="ㄱ", people=(AgentId(3),), items=("하나",), adding="둘")
    assert read(written(whole), ()) == whole
    assert read('{"title": "x", "importance": 2, "stage": null, "message": null, "people": ["x"]}', ()) == Draft()
    assert written(Draft()) == ""


def test_items_alone_are_a_draft(qtbot: QtBot) -> None:
    parts = NewTaskItems()
    qtbot.addWidget(parts)
    with qtbot.waitSignal(parts.edited):
        parts.line.setText("하나")
    assert parts.settle()
    assert parts.items == ("하나",)
    assert Draft(items=parts.items).untouched is False
