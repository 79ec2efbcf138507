"""What the rooms page says while something is read, and when it could not be (ui-spec 6.8)."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from taskflow_desktop.domain.enums import RoomState
from taskflow_desktop.storage import reads
from taskflow_desktop.ui.widgets.buttons import Button
from taskflow_desktop.ui.widgets.read_state import ReadState
from tests.support.reads import Hindered
from tests.support.site import update
from tests.ui.board.desk import Desk
from tests.ui.rooms.open_rooms import OpenRooms, say

SENTENCE = "서버에 닿지 못했어요. 주소와 방화벽을 확인해 주세요."


def click(button: QWidget) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def told(state: ReadState) -> tuple[str, str, bool]:
    """Title, sentence, and whether another try is offered."""
    return state.title, state.text, state.retry.isVisible()


def test_a_list_that_cannot_be_read_says_so_and_is_tried_again(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    say(desk, desk.room("박준호"), "문의")
    rooms = OpenRooms(qtbot, desk)
    rooms.wait(lambda: rooms.names() == ["박준호"])
    listing = Hindered(monkeypatch, reads, "room_list")
    listing.away = True
    state = rooms.list.reading
    rooms.list.set_state(RoomState.CLOSED)
    rooms.wait(state.isVisible)
    assert told(state) == ("불러오지 못했어요", SENTENCE, True)
    assert state.details.isVisible()
    assert desk.refusals == [], "it is told in its place"
    listing.away = False
    click(state.retry)
    rooms.wait(lambda: rooms.list.model.is_loaded)
    assert not state.isVisible()
    assert rooms.names() == ["홍길동"]


def test_a_list_that_was_read_stays_when_it_cannot_be_read_anew(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    say(desk, desk.room("박준호"), "문의")
    rooms = OpenRooms(qtbot, desk)
    rooms.wait(lambda: rooms.names() == ["박준호"])
    listing = Hindered(monkeypatch, reads, "room_list")
    listing.away = True
    rooms.list.model.reload()
    rooms.wait(lambda: desk.refusals)
    assert rooms.names() == ["박준호"]
    assert rooms.list.view.isVisible()


def test_a_slow_list_is_spoken_of_after_a_while_and_the_last_one_stays(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing at first; then one line where there is nothing else to see."""
    say(desk, desk.room("박준호"), "문의")
    rooms = OpenRooms(qtbot, desk)
    rooms.wait(lambda: rooms.names() == ["박준호"])
    listing = Hindered(monkeypatch, reads, "room_list")
    state = rooms.list.reading
    listing.hold()
    rooms.list.set_state(RoomState.CLOSED)
    with qtbot.waitSignal(state.due, timeout=5000):
        assert not state.speaks, "not before it is slow"
    assert rooms.list.view.isVisible(), "the rooms of before stay until the others are there"
    listing.let_go()
    rooms.wait(lambda: rooms.list.model.is_loaded)
    rooms.tab(RoomState.ANSWERED)
    listing.hold()
    rooms.list.set_state(RoomState.CLOSED)
    rooms.wait(state.isVisible)
    assert told(state) == ("상담방을 불러오고 있어요", "그동안 마지막으로 본 목록을 흐림 없이 그대로 보여 줘요.", False)
    listing.let_go()
    rooms.wait(lambda: not state.isVisible())


