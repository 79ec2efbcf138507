"""People and permissions in a real window: all by mouse and by keyboard, and refused with its reason."""

from collections.abc import Callable
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from taskflow_desktop.domain.ids import SYSTEM, AgentId
from taskflow_desktop.models.team import TeamModel
from taskflow_desktop.ui.settings.account_dialogs import (
    AddAgentDialog,
    EditAgentDialog,
    LetSignInDialog,
    ResetPasswordDialog,
)
from taskflow_desktop.ui.settings.dialog import SettingsDialog, SettingsPage
from taskflow_desktop.ui.settings.leave import LeaveDialog
from taskflow_desktop.ui.settings.map_name import MapNameDialog
from taskflow_desktop.ui.settings.own_password import OwnPasswordDialog
from taskflow_desktop.ui.settings.people_page import PeoplePage
from taskflow_desktop.ui.settings.people_table import Part
from taskflow_desktop.ui.settings.role_down import RoleDownDialog
from taskflow_desktop.ui.settings.role_sheet import RoleSheet
from taskflow_desktop.ui.state import Preferences
from taskflow_desktop.ui.widgets.labels import Label
from taskflow_desktop.ui.widgets.reason_bubble import ReasonBubble
from taskflow_desktop.ui.widgets.reason_menu import ReasonMenuPopover
from taskflow_desktop.ui.widgets.toast import ToastHost
from tests.support.site import NOW, insert, update
from tests.ui.board.desk import Desk, press, show_in_window
from tests.ui.details.panels import write

PASSWORD = "아주 긴 첫 비밀번호"
T = TypeVar("T", bound=QWidget)


class People:
    """The page of an admin in the open settings."""

    def __init__(self, qtbot: QtBot, desk: Desk, preferences: Preferences) -> None:
        self.qtbot, self.desk = qtbot, desk
        self.session = desk.enter(desk.world.admin)
        self.window = show_in_window(qtbot, QWidget())
        self.dialog = SettingsDialog(self.session, preferences, self.window)
        with qtbot.waitExposed(self.dialog):
            self.dialog.open_at(SettingsPage.PEOPLE)
        page = self.dialog.widget(SettingsPage.PEOPLE)
        assert isinstance(page, PeoplePage)
        self.page = page
        self.dialog.activateWindow()
        self.wait(self.dialog.isActiveWindow)

    def wait(self, true: Callable[[], Any]) -> None:
        self.qtbot.waitUntil(true, timeout=5000)

    @property
    def model(self) -> TeamModel:
        return self.page.model

    def names(self) -> list[str]:
        return [str(self.model.index(row, 0).data()) for row in range(self.model.rowCount())]

    def spoken(self, agent: int) -> str:
        row = self.model.row_of(agent)
        assert row is not None
        return str(self.model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole))

    def press_part(self, agent: int, part: Part) -> None:
        """Press a part of somebody's row with the mouse."""
        at = self.page.view.part_area(agent, part).center()
        QTest.mouseClick(self.page.view.viewport(), Qt.MouseButton.LeftButton, pos=at)

    def row(self, agent: int) -> None:
        """Bring the keyboard to somebody's row."""
        self.page.view.setFocus(Qt.FocusReason.TabFocusReason)
        self.page.view.select_id(AgentId(agent))

    def menu(self) -> ReasonMenuPopover:
        return self.open(ReasonMenuPopover)

    def choose(self, text: str) -> None:
        """Take an entry of the open menu by the keyboard."""
        menu = self.menu()
        row = next(row for row in menu.rows if row.entry.text == text)
        row.setFocus()
        press(Qt.Key.Key_Return)

    def open(self, kind: type[T]) -> T:
        self.wait(lambda: any(each.isVisible() for each in self.dialog.findChildren(kind)))
        return next(each for each in self.dialog.findChildren(kind) if each.isVisible())

    def toast(self) -> str:
        self.wait(lambda: self._toast() != "")
        return self._toast()

    def _toast(self) -> str:
        host = self.dialog.findChild(ToastHost)
        return host.box.toast.text if host is not None and host.box is not None else ""

    def bubble(self) -> str:
        return next((each.text for each in self.dialog.findChildren(ReasonBubble) if each.isVisible()), "")

    def agent(self, key: int) -> tuple[Any, ...]:
        row = self.desk.site.database.row(
            "SELECT name, identifier, role, deactivated_at IS NULL FROM agent WHERE id = ?", (key,)
        )
        assert row is not None
        return row


