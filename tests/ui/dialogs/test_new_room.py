"""A room by hand, over a real file: new and known customers, by keyboard and mouse, with bad input."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from taskflow_desktop.domain.entities import Customer
from taskflow_desktop.domain.enums import Channel
from taskflow_desktop.domain.ids import CustomerId
from taskflow_desktop.rules import limits
from taskflow_desktop.storage import reads
from taskflow_desktop.ui.dialogs.customer_list import NEW, CustomerModel, masked
from taskflow_desktop.ui.dialogs.new_room import NewRoomDialog
from tests.support.reads import Hindered
from tests.support.site import update
from tests.ui.board.desk import Desk
from tests.ui.dialogs.hands import commit, compose, focused, press, tab

OpenDialog = Callable[..., NewRoomDialog]


@pytest.fixture
def open_dialog(qtbot: QtBot, desk: Desk, window: QWidget) -> OpenDialog:
    """Open the dialog as an agent, with the customers read."""

    def opened(agent: int | None = None) -> NewRoomDialog:
        dialog = NewRoomDialog(desk.enter(agent or desk.world.main), window)
        with qtbot.waitExposed(dialog):
            dialog.open()
        dialog.activateWindow()
        qtbot.waitUntil(lambda: dialog.customers.customers.rowCount() > 1)
        return dialog

    return opened


def rooms_of(desk: Desk) -> list[tuple[str, str, str, int]]:
    """Customer, title, channel and main agent of every room, newest first."""
    rows = desk.site.database.rows(
        "SELECT customer.name, room.title, room.channel, room.main_agent_id FROM room"
        " JOIN customer ON customer.id = room.customer_id ORDER BY room.id DESC"
    )
    return [tuple(row) for row in rows]


def test_by_keyboard_alone_for_a_new_customer(qtbot: QtBot, desk: Desk, open_dialog: OpenDialog) -> None:
    dialog = open_dialog()
    assert focused() is dialog.customer_field.line
    commit("임도현")
    tab()  # the list
    tab()  # the channel
    press(Qt.Key.Key_Right)
    press(Qt.Key.Key_Right)
    tab()
    commit("입고 문의")
    with qtbot.waitSignal(dialog.room_opened) as told:
        press(Qt.Key.Key_Return)

    customer, title, channel, agent = rooms_of(desk)[0]
    assert (customer, title, agent) == ("임도현", "입고 문의", desk.world.main)
    assert channel == Channel.KAKAO
    assert told.args == [desk.site.value("SELECT max(id) FROM room")]


def test_a_known_customer_is_found_and_taken(qtbot: QtBot, desk: Desk, open_dialog: OpenDialog) -> None:
    dialog = open_dialog()
    customers = desk.site.value("SELECT count(*) FROM customer")

    commit("홍길")
    qtbot.waitUntil(lambda: dialog.customers.customers.customer(desk.world.customer) is not None)
    assert dialog.chosen is None
    press(Qt.Key.Key_Down)
    assert dialog.chosen is not None
    with qtbot.waitSignal(dialog.room_opened):
        press(Qt.Key.Key_Return)

    assert rooms_of(desk)[0][0] == "홍길동"
    assert desk.site.value("SELECT count(*) FROM customer") == customers


def test_the_search_follows_a_syllable_that_is_composed(qtbot: QtBot, desk: Desk, open_dialog: OpenDialog) -> None:
    desk.room("김하나")
    dialog = open_dialog()

    compose("홍")

    qtbot.waitUntil(lambda: dialog.customers.customers.rowCount() == 2)
    assert dialog.customers.customers.index(0, 0).data() == "새 고객: 홍"
    assert dialog.customers.customers.index(1, 0).data() == "홍길동"


def test_a_whole_name_chooses_the_known_one(qtbot: QtBot, open_dialog: OpenDialog) -> None:
    dialog = open_dialog()

    commit("홍길동")

    qtbot.waitUntil(lambda: dialog.chosen is not None)
    assert dialog.chosen.name == "홍길동"


def test_two_of_the_same_name_are_not_guessed(qtbot: QtBot, desk: Desk, open_dialog: OpenDialog) -> None:
    desk.room("홍길동")
    dialog = open_dialog()

    commit("홍길동")

    qtbot.waitUntil(lambda: dialog.customers.customers.rowCount() == 3)
    assert dialog.chosen is None


def test_a_click_on_the_list_and_the_button_does_it(qtbot: QtBot, desk: Desk, open_dialog: OpenDialog) -> None:
    dialog = open_dialog()
    row = dialog.customers.visualRect(dialog.customers.model().index(1, 0))
    QTest.mouseClick(dialog.customers.viewport(), Qt.MouseButton.LeftButton, pos=row.center())

    with qtbot.waitSignal(dialog.room_opened):
        QTest.mouseClick(dialog.open_button, Qt.MouseButton.LeftButton)

    assert rooms_of(desk)[0][:3] == ("홍길동", "", Channel.PHONE)


@pytest.mark.parametrize("name", ["", "   ", "\t"])
def test_without_a_name_nothing_is_opened(desk: Desk, open_dialog: OpenDialog, name: str) -> None:
    dialog = open_dialog()
    before = rooms_of(desk)
    dialog.customer_field.set_text(name)

    dialog.open_button.click()

    assert dialog.customer_field.problem == "이름을 적어 주세요."
    assert rooms_of(desk) == before


def test_names_and_titles_that_are_too_long_wait(qtbot: QtBot, desk: Desk, open_dialog: OpenDialog) -> None:
    dialog = open_dialog()
    before = rooms_of(desk)

    dialog.customer_field.set_text("가" * (limits.NAME_CHARACTERS + 1))
    dialog.open_button.click()
    assert "100자" in dialog.customer_field.problem
    dialog.customer_field.set_text("가")
    dialog.title_field.set_text("나" * (limits.ROOM_TITLE_CHARACTERS + 1))
    dialog.open_button.click()
    assert "200자" in dialog.title_field.problem
    assert focused() is dialog.title_field.line
    assert rooms_of(desk) == before

    dialog.title_field.set_text("나" * limits.ROOM_TITLE_CHARACTERS)
    with qtbot.waitSignal(dialog.room_opened):
        dialog.open_button.click()


def test_hostile_names_stay_text(qtbot: QtBot, desk: Desk, open_dialog: OpenDialog) -> None:
    dialog = open_dialog()
    name = "<img src=x> \u202e 🙂 R&D"
    dialog.customer_field.set_text(name)

    with qtbot.waitSignal(dialog.room_opened):
        dialog.open_button.click()

    assert rooms_of(desk)[0][0] == name


def test_it_is_opened_once(qtbot: QtBot, desk: Desk, open_dialog: OpenDialog) -> None:
    dialog = open_dialog()
    before = len(rooms_of(desk))
    commit("한 번")

    with qtbot.waitSignal(dialog.room_opened):
        for _ in range(3):
            press(Qt.Key.Key_Return)

    assert len(rooms_of(desk)) == before + 1


def test_a_refusal_is_told_and_what_was_typed_stays(qtbot: QtBot, desk: Desk, open_dialog: OpenDialog) -> None:
    dialog = open_dialog(desk.world.other)
    commit("아직 있음")
    desk.site.do(desk.world.admin, update("agent", desk.world.other, deactivated_at=desk.clock.at))

    dialog.open_button.click()

    qtbot.waitUntil(lambda: dialog.error != "")
    assert dialog.customer_field.text() == "아직 있음"
    dialog.reject()


def test_answers_after_it_was_closed_are_not_heard(qtbot: QtBot, desk: Desk, open_dialog: OpenDialog) -> None:
    dialog = open_dialog()
    commit("홍")
    dialog._find()
    with qtbot.waitSignal(dialog.destroyed):
        dialog.reject()

    assert desk.faults == []


@pytest.mark.parametrize(
    ("contact", "shown"),
    [
        ("010-1234-5678", "010-••••-5678"),
        ("01012345678", "010••••5678"),
        ("02-123-4567", "02-1••-4567"),
        ("seoyeon@ondam.kr", "se…@ondam.kr"),
        ("", ""),
        ("119", "119"),
    ],
)
def test_contacts_are_masked(contact: str, shown: str) -> None:
    assert masked(contact) == shown


def test_the_model_keeps_qts_rules() -> None:
    model = CustomerModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    known = tuple(Customer(CustomerId(n), f"고객{n}", "010-1234-5678", "", 1) for n in range(1, 4))

    model.show_customers("", ())
    model.show_customers("고객", known)
    model.set_name("고객2")

    assert model.exact("고객2") == known[1]
    assert model.customer(NEW) is None
    assert "5678" in str(model.index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole))


def test_customers_that_cannot_be_read(
    qtbot: QtBot, desk: Desk, open_dialog: OpenDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Typing on asks again; a new customer can have his room all the same."""
    dialog = open_dialog()
    customers = Hindered(monkeypatch, reads, "customers")
    customers.away = True
    commit("홍")
    qtbot.waitUntil(lambda: bool(dialog.error))
    assert dialog.error == "서버에 닿지 못했어요. 주소와 방화벽을 확인해 주세요."
    customers.away = False
    commit("길")
    qtbot.waitUntil(lambda: not dialog.error)
    assert dialog.customers.customers.customer(desk.world.customer) is not None
    customers.away = True
    commit("순")
    qtbot.waitUntil(lambda: bool(dialog.error))
    with qtbot.waitSignal(dialog.room_opened):
        press(Qt.Key.Key_Return)
    assert rooms_of(desk)[0][0] == "홍길순"
    assert desk.refusals == []