def test_a_conversation_that_cannot_be_read(qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    number = desk.room("박준호")
    desk.task("환불", room_id=number)
    say(desk, number, "문의")
    rooms = OpenRooms(qtbot, desk)
    rooms.wait(lambda: rooms.names() == ["박준호"])
    messages = Hindered(monkeypatch, reads, "messages")
    tasks = Hindered(monkeypatch, reads, "room_tasks")
    messages.away = tasks.away = True
    rooms.click(0)
    state = rooms.chat.talk.reading
    rooms.wait(state.isVisible)
    assert told(state) == ("불러오지 못했어요", SENTENCE, True)
    assert rooms.chat.composer.area.isVisible(), "one can go on writing"
    tab = rooms.panel.task_tab.reading
    rooms.wait(tab.isVisible)
    assert told(tab) == ("불러오지 못했어요", SENTENCE, True)
    messages.away = tasks.away = False
    click(state.retry)
    rooms.wait(lambda: rooms.said() == ["문의"])
    assert rooms.chat.transcript.isVisible()
    click(tab.retry)
    rooms.wait(lambda: rooms.panel.task_tab.editor.task is not None)
    assert not tab.isVisible()
    assert desk.refusals == []


def test_older_messages_are_asked_for_again_after_a_failure(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = desk.room("박준호")
    for at in range(150):
        say(desk, number, f"글 {at}")
    rooms = OpenRooms(qtbot, desk)
    rooms.open(number)
    before = len(rooms.said())
    messages = Hindered(monkeypatch, reads, "messages")
    messages.away = True
    rooms.chat.conversation.load_earlier()
    rooms.wait(lambda: desk.refusals)
    assert len(rooms.said()) == before
    messages.away = False
    rooms.chat.conversation.load_earlier()
    rooms.wait(lambda: len(rooms.said()) > before)


def texts(widget: QWidget) -> list[str]:
    """What every label and button on screen in `widget` says."""
    labels = [each.text() for each in widget.findChildren(QLabel) if each.isVisible()]
    return labels + [each.text() for each in widget.findChildren(Button) if each.isVisible()]


def test_what_every_empty_tab_says(qtbot: QtBot, desk: Desk) -> None:
    """One's own lists and those of all: a title, a sentence and the way to where there is something to do."""
    desk.site.do(desk.world.admin, update("room", desk.world.waiting, main_agent_id=desk.world.main, state="answered"))
    rooms = OpenRooms(qtbot, desk, desk.world.other)
    for state, *words in (
        (RoomState.WAITING, "대기 중인 상담방이 없어요", "새 상담방이 생기면 여기에 바로 보여요.", "응대 중인 방 보기"),
        (RoomState.RECEIVED, "접수한 상담방이 없어요", "맡은 상담방이 여기에 보여요.", "응대 중인 방 보기"),
        (RoomState.INQUIRY, "기다리는 문의가 없어요", "새 메시지가 오면 여기에 바로 보여요.", "응대 중인 방 보기"),
        (RoomState.ANSWERED, "응대 중인 상담방이 없어요", "답한 상담방이 여기에 보여요.", "문의 보기"),
        (
            RoomState.CLOSED,
            "종료한 상담방이 없어요",
            "내가 맡았다가 종료한 상담방이 여기에 보여요.",
            "응대 중인 방 보기",
        ),
    ):
        rooms.tab(state)
        assert set(texts(rooms.list._stack)) == set(words)
    assert rooms.chat._nothing.title == "상담방을 골라 주세요"
    rooms.list.search.set_text("커텐봉")
    rooms.list.search.flush()
    rooms.wait(lambda: rooms.list.model.is_loaded)
    sentence = "철자를 확인하거나 태스크 번호, 고객 이름으로 찾아 보세요."
    nothing = ["‘커텐봉’과 맞는 결과가 없어요", sentence]
    assert set(texts(rooms.list._stack)) == {*nothing, "검색어 지우기"}, "it looks into the closed rooms already"
    rooms.tab(RoomState.INQUIRY)
    assert set(texts(rooms.list._stack)) == {*nothing, "종료된 방까지 찾기", "검색어 지우기"}
    click(rooms.list._closed_too)
    rooms.wait(lambda: rooms.list.model.is_loaded)
    assert rooms.list.tabs.state is RoomState.CLOSED
    click(rooms.list._forget)
    rooms.wait(lambda: "종료한 상담방이 없어요" in texts(rooms.list._stack))


def test_an_empty_tab_leads_to_one_that_has_rooms(qtbot: QtBot, desk: Desk) -> None:
    desk.site.do(desk.world.admin, update("room", desk.world.waiting, main_agent_id=desk.world.other, state="received"))
    rooms = OpenRooms(qtbot, desk, desk.world.other)
    rooms.tab(RoomState.INQUIRY)
    rooms.wait(lambda: "접수한 방 보기" in texts(rooms.list._stack))
    click(rooms.list._other)
    rooms.wait(lambda: rooms.list.tabs.state is RoomState.RECEIVED and rooms.list.model.rowCount() == 1)