@pytest.fixture
def people(qtbot: QtBot, desk: Desk, preferences: Preferences) -> People:
    return People(qtbot, desk, preferences)


def texts(widget: QWidget) -> set[str]:
    return {each.text() for each in widget.findChildren(Label) if each.isVisibleTo(widget)}


# --- what is shown ----------------------------------------------------------------------------------------------------


def test_the_team_stands_by_role_and_who_left_at_the_end(people: People, desk: Desk) -> None:
    assert people.names() == ["관리자", "최매니저", "김지수", "박하늘", "이도윤", "전임자"]
    assert people.page.total.text() == "6명"
    assert people.spoken(desk.world.manager) == "최매니저, u04, 매니저, 사용"
    assert people.spoken(desk.world.gone) == "전임자, u05, 매니저, 사용 안 함"
    assert not people.page.search.isVisible()  # six are seen at a glance
    assert not people.page.names_part.isVisible()


def test_a_large_team_is_searched(people: People, desk: Desk) -> None:
    for number in range(6):
        desk.site.insert(SYSTEM, "agent", name=f"새 사람 {number}", role="agent", identifier=f"new{number}")
    people.wait(people.page.search.isVisible)
    people.page.search.line.setFocus()
    write("ㅂㅎㄴ")
    people.wait(lambda: people.names() == ["박하늘"])
    people.page.search.set_text("new3")
    people.wait(lambda: people.names() == ["새 사람 3"])
    people.page.search.set_text("아무도")
    people.wait(people.page.nobody.isVisible)


def test_one_step_shows_what_a_role_may_do(people: People) -> None:
    people.page.roles_button.click()
    sheet = people.open(RoleSheet)
    assert {"역할별로 할 수 있는 일", "매니저", "소유자나 참조자일 때", "할 수 없음"} <= texts(sheet)
    people.wait(sheet.close_button.hasFocus)
    press(Qt.Key.Key_Escape)
    people.wait(lambda: not people.dialog.findChildren(RoleSheet))


# --- roles ------------------------------------------------------------------------------------------------------------


def test_a_role_is_given_from_its_button(people: People, desk: Desk) -> None:
    people.press_part(desk.world.other, Part.ROLE)
    menu = people.menu()
    assert [row.entry.text for row in menu.rows] == ["상담사", "매니저", "관리자"]
    assert all(row.entry.hint for row in menu.rows)
    press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Return)
    people.wait(lambda: people.agent(desk.world.other)[2] == "manager")
    assert people.toast() == "이도윤 님의 역할을 매니저로 바꿨어요"
    people.wait(lambda: people.spoken(desk.world.other) == "이도윤, u03, 매니저, 사용")


def test_the_last_admin_is_told_why_he_stays(people: People, desk: Desk) -> None:
    people.row(desk.world.admin)
    press(Qt.Key.Key_Return)
    people.choose("역할 바꾸기…")
    people.wait(lambda: people.menu().rows[0].entry.text == "상담사")
    menu = people.menu()
    assert menu.rows[0].entry.refusal == "관리자는 한 명 이상 있어야 해요."
    menu.rows[0].click()
    assert menu.isVisible()
    assert people.agent(desk.world.admin)[2] == "admin"


def test_who_gives_his_own_role_away_is_asked_first(people: People, desk: Desk) -> None:
    desk.site.do(desk.world.admin, update("agent", desk.world.manager, role="admin"))
    people.wait(lambda: people.spoken(desk.world.manager).endswith("관리자, 사용"))
    people.press_part(desk.world.admin, Part.ROLE)
    people.menu().rows[1].click()
    question = people.open(RoleDownDialog)
    people.wait(question.safe.hasFocus)
    question.safe.click()
    assert people.agent(desk.world.admin)[2] == "admin"
    people.press_part(desk.world.admin, Part.ROLE)
    people.menu().rows[1].click()
    people.open(RoleDownDialog).give.click()
    people.wait(lambda: people.dialog.page is SettingsPage.LOOK)
    assert people.agent(desk.world.admin)[2] == "manager"


