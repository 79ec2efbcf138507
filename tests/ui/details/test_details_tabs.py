"""The other tabs, the keys of the list, and the dialogs of hand-over and closing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from taskflow_desktop.domain.ids import RoomId
from taskflow_desktop.ui.details.masking import masked_email, masked_phone
from taskflow_desktop.ui.dialogs.close_room import CloseRoomDialog
from taskflow_desktop.ui.dialogs.hand_over import HandOverDialog
from tests.support.site import insert, update
from tests.ui.board.desk import press
from tests.ui.details.panels import OpenPanel, click, focused


def tab_texts(panel: OpenPanel) -> list[str]:
    tabs = panel.panel.tabs
    return [tabs.tabText(index) for index in range(tabs.count())]


def test_the_tabs_name_and_count(main: OpenPanel) -> None:
    main.wait(lambda: tab_texts(main) == ["태스크 1", "상담방", "고객", "이력 3"])
    main.panel.set_room(None)
    main.wait(lambda: tab_texts(main) == ["태스크", "상담방", "고객", "이력"])


def test_the_list_is_ordered_and_walked_by_j_and_k(main: OpenPanel) -> None:
    desk = main.desk
    for title in ("둘째", "셋째"):
        desk.task(title, room_id=desk.world.room)
    main.wait(lambda: len(main.tab.tasks) == 3)
    desk.site.do(desk.world.main, update("task", desk.world.task, outcome="success"))
    main.wait(lambda: [task.title for task in main.tab.tasks] == ["둘째", "셋째", "배송지 변경"])
    assert main.tab.view.selected_id == desk.world.task
    main.panel.focus_content()
    press("k")
    assert main.tab.view.selected_id == main.tab.tasks[1].id
    main.wait(lambda: main.editor.task is not None and main.editor.task.title == "셋째")
    press("ㅏ", hangul=True)
    main.wait(lambda: main.editor.task is not None and main.editor.task.title == "둘째")
    press("ㅓ", hangul=True)
    main.wait(lambda: main.editor.task is not None and main.editor.task.title == "셋째")
    assert main.tab.view.hasFocus()
    press(Qt.Key.Key_Return)
    assert focused() is main.editor.page.title.heading


def test_a_row_speaks(main: OpenPanel) -> None:
    model = main.tab.view.tasks
    spoken = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "A0001, 배송지 변경, 신규, 보통, 진행 중, 소유자 김지수"


def test_the_task_last_open_in_a_room_opens_again(main: OpenPanel) -> None:
    desk = main.desk
    second = desk.task("둘째", room_id=desk.world.room)
    main.wait(lambda: len(main.tab.tasks) == 2)
    main.open_task(second)
    main.open_room(desk.room())
    assert main.editor.task_id is None
    with main.qtbot.waitSignal(main.panel.task_opened, check_params_cb=lambda opened: opened == second):
        main.panel.set_room(RoomId(desk.world.room))


def test_a_late_answer_of_another_room_is_not_heard(main: OpenPanel) -> None:
    desk = main.desk
    empty = desk.room("뒤의 고객")
    main.panel.set_room(RoomId(empty))
    main.panel.set_room(RoomId(desk.world.waiting))
    main.panel.set_room(RoomId(empty))
    main.wait(lambda: main.panel.room_id == empty and main.tab.head.count_text == "0/10")
    main.wait(main.tab.empty.isVisible)
    assert main.tab.tasks == ()


def test_the_room_tab_leaves_out_what_it_does_not_know(main: OpenPanel) -> None:
    main.panel.set_tab("room")
    tab = main.panel.room_tab
    assert tab.value("title") == "문의"
    assert tab.value("order") == ""
    assert tab.value("closed") == ""
    assert tab.value("opened") != ""
    assert tab.hand_over.isVisible()
    assert tab.hand_over.refusal == ""


def test_handing_over_shows_the_tasks_that_change_owner(main: OpenPanel) -> None:
    main.panel.set_tab("room")
    click(main.panel.room_tab.hand_over)
    dialog = main.dialog(HandOverDialog)
    main.wait(lambda: len(dialog.tasks.tasks) == 1)
    names = [dialog.picker.people.index(row, 0).data() for row in range(dialog.picker.people.rowCount())]
    assert names == ["관리자", "박하늘", "이도윤", "최매니저"]
    assert dialog.accept_button.refusal == "이관할 사람을 골라 주세요."
    main.wait(dialog.isActiveWindow)
    main.wait(dialog.picker.search.line.hasFocus)
    press(Qt.Key.Key_Return)
    assert dialog.isVisible()
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Down)
    assert dialog.accept_button.text() == "박하늘 님에게 이관"
    press(Qt.Key.Key_Return)  # on to the reason, which is missing yet
    assert dialog.words.reason.presets[0].hasFocus()
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Return)
    main.wait(lambda: main.desk.site.value("SELECT main_agent_id FROM room WHERE id = 1") == main.desk.world.helper)
    main.wait(lambda: main.task.owner_id == main.desk.world.helper)
    assert main.desk.site.value("SELECT reason FROM handover") == "휴가"
    assert main.toast().toast.text == "홍길동 님의 상담을 박하늘 님에게 이관했어요"


def test_closing_lists_what_is_unfinished(main: OpenPanel) -> None:
    room = main.tab._room
    assert room is not None
    dialog = CloseRoomDialog(main.session, room, main.tab.tasks, main.window)
    dialog.open()
    assert [row.task.title for row in dialog.rows] == ["배송지 변경"]
    with main.qtbot.waitSignals([dialog.tasks_wanted, dialog.rejected]):
        dialog.show_tasks.click()
    again = CloseRoomDialog(main.session, room, main.tab.tasks, main.window)
    again.open()
    with main.qtbot.waitSignals([again.accepted, again.closed]):
        again.close_button.click()


def test_the_customer_is_hidden_until_asked_for(main: OpenPanel) -> None:
    desk = main.desk
    phone = {"phone": "010-3456-7827", "email": "sumin@example.com"}
    desk.site.do(desk.world.main, update("customer", desk.world.customer, **phone))
    main.panel.set_tab("customer")
    tab = main.panel.customer_tab
    main.wait(lambda: tab.phone.text == "010-3***-**27")
    assert tab.email.text == "su***@example.com"
    click(tab.phone.eye)
    assert tab.phone.text == "010-3456-7827"
    assert tab.email.text == "su***@example.com"
    click(tab.email.copy)
    assert QGuiApplication.clipboard().text() == "sumin@example.com"


def test_what_is_to_be_done_for_the_customer_is_opened_from_his_tab(main: OpenPanel) -> None:
    desk = main.desk
    again = desk.site.insert(
        desk.world.main, "room", customer_id=desk.world.customer, title="", channel="web", state="received",
        main_agent_id=desk.world.main,
    )  # fmt: skip
    elsewhere = desk.task("다른 방의 일", room_id=again)
    desk.task("다른 고객의 일")
    main.panel.set_tab("customer")
    view = main.panel.customer_tab.view
    main.wait(lambda: [task.title for task in view.tasks.tasks] == ["배송지 변경", "다른 방의 일"])
    view.setFocus(Qt.FocusReason.TabFocusReason)
    assert main.panel.tab == "customer"
    press("j")
    press(Qt.Key.Key_Return)
    assert main.panel.tab == "tasks"
    main.wait(lambda: main.editor.task is not None and main.editor.task.id == elsewhere)
    assert main.editor.page.reason.startswith("다른 상담방의 태스크라 보기만 할 수 있어요.")
    main.panel.set_tab("customer")
    click(view.viewport(), view.visualRect(view.tasks.index(0, 0)).center())
    main.wait(lambda: main.editor.task is not None and main.editor.task.id == desk.world.task)
    assert main.editor.page.reason == ""
    desk.site.do(desk.world.main, update("task", desk.world.task, outcome="success"))
    main.panel.set_tab("customer")
    main.wait(lambda: [task.title for task in view.tasks.tasks] == ["다른 방의 일"])


def test_the_room_tab_tells_what_happened_and_who_had_the_room(main: OpenPanel) -> None:
    main.panel.set_tab("room")
    tab = main.panel.room_tab
    model = tab.log.view.history

    def lines() -> list[str]:
        return [str(model.index(row, 0).data()) for row in range(model.rowCount())]

    main.wait(lambda: len(lines()) == 4)
    assert lines()[0].startswith("2026년 2월 25일")
    assert lines()[1].endswith("A0001, 김지수 참조자에 박하늘을 넣었어요")
    assert lines()[3].endswith("김지수 상담방을 열었어요")
    world, site = main.desk.world, main.desk.site
    site.do(world.manager, update("task", world.task, stage_id=world.stages[1]))
    main.wait(lambda: lines()[1].endswith("A0001, 최매니저 단계를 신규 → 상담 진행으로 바꿨어요"))
    changes = tab.agent_changes.changes
    main.wait(lambda: changes.rowCount() == 1)
    site.do(world.manager, update("room", world.room, main_agent_id=world.other))
    main.wait(lambda: changes.rowCount() == 2)
    said = [str(changes.index(row, 0).data()) for row in range(2)]
    assert said[0].startswith("김지수 → 이도윤, ")
    assert said[0].endswith("최매니저 님이 바꿈 · 진행 중 태스크 1건의 소유자도 바뀜")
    assert said[1].startswith("김지수 배정, ")


@pytest.mark.parametrize(
    ("phone", "shown"),
    [("010-3456-7827", "010-3***-**27"), ("01034567827", "0103*****27"), ("1234", "****"), ("", "")],
)
def test_phones_are_masked(phone: str, shown: str) -> None:
    assert masked_phone(phone) == shown


@pytest.mark.parametrize(
    ("email", "shown"),
    [("sumin@example.com", "su***@example.com"), ("ab@example.com", "***@example.com"), ("nothing", "no***")],
)
def test_addresses_are_masked(email: str, shown: str) -> None:
    assert masked_email(email) == shown


def test_the_first_answer_is_told_once_there_is_one(main: OpenPanel) -> None:
    desk, tab = main.desk, main.panel.room_tab
    main.panel.set_tab("room")
    main.wait(lambda: tab.log.view.history.rowCount() > 0)
    assert tab.value("first") == ""
    desk.clock.move(125_000_000)
    words = {"room_id": desk.world.room, "author": "김지수", "text": "안녕하세요"}
    desk.site.do(desk.world.main, insert("message", speaker="agent", internal=1, **words))
    desk.site.do(desk.world.main, insert("message", speaker="agent", **words))
    main.wait(lambda: tab.value("first") == "2분 만에")
    desk.clock.move(125_000_000)
    desk.site.do(desk.world.main, insert("message", speaker="agent", **words))
    other = desk.room()
    main.open_room(other)
    main.wait(lambda: tab.value("first") == "")
    main.open_room(desk.world.room)
    main.wait(lambda: tab.value("first") == "2분 만에")
