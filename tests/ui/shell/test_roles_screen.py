"""Every role in a real window: what the product's table allows is offered, the rest says why or is not there."""

from collections.abc import Mapping

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from taskflow_desktop.domain.ids import AgentId, RoomId, TaskId
from taskflow_desktop.ui.actions import Menu, specs
from taskflow_desktop.ui.settings.dialog import SettingsDialog, SettingsPage
from taskflow_desktop.ui.shell_pages import BOARD, ROOMS
from taskflow_desktop.ui.state import Preferences
from tests.services.roles_team import ROLES, assemble
from tests.support.site import update
from tests.ui.board.desk import Desk
from tests.ui.shell.conftest import OpenWindow
from tests.ui.shell.roles_screen import ANYWHERE, CLOSED, OPEN, ROLELESS, ROOM_TAB, WAITING, Control, Screen, commands

SIGNED_IN = tuple(role for role in ROLES if role != "deactivated")


@pytest.mark.parametrize("role", SIGNED_IN)
def test_the_screen_offers_what_the_table_allows(
    qtbot: QtBot, desk: Desk, open_window: OpenWindow, preferences: Preferences, role: str
) -> None:
    team = assemble(desk.world)
    window = open_window(team.people[role])
    dialog = SettingsDialog(window._session, preferences, window)
    screen = Screen(window, dialog)
    owner = window._session.agent_name(AgentId(team.people["owner"]))

    _open(qtbot, screen, team.waiting)
    assert _seen(screen, WAITING) == _expected(WAITING, role, owner)
    window.show_room_task((RoomId(team.room), TaskId(team.task)))
    rooms = window.pages.rooms
    qtbot.waitUntil(lambda: rooms.room is not None and rooms.room.id == team.room)
    qtbot.waitUntil(lambda: rooms.panel.open_editor is not None and rooms.panel.task_tab.editor.task is not None)
    window.actions_.menu(Menu.ROOM).aboutToShow.emit()
    assert _seen(screen, OPEN) == _expected(OPEN, role, owner)
    rooms.panel.set_tab("room")
    assert _seen(screen, ROOM_TAB) == _expected(ROOM_TAB, role, owner)
    _open(qtbot, screen, team.closed)
    assert _seen(screen, CLOSED) == _expected(CLOSED, role, owner)
    window.show_page(BOARD)
    with qtbot.waitExposed(dialog):
        dialog.open_at(SettingsPage.LOOK)
    assert _seen(screen, ANYWHERE) == _expected(ANYWHERE, role, owner)
    dialog.close()
    window.show_page(ROOMS)


@pytest.mark.parametrize(
    ("role", "given", "as_role"), [("outsider", "manager", "manager"), ("manager", "agent", "outsider")]
)
def test_an_open_window_follows_another_role(
    qtbot: QtBot, desk: Desk, open_window: OpenWindow, preferences: Preferences, role: str, given: str, as_role: str
) -> None:
    team = assemble(desk.world)
    window = open_window(team.people[role])
    screen = Screen(window, SettingsDialog(window._session, preferences, window))
    owner = window._session.agent_name(AgentId(team.people["owner"]))
    window.show_room_task((RoomId(team.room), TaskId(team.task)))
    rooms = window.pages.rooms
    qtbot.waitUntil(lambda: rooms.panel.open_editor is not None and rooms.panel.task_tab.editor.task is not None)
    desk.site.do(desk.world.admin, update("agent", team.people[role], role=given))
    qtbot.waitUntil(lambda: window._session.agent.role.value == given)
    window.actions_.menu(Menu.ROOM).aboutToShow.emit()
    assert _seen(screen, OPEN) == _expected(OPEN, as_role, owner)


def test_no_action_of_the_menus_is_missing(qapp: QApplication) -> None:
    """An action that is added to the menus stands in the tables, or is said to be no question of roles."""
    actions = {spec.id for spec in specs()}
    assert sorted(actions - commands - ROLELESS) == [], "say in roles_screen.py who may do this"
    assert sorted((commands | ROLELESS) - actions) == []


def _open(qtbot: QtBot, screen: Screen, room: int) -> None:
    screen.window.show_room(RoomId(room))
    qtbot.waitUntil(lambda: screen.rooms.room is not None and screen.rooms.room.id == room)


def _seen(screen: Screen, controls: Mapping[str, Control]) -> dict[str, str]:
    return {name: control.look(screen) for name, control in controls.items()}


def _expected(controls: Mapping[str, Control], role: str, owner: str) -> dict[str, str]:
    return {name: control.expected(role, owner) for name, control in controls.items()}