def test_another_admins_change_is_told_and_the_choice_can_be_made_again(people: People, desk: Desk) -> None:
    """The version is another by then, and nobody's change is lost."""
    people.press_part(desk.world.other, Part.ROLE)
    menu = people.menu()
    desk.site.do(desk.world.admin, update("agent", desk.world.other, name="이도윤 A"))
    menu.rows[2].click()
    assert people.toast() == "다른 사람이 먼저 고쳤어요. 바뀐 내용을 보고 다시 해 주세요."
    people.wait(lambda: people.spoken(desk.world.other).startswith("이도윤 A"))


# --- taking on --------------------------------------------------------------------------------------------------------


def test_somebody_new_by_keyboard_with_a_password_made_up(people: People, desk: Desk) -> None:
    people.page.add_button.setFocus()
    press(Qt.Key.Key_Return)
    dialog = people.open(AddAgentDialog)
    people.wait(dialog.name_field.line.hasFocus)
    write("한유진")
    press(Qt.Key.Key_Tab)
    write("Yujin.Han")
    dialog.maker.make.click()
    made = dialog.password_field.text()
    assert len(made) == 19
    dialog.maker.copy.click()
    assert QGuiApplication.clipboard().text() == made
    dialog.role_choice.segments()[1].click()
    dialog.accept_button.click()
    people.wait(lambda: "한유진" in people.names())
    assert people.toast() == "한유진 님을 추가했어요"
    assert people.agent(desk.site.value("SELECT max(id) FROM agent")) == ("한유진", "yujin.han", "manager", 1)


def test_whoever_was_added_is_chosen_and_in_sight_and_the_sheet_is_straight(people: People, desk: Desk) -> None:
    for n in range(30):
        desk.site.insert(
            desk.world.admin, "agent", name=f"가나{n}", role="manager", identifier=f"g{n}", password_hash="x"
        )
    people.wait(lambda: len(people.names()) == 36)
    people.row(desk.world.admin)
    people.page.search.set_text("가나")
    people.page.search.flush()
    people.page.add_button.click()
    dialog = people.open(AddAgentDialog)
    dialog.name_field.set_text("한유진")
    dialog.identifier_field.set_text("yujin.han")
    assert dialog.password_hint.text == ""
    dialog.password_field.set_text("0123456789")
    assert dialog.password_hint.text == "10자 이상이에요"
    words = dialog.maker.make.mapTo(dialog, QPoint(dialog.maker.make.inset, 0))
    assert words.x() == dialog.name_field.frame.mapTo(dialog, QPoint(0, 0)).x()
    dialog.accept_button.click()
    people.wait(lambda: people.page.view.selected_id == desk.site.value("SELECT max(id) FROM agent"))
    view = people.page.view
    area = view.parentWidget()
    while not isinstance(area, QScrollArea):
        assert area is not None
        area = area.parentWidget()
    shown = area.viewport()

    def in_sight() -> bool:
        row = view.visualRect(view.currentIndex())
        return shown.rect().contains(QRect(view.viewport().mapTo(shown, row.topLeft()), row.size()))

    people.wait(in_sight)


def test_what_is_wrong_is_told_at_its_field_and_nothing_typed_is_lost(people: People, desk: Desk) -> None:
    people.page.add_button.click()
    dialog = people.open(AddAgentDialog)
    dialog.name_field.set_text("김 지수")
    dialog.identifier_field.set_text("u04")
    dialog.password_field.set_text("짧다")
    dialog.accept_button.click()
    assert dialog.name_field.problem == "김지수 님과 구별하기 어려운 이름이에요. 팀 이름이나 A·B를 덧붙여 주세요."
    assert dialog.identifier_field.problem != ""
    assert dialog.password_field.problem != ""
    people.wait(dialog.name_field.line.hasFocus)
    dialog.name_field.set_text("김지수 B")
    assert dialog.name_field.problem == ""
    assert dialog.password_field.text() == "짧다"
    assert desk.site.value("SELECT count(*) FROM agent") == 6
    dialog.reject()


def test_an_identifier_taken_meanwhile_is_told_at_its_field(people: People, desk: Desk) -> None:
    people.page.add_button.click()
    dialog = people.open(AddAgentDialog)
    dialog.name_field.set_text("한유진")
    dialog.identifier_field.set_text("yujin")
    dialog.password_field.set_text(PASSWORD)
    desk.site.insert(desk.world.admin, "agent", name="다른 한유진", role="agent", identifier="yujin")
    dialog.accept_button.click()
    people.wait(lambda: dialog.identifier_field.problem != "")
    assert dialog.identifier_field.problem == "이미 쓰고 있는 아이디예요. 다른 아이디를 지어 주세요."
    assert dialog.isVisible()
    dialog.reject()


