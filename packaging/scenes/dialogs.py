"""The dialogs that ask or tell one thing."""

from PySide6.QtWidgets import QDialog, QWidget

from scenes.desk import ADMIN, CUSTOMER, Desk, rest, scene, until
from taskflow_desktop.domain.entities import Agent, Task
from taskflow_desktop.domain.enums import Role
from taskflow_desktop.ui.chat.bubble_reader import WholeMessage
from taskflow_desktop.ui.dialogs.about import AboutDialog
from taskflow_desktop.ui.dialogs.close_room import ColleagueDialog
from taskflow_desktop.ui.dialogs.give_away import GiveAwayDialog
from taskflow_desktop.ui.dialogs.import_dialog import ImportDialog
from taskflow_desktop.ui.dialogs.keys import KeysDialog
from taskflow_desktop.ui.dialogs.message import DetailsDialog
from taskflow_desktop.ui.dialogs.new_room import NewRoomDialog
from taskflow_desktop.ui.dialogs.outcome_reason import OutcomeReasonDialog
from taskflow_desktop.ui.dialogs.unkept import UnkeptDialog
from taskflow_desktop.ui.refusals import general_sentence
from taskflow_desktop.ui.settings.account_dialogs import EditAgentDialog, LetSignInDialog, ResetPasswordDialog
from taskflow_desktop.ui.settings.role_down import RoleDownDialog
from taskflow_desktop.ui.settings.switch_off import SwitchOffDialog
from taskflow_desktop.ui.text import translate


def _opened(dialog: QDialog) -> QWidget:
    dialog.open()
    rest(200)
    return dialog


def _task(desk: Desk) -> Task:
    """The open task of a room."""
    desk.open_room(CUSTOMER)
    return desk.window.pages.rooms.panel.task_tab.tasks[0]


def _somebody(desk: Desk) -> Agent:
    return next(agent for agent in desk.session.agents.values() if agent.id != desk.session.agent.id)


@scene()
def about(desk: Desk) -> QWidget:
    """What the program is made of."""
    return _opened(AboutDialog(desk.window))


@scene()
def keys(desk: Desk) -> QWidget:
    """The keys."""
    return _opened(KeysDialog(desk.window))


@scene()
def new_room(desk: Desk) -> QWidget:
    """A room opened by hand."""
    return _opened(NewRoomDialog(desk.session, desk.window))


@scene()
def outcome_reason(desk: Desk) -> QWidget:
    """Why a task failed."""
    return _opened(OutcomeReasonDialog(_task(desk), desk.window))


@scene()
def give_away(desk: Desk) -> QWidget:
    """Giving one's task to somebody else."""
    return _opened(GiveAwayDialog(_task(desk), _somebody(desk).name, desk.window))


@scene()
def colleague(desk: Desk) -> QWidget:
    """Who takes a task of a room that is closed."""
    dialog = ColleagueDialog(desk.session, _task(desk), desk.window)
    _opened(dialog)
    until(lambda: dialog.picker.people.rowCount() > 0)
    return dialog


@scene()
def whole_message(desk: Desk) -> QWidget:
    """A message to be read as a whole."""
    desk.open_room(CUSTOMER)
    message = desk.window.pages.rooms.chat.conversation.newest
    assert message is not None
    return _opened(WholeMessage(message, desk.window))


@scene()
def fault(desk: Desk) -> QWidget:
    """Something that did not work, with its details."""
    title = translate("Startup", "That didn't work")
    details = "OSError: [Errno 28] No space left on device"
    return _opened(DetailsDialog(desk.window, title, general_sentence(), details))


@scene()
def unkept(desk: Desk) -> QWidget:
    """What was typed can be kept nowhere."""
    return _opened(UnkeptDialog(desk.window, {"memo/1": "토요일(6/13) 집들이 전 수령 희망.", "title/1": "커튼 교환"}))


@scene(person=ADMIN)
def import_rooms(desk: Desk) -> QWidget:
    """Files to be imported."""
    return _opened(ImportDialog(desk.session, desk.window))


@scene(person=ADMIN)
def switch_off(desk: Desk) -> QWidget:
    """Turning Task Flow off."""
    return _opened(SwitchOffDialog(7, 29, desk.window))


@scene(person=ADMIN)
def role_down(desk: Desk) -> QWidget:
    """Taking a role from oneself."""
    return _opened(RoleDownDialog(Role.AGENT, desk.window))


@scene(person=ADMIN)
def edit_person(desk: Desk) -> QWidget:
    """Another name for somebody."""
    return _opened(EditAgentDialog(desk.session, _somebody(desk), desk.window))


@scene(person=ADMIN)
def let_sign_in(desk: Desk) -> QWidget:
    """Somebody from a file is to sign in."""
    return _opened(LetSignInDialog(desk.session, _somebody(desk), desk.window))


@scene(person=ADMIN)
def reset_password(desk: Desk) -> QWidget:
    """A new password for somebody."""
    return _opened(ResetPasswordDialog(desk.session, _somebody(desk), desk.window))
