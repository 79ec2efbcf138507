"""An admin and a new colleague, each in a window of the whole program: taken on, signed in, let go, come back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from taskflow_desktop.config import sqlite_url
from taskflow_desktop.domain.ids import AgentId
from taskflow_desktop.models.team import AGENT_ROLE
from taskflow_desktop.ui.dialogs.sign_in import SignInWindow
from taskflow_desktop.ui.main_window import MainWindow
from taskflow_desktop.ui.settings.account_dialogs import AddAgentDialog
from taskflow_desktop.ui.settings.dialog import SettingsDialog, SettingsPage
from taskflow_desktop.ui.settings.leave import LeaveDialog
from taskflow_desktop.ui.settings.own_password import OwnPasswordDialog
from taskflow_desktop.ui.settings.people_page import PeoplePage
from taskflow_desktop.ui.settings.people_table import Part
from tests.flows.conftest import Program, press, write
from tests.flows.door import make_desk, sign_in
from tests.support.site import World

RunProgram = Callable[[], Program]
FIRST, OWN = "admin-gave-this", "chosen-by-myself"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "desk.sqlite3"


@pytest.fixture
def world(file: Path) -> World:
    return make_desk(file)


def people_of(program: Program, window: MainWindow) -> PeoplePage:
    """Open the page of people as an admin does: by the key of the settings and its entry."""
    window.action("settings").trigger()
    program.wait(lambda: any(each.isVisible() for each in window.findChildren(SettingsDialog)))
    dialog = next(each for each in window.findChildren(SettingsDialog) if each.isVisible())
    dialog.button(SettingsPage.PEOPLE).click()
    page = dialog.widget(SettingsPage.PEOPLE)
    assert isinstance(page, PeoplePage)
    return page


def names(page: PeoplePage) -> list[str]:
    return [str(page.model.index(row, 0).data()) for row in range(page.model.rowCount())]


def test_taken_on_signed_in_let_go(run_program: RunProgram, file: Path, world: World) -> None:
    url = sqlite_url(file)
    desk = run_program()
    admin = desk.enter(url, world.admin)
    page = people_of(desk, admin)
    page.add_button.click()
    dialog = page.window().findChild(AddAgentDialog)
    assert dialog is not None
    desk.wait(lambda: QApplication.focusWidget() is dialog.name_field.line)
    write("한유진")
    press(Qt.Key.Key_Tab)
    write("yujin")
    dialog.password_field.set_text(FIRST)
    press(Qt.Key.Key_Return)
    desk.wait(lambda: "한유진" in names(page))

    other = run_program()
    other.begin(url)
    window = sign_in(other, "yujin", FIRST)
    assert "한유진" in window._session.agent.name
    window.action("own_password").trigger()
    own = window.findChild(OwnPasswordDialog)
    assert own is not None
    own.old_field.set_text(FIRST)
    own.new_field.set_text(OWN)
    own.repeat_field.set_text(OWN)
    own.accept_button.click()
    other.wait(lambda: not window.findChildren(OwnPasswordDialog))
    me = window._session.agent.id
    assert other.startup is not None

    key = AgentId(me)
    desk.wait(lambda: page.model.row_of(key) is not None)
    page.view.part_wanted.emit((key, Part.STATE))
    leaving = page.window().findChild(LeaveDialog)
    assert leaving is not None
    desk.wait(lambda: not leaving.accept_button.refusal)
    leaving.accept_button.click()
    door = other.window(SignInWindow)  # put out within a moment
    door.identifier_field.set_text("yujin")
    door.password_field.set_text(OWN)
    door.sign_in_button.click()
    other.wait(lambda: door.hint.text != "")

    desk.wait(lambda: not page.model.index(page.model.row_of(key) or 0, 0).data(AGENT_ROLE).active)
    page.view.part_wanted.emit((key, Part.STATE))
    desk.wait(lambda: page.model.index(page.model.row_of(key) or 0, 0).data(AGENT_ROLE).active)
    assert sign_in(other, "yujin", OWN)._session.agent.id == me