# --- accounts ---------------------------------------------------------------------------------------------------------


def test_name_and_identifier_by_f2(people: People, desk: Desk) -> None:
    people.row(desk.world.other)
    press(Qt.Key.Key_F2)
    dialog = people.open(EditAgentDialog)
    dialog.name_field.set_text("이도윤 A")
    dialog.identifier_field.set_text("doyun")
    dialog.accept_button.click()
    people.wait(lambda: people.agent(desk.world.other)[:2] == ("이도윤 A", "doyun"))
    assert people.dialog.focusWidget() is people.page.view  # the keyboard goes on where it was


def test_another_admin_was_first_and_nothing_typed_is_lost(people: People, desk: Desk) -> None:
    """What holds now is shown, nobody's change is overwritten unseen, and a second try goes through."""
    people.row(desk.world.other)
    press(Qt.Key.Key_F2)
    dialog = people.open(EditAgentDialog)
    dialog.identifier_field.set_text("doyun")
    desk.site.do(desk.world.admin, update("agent", desk.world.other, name="이도윤 팀장"))
    people.wait(lambda: people.spoken(desk.world.other).startswith("이도윤 팀장"))
    dialog.accept_button.click()
    people.wait(lambda: dialog.error == "다른 사람이 먼저 고쳤어요. 바뀐 내용을 보고 다시 해 주세요.")
    assert people.agent(desk.world.other)[:2] == ("이도윤 팀장", "u03")
    assert any("지금은 이도윤 팀장, u03" in text for text in texts(dialog))
    assert dialog.identifier_field.text() == "doyun"
    dialog.name_field.set_text("이도윤 팀장")
    dialog.accept_button.click()
    people.wait(lambda: people.agent(desk.world.other)[:2] == ("이도윤 팀장", "doyun"))


def test_a_new_password_for_somebody_else(people: People, desk: Desk) -> None:
    people.press_part(desk.world.other, Part.MORE)
    people.choose("새 비밀번호 정하기…")
    dialog = people.open(ResetPasswordDialog)
    dialog.password_field.set_text(PASSWORD)
    dialog.accept_button.click()
    assert people.toast() == "이도윤 님의 비밀번호를 새로 정했어요"
    assert desk.site.value("SELECT password_hash FROM agent WHERE id = ?", desk.world.other).startswith("$argon2id$")


def test_ones_own_password_is_changed_with_the_old_one(people: People, desk: Desk) -> None:
    from taskflow_desktop.services import passwords  # noqa: PLC0415 - dear to import

    hashed = passwords.hashed(PASSWORD)
    desk.site.do(desk.world.admin, update("agent", desk.world.admin, password_hash=hashed))
    people.press_part(desk.world.admin, Part.MORE)
    people.choose("내 비밀번호 바꾸기…")
    dialog = people.open(OwnPasswordDialog)
    dialog.accept_button.click()
    assert dialog.old_field.problem == "지금 비밀번호를 적어 주세요."
    dialog.old_field.set_text("틀린 비밀번호 하나")
    dialog.new_field.set_text("새로 정한 비밀번호")
    dialog.repeat_field.set_text("새로 정한 비밀번")
    dialog.accept_button.click()
    assert dialog.repeat_field.problem == "위에 적은 새 비밀번호와 달라요."
    dialog.new_field.set_text("새로 정한 내 비밀번호")
    dialog.repeat_field.set_text("새로 정한 내 비밀번호")
    dialog.accept_button.click()
    people.wait(lambda: dialog.old_field.problem == "지금 비밀번호가 맞지 않아요. 다시 적어 주세요.")
    dialog.old_field.set_text(PASSWORD)
    dialog.accept_button.click()
    assert people.toast() == "비밀번호를 바꿨어요"


# --- leaving ----------------------------------------------------------------------------------------------------------


def test_nobody_switches_himself_off_and_is_told_so(people: People, desk: Desk) -> None:
    people.press_part(desk.world.admin, Part.STATE)
    assert people.bubble() == "자기 자신은 ‘사용 안 함’으로 바꿀 수 없어요. 다른 관리자에게 부탁해 주세요."
    assert people.agent(desk.world.admin)[3] == 1
    bubble = next(each for each in people.dialog.findChildren(ReasonBubble) if each.isVisible())
    head = people.page.add_button
    assert not QRect(bubble.pos(), bubble.size()).intersects(
        QRect(head.mapTo(people.dialog, QPoint(0, 0)), head.size())
    )
    press(Qt.Key.Key_Escape)
    assert (people.bubble(), people.dialog.isVisible()) == ("", True)


