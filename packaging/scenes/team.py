"""The settings about people."""

from PySide6.QtWidgets import QWidget

from scenes.desk import ADMIN, PERSON, Desk, rest, scene, until
from taskflow_desktop.domain.team import HandOff
from taskflow_desktop.models.agent_list import ID_ROLE
from taskflow_desktop.ui.settings.account_dialogs import AddAgentDialog
from taskflow_desktop.ui.settings.dialog import SettingsDialog, SettingsPage
from taskflow_desktop.ui.settings.leave import LeaveDialog
from taskflow_desktop.ui.settings.map_name import MapNameDialog
from taskflow_desktop.ui.settings.own_password import OwnPasswordDialog
from taskflow_desktop.ui.settings.people_page import PeoplePage
from taskflow_desktop.ui.settings.people_table import Part
from taskflow_desktop.ui.settings.role_sheet import RoleSheet
from taskflow_desktop.ui.state import Preferences


def people(desk: Desk) -> PeoplePage:
    """The page of people for an admin, in the open settings."""
    dialog = SettingsDialog(desk.session, Preferences(desk.folder), desk.window)
    dialog.open_at(SettingsPage.PEOPLE)
    rest(400)
    page = dialog.widget(SettingsPage.PEOPLE)
    assert isinstance(page, PeoplePage)
    return page


@scene(person=ADMIN)
def settings_people(desk: Desk) -> QWidget:
    """Who works here and as what."""
    return people(desk).window()


@scene(person=ADMIN)
def settings_role_menu(desk: Desk) -> QWidget:
    """The roles offered to one of the team."""
    page = people(desk)
    page.view.part_wanted.emit((page.model.ids[3], Part.ROLE))
    return page.window()


@scene(person=ADMIN)
def settings_person_menu(desk: Desk) -> QWidget:
    """What can be done with one of the team."""
    page = people(desk)
    page.view.part_wanted.emit((page.model.ids[0], Part.MORE))
    return page.window()


@scene(person=ADMIN)
def settings_role_sheet(desk: Desk) -> QWidget:
    """What each role may do."""
    sheet = people(desk).show_roles()
    assert isinstance(sheet, RoleSheet)
    return sheet


@scene(person=ADMIN)
def settings_add_person(desk: Desk) -> QWidget:
    """Somebody new, with a password made up."""
    page = people(desk)
    dialog = page.doing.add()
    assert isinstance(dialog, AddAgentDialog)
    dialog.name_field.set_text(PERSON)
    dialog.identifier_field.set_text("new.person")
    dialog.maker.make.click()
    dialog.accept_button.click()
    return dialog


@scene(person=ADMIN)
def settings_leave(desk: Desk) -> QWidget:
    """Somebody leaves, and somebody takes over."""
    page = people(desk)
    agent = next(a for a in desk.session.agents.values() if a.name == PERSON)
    page.doing.switch(agent, page.view.part_area(agent.id, Part.STATE))
    dialog = page.window().findChild(LeaveDialog)
    rest(300)
    dialog.receiver.choose(page.model.ids[-2])
    return dialog


@scene(person=ADMIN)
def settings_people_names(desk: Desk) -> QWidget:
    """Somebody has left, and a name of a file is not linked to anybody who signs in."""
    done: list[object] = []
    agents = {agent.name: agent for agent in desk.session.agents.values()}
    taken = HandOff(agents[PERSON].id, "교대")
    desk.session.commands.agents.deactivate(agents["이도윤"].id, taken, done=done.append)
    until(lambda: len(done) == 1)
    return people(desk).window()


@scene(person=ADMIN)
def settings_map_name(desk: Desk) -> QWidget:
    """Whom a name of a file means."""
    window = settings_people_names(desk)
    page = window.findChild(PeoplePage)
    page.names_view.wanted.emit(page.names_view.selected_id or page.names.index(0, 0).data(ID_ROLE))
    dialog = window.findChild(MapNameDialog)
    rest(300)
    dialog.person.button.click()
    return dialog


@scene()
def own_password(desk: Desk) -> QWidget:
    """One's own password."""
    dialog = OwnPasswordDialog(desk.session, desk.window)
    dialog.open()
    return dialog
