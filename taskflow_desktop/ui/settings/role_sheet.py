"""What each role may do, as a sheet: one line a thing, one column a role."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from taskflow_desktop.domain.enums import Role
from taskflow_desktop.rules.roles import RIGHTS, Grant, Verb
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.widgets.dialog_base import PlainDialog
from taskflow_desktop.ui.widgets.icon_picture import IconPicture
from taskflow_desktop.ui.widgets.labels import label
from taskflow_desktop.ui.widgets.surface import Separator
from taskflow_desktop.ui.words import role_word


def verb_words(verb: Verb) -> str:
    """Return what somebody may do, in words."""
    return {
        Verb.LOOK: translate("Roles", "See rooms, board, tasks and history"),
        Verb.TAKE_ROOM: translate("Roles", "Take over a room"),
        Verb.HAND_ROOM: translate("Roles", "Hand over a room, close and reopen it"),
        Verb.CREATE_TASK: translate("Roles", "Add tasks to a room"),
        Verb.EDIT_TASK: translate("Roles", "Edit tasks: stage, outcome, checklist, files, memo"),
        Verb.CHANGE_PEOPLE: translate("Roles", "Change owner and collaborators"),
        Verb.STATISTICS: translate("Roles", "See statistics"),
        Verb.IMPORT: translate("Roles", "Import files, hand over many rooms"),
        Verb.SWITCH_FLOW: translate("Roles", "Switch Task Flow, design stages"),
        Verb.MANAGE_TEAM: translate("Roles", "Look after people and data"),
    }[verb]


def grant_words(grant: Grant) -> str:
    """Return how far a role may go, in words."""
    return {
        Grant.NO: translate("Roles", "no"),
        Grant.WAITING: translate("Roles", "waiting rooms"),
        Grant.MINE: translate("Roles", "own rooms"),
        Grant.ON_TASK: translate("Roles", "as owner or collaborator"),
        Grant.OWNED: translate("Roles", "as owner"),
        Grant.OWN: translate("Roles", "own figures"),
        Grant.ALL: translate("Roles", "all"),
    }[grant]


def role_hint(role: Role) -> str:
    """Return in one sentence what a role is for."""
    return {
        Role.AGENT: translate("Roles", "Works on own rooms and the tasks in them, sees all others."),
        Role.MANAGER: translate("Roles", "Works on all rooms and tasks, imports, sees all statistics."),
        Role.ADMIN: translate("Roles", "Like a manager; also decides on Task Flow, stages, people and data."),
    }[role]


class RoleSheet(PlainDialog):
    """Only tells."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, translate("Roles", "What each role may do"), width=700, scrolled=True)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(7)
        grid.setColumnStretch(0, 5)
        for column, role in enumerate(Role, 1):
            grid.setColumnStretch(column, 3)
            grid.addWidget(label(role_word(role), "small", tone="text.2", weight=600), 0, column)
        for number, verb in enumerate(Verb):
            row = 2 * number + 1
            grid.addWidget(Separator(), row, 0, 1, 4)
            grid.addWidget(label(verb_words(verb), "body", wrap=True), row + 1, 0)
            for column, role in enumerate(Role, 1):
                grid.addWidget(_cell(verb, role), row + 1, column)
        self.content.addLayout(grid)
        self.content.addStretch(1)
        self.close_button = self.add_button(translate("Roles", "Close"), "reject")
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)


def _cell(verb: Verb, role: Role) -> QWidget:
    grant = RIGHTS[verb].of(role)
    cell = QWidget()
    row = QHBoxLayout(cell)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    row.addWidget(
        IconPicture("minus" if grant is Grant.NO else "check", 14, "text.3" if grant is Grant.NO else "ok"),
        0,
        Qt.AlignmentFlag.AlignTop,
    )
    words = label(grant_words(grant), "small", tone="text.3" if grant is Grant.NO else "text.1", wrap=True)
    words.setAlignment(Qt.AlignmentFlag.AlignTop)  # beside its sign, however high the line is
    row.addWidget(words, 1)
    told = translate("Roles", "{role}, {verb}: {grant}")
    cell.setAccessibleName(fill(told, role=role_word(role), verb=verb_words(verb), grant=grant_words(grant)))
    return cell