def test_letters_typed_on_the_closed_picker_search(people: People, desk: Desk) -> None:
    people.row(desk.world.main)
    press(Qt.Key.Key_Space)
    dialog = people.open(LeaveDialog)
    select = dialog.receiver
    people.wait(lambda: bool(select._people))
    select.button.setFocus()
    QTest.keyClicks(select.button, "u")
    assert (select.picker.isVisible(), select.picker.search.text()) == (True, "u")
    assert dialog.focusWidget() is select.picker.search.line
    dialog.reject()


def test_who_leaves_hands_all_over_in_one_step(people: People, desk: Desk) -> None:
    world = desk.world
    people.row(world.main)
    press(Qt.Key.Key_Space)
    dialog = people.open(LeaveDialog)
    people.wait(lambda: [each.text() for each in dialog.figures.figures] == ["1", "1", "0"])
    assert "김지수 님의 일을 넘길 사람을 골라 주세요" in texts(dialog)
    assert dialog.accept_button.text() == "넘기고 사용 안 함으로"
    assert dialog.accept_button.refusal == "넘겨받을 사람을 골라 주세요."
    people.wait(dialog.receiver.button.hasFocus)
    press(Qt.Key.Key_Return)
    people.wait(dialog.receiver.picker.search.line.hasFocus)
    press(Qt.Key.Key_Escape)  # folds the list, and no more
    people.wait(dialog.receiver.button.hasFocus)
    assert dialog.isVisible()
    press(Qt.Key.Key_Return)
    people.wait(dialog.receiver.picker.search.line.hasFocus)
    write("도윤")
    people.wait(lambda: dialog.receiver.picker.people.rowCount() == 1)
    press(Qt.Key.Key_Return)
    people.wait(lambda: dialog.receiver.button.shown == ("이도윤", "방 0개 → 1개"))
    people.wait(dialog.receiver.button.hasFocus)
    dialog.accept_button.click()
    people.wait(lambda: people.agent(world.main)[3] == 0)
    assert people.toast() == "김지수 님을 ‘사용 안 함’으로 바꾸고 방 1개, 태스크 1건을 넘겼어요"
    assert desk.site.value("SELECT main_agent_id FROM room WHERE id = ?", world.room) == world.other
    assert desk.site.value("SELECT owner_id FROM task WHERE id = 1") == world.other
    assert desk.site.value("SELECT reason FROM handover") == "김지수 님이 팀을 떠남"


def test_the_figures_follow_and_a_receiver_who_leaves_is_told(people: People, desk: Desk) -> None:
    world = desk.world
    people.press_part(world.main, Part.STATE)
    dialog = people.open(LeaveDialog)
    people.wait(lambda: dialog.figures.figures[0].text() == "1")
    dialog.receiver.choose(AgentId(world.other))
    desk.room(main=world.main)
    people.wait(lambda: dialog.figures.figures[0].text() == "2")
    people.wait(lambda: dialog.receiver.button.shown == ("이도윤", "방 0개 → 2개"))
    desk.site.do(world.admin, update("agent", world.other, deactivated_at=NOW))
    people.wait(lambda: dialog.error != "")
    assert dialog.receiver.agent is None
    assert dialog.accept_button.refusal
    dialog.reject()
    assert people.agent(world.main)[3] == 1


def test_who_has_nothing_to_do_is_only_asked_about(people: People, desk: Desk) -> None:
    people.press_part(desk.world.other, Part.STATE)
    dialog = people.open(LeaveDialog)
    people.wait(lambda: dialog.accept_button.text() == "사용 안 함으로")
    assert "이도윤 님을 사용 안 함으로 바꿀까요?" in texts(dialog)
    assert not dialog.receiver.isVisible()
    dialog.accept_button.click()
    people.wait(lambda: people.spoken(desk.world.other).endswith("사용 안 함"))
    people.press_part(desk.world.other, Part.STATE)
    people.wait(lambda: people.agent(desk.world.other)[3] == 1)


