"""A customer comes back: his unfinished tasks of earlier rooms are one line away, read-only, with a way there."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.support.site import update
from tests.ui.board.desk import Desk, press
from tests.ui.details.panels import OpenPanel, click, focused


def room_of(desk: Desk, *, state: str = "received") -> int:
    """A new room of the first customer, a day later."""
    desk.clock.move(86_400_000_000)
    return desk.site.insert(
        desk.world.main, "room", customer_id=desk.world.customer, title="", channel="web", state=state,
        main_agent_id=desk.world.main,
    )  # fmt: skip


@pytest.fixture
def back(qtbot: QtBot, desk: Desk) -> OpenPanel:
    """The newest room of a customer who has an unfinished task in an earlier one."""
    return OpenPanel(qtbot, desk, desk.world.main, room_of(desk))


def test_the_strip_is_walked_by_keyboard(back: OpenPanel) -> None:
    earlier = back.tab.earlier
    back.wait(earlier.isVisible)
    assert earlier.line.text() == "지난 상담의 진행 중 태스크 1건 보기"
    assert not earlier.view.isVisible()
    earlier.line.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Return)
    assert earlier.view.isVisible()
    press(Qt.Key.Key_Tab)
    assert focused() is earlier.view
    back.wait(lambda: back.editor.task is not None and back.editor.task.id == back.desk.world.task)
    press(Qt.Key.Key_Return)
    assert focused() is back.editor.page.title.heading
    events = back.desk.events()
    for key in ("]", "s", "p", "m"):
        press(key)
    press("ㄴ", hangul=True)
    press(Qt.Key.Key_F2)
    assert not back.editor.page.title.editing
    assert back.desk.events() == events
    earlier.line.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Space)
    assert not earlier.view.isVisible()


def test_finished_there_it_is_gone_here_and_reopened_it_is_back(back: OpenPanel) -> None:
    desk, earlier = back.desk, back.tab.earlier
    back.wait(earlier.isVisible)
    desk.site.do(desk.world.main, update("task", desk.world.task, outcome="success"))
    back.wait(lambda: not earlier.isVisible())
    desk.site.do(desk.world.main, update("task", desk.world.task, outcome=None))
    back.wait(earlier.isVisible)
    desk.task("또 하나", room_id=desk.world.room)
    back.wait(lambda: earlier.line.text() == "지난 상담의 진행 중 태스크 2건 보기")
    click(earlier.line)
    assert [task.title for task in earlier.view.tasks.tasks] == ["배송지 변경", "또 하나"]


def test_only_earlier_rooms_count_as_the_past(back: OpenPanel) -> None:
    desk = back.desk
    later = desk.task("나중 방의 일", room_id=room_of(desk))
    back.wait(back.tab.earlier.isVisible)
    assert [task.id for task in back.tab.earlier.view.tasks.tasks] == [desk.world.task]
    back.open_room(desk.world.room)
    assert not back.tab.earlier.isVisible()
    assert later != desk.world.task


def test_a_new_customer_has_no_strip(back: OpenPanel) -> None:
    back.wait(back.tab.earlier.isVisible)
    back.open_room(back.desk.room("처음 온 고객"))
    back.wait(lambda: not back.tab.earlier.isVisible())


def test_the_task_of_an_earlier_room_leads_there(back: OpenPanel) -> None:
    desk = back.desk
    back.wait(back.tab.earlier.isVisible)
    click(back.tab.earlier.line)
    view = back.tab.earlier.view
    click(view.viewport(), view.visualRect(view.tasks.index(0, 0)).center())
    back.wait(lambda: back.editor.task is not None)
    assert back.editor.page.reason.startswith("다른 상담방의 태스크라 보기만 할 수 있어요.")
    assert not back.editor.page.origin.isVisible()
    button = back.editor.page.note.button
    assert button is not None
    back.wait(button.isVisible)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    with back.qtbot.waitSignal(back.panel.room_requested) as asked:
        press(Qt.Key.Key_Return)
    assert asked.args == [(desk.world.room, desk.world.task)]