def test_who_comes_back_to_a_namesake_is_told_why_not(people: People, desk: Desk) -> None:
    desk.site.insert(desk.world.admin, "agent", name="전임자", role="agent", identifier="b")
    people.wait(lambda: people.names().count("전임자") == 2)
    people.press_part(desk.world.gone, Part.STATE)
    assert people.bubble().startswith("전임자 님과 구별하기 어려운 이름이에요.")


# --- names of imported files ------------------------------------------------------------------------------------------


@pytest.fixture
def placeholder(desk: Desk) -> int:
    """Somebody whom a file names, with a room, who cannot sign in."""
    world, site = desk.world, desk.site
    agent = site.insert(SYSTEM, "agent", name="지수(채팅)", role="agent")
    site.insert(SYSTEM, "source", name="happytalk")
    site.do(SYSTEM, insert("agent_alias", source_id=1, remote_key="지수(채팅)", agent_id=agent))
    site.insert(
        SYSTEM, "room", source_id=1, remote_key="r1", customer_id=world.customer, channel="kakao", state="inquiry",
        main_agent_id=agent,
    )  # fmt: skip
    return agent


def test_a_name_is_linked_and_its_placeholder_goes(
    desk: Desk, placeholder: int, qtbot: QtBot, preferences: Preferences
) -> None:
    people = People(qtbot, desk, preferences)
    people.wait(people.page.names_view.isVisible)  # unfolded: there is something to look after
    view, names = people.page.names_view, people.page.names
    assert "아직 로그인 못 함" in names.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    view.setFocus(Qt.FocusReason.TabFocusReason)
    press(Qt.Key.Key_Return)
    dialog = people.open(MapNameDialog)
    assert dialog.retire.isChecked()
    assert dialog.accept_button.refusal == "누구인지 골라 주세요."
    people.wait(lambda: any("방 1개" in text for text in texts(dialog)))
    dialog.person.choose(AgentId(desk.world.main))
    dialog.accept_button.click()
    people.wait(lambda: people.agent(placeholder)[3] == 0)
    assert desk.site.value("SELECT agent_id FROM agent_alias") == desk.world.main
    assert desk.site.value("SELECT main_agent_id FROM room WHERE remote_key = 'r1'") == desk.world.main
    assert "‘지수(채팅)’을 김지수 님에게 연결했어요" in people.toast()
    people.wait(lambda: "김지수" in names.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole))


def test_a_placeholder_gets_a_sign_in_before_a_role(
    desk: Desk, placeholder: int, qtbot: QtBot, preferences: Preferences
) -> None:
    people = People(qtbot, desk, preferences)
    people.press_part(placeholder, Part.ROLE)
    refused = people.menu().rows[1].entry.refusal
    assert refused == "아직 로그인할 수 없는 사람이에요. 아이디와 비밀번호를 먼저 만들어 주세요."
    press(Qt.Key.Key_Escape)
    people.press_part(placeholder, Part.MORE)
    people.choose("로그인할 수 있게 하기…")
    dialog = people.open(LetSignInDialog)
    dialog.identifier_field.set_text("jisu")
    dialog.password_field.set_text(PASSWORD)
    dialog.accept_button.click()
    people.wait(lambda: people.agent(placeholder)[1] == "jisu")
    people.wait(lambda: people.spoken(placeholder).startswith("지수(채팅), jisu"))


def test_the_three_dots_and_a_name_are_explained(people: People, desk: Desk) -> None:
    view = people.page.view
    for at, words in (
        (view.part_area(desk.world.main, Part.MORE).center(), "더 보기…"),
        (view.visualRect(view.model().index(2, 0)).topLeft() + QPoint(60, 12), "김지수, u01"),
    ):
        QToolTip.hideText()
        where = view.viewport().mapToGlobal(at)
        QApplication.sendEvent(view.viewport(), QHelpEvent(QEvent.Type.ToolTip, at, where))
        assert words in QToolTip.text()
    QToolTip.hideText()


def test_parts_lie_side_by_side_at_every_width(people: People) -> None:
    """Nothing that reacts covers something else, however narrow the page is."""
    for width in (520, 700, 900):
        people.page.view.setFixedWidth(width)
        areas = [people.page.view.part_area(people.model.ids[0], part) for part in Part]
        for one in areas:
            assert QRect(QPoint(0, 0), people.page.view.size()).contains(one)
            assert one.height() >= 28
            assert not any(one.intersects(other) for other in areas if other is not one)
