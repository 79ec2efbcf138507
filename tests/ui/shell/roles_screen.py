"""What each role finds on the screen, as data from the product's table: offered, refused with its reason, or not there.

The reasons are named by the codes that the services refuse with, so that both say the same.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from taskflow_desktop.domain.errors import Refusal
from taskflow_desktop.ui.actions import CommandAction
from taskflow_desktop.ui.board.page import BoardPage
from taskflow_desktop.ui.main_window import MainWindow
from taskflow_desktop.ui.refusals import sentence
from taskflow_desktop.ui.rooms.page import RoomsPage
from taskflow_desktop.ui.settings.dialog import SettingsDialog, SettingsPage
from taskflow_desktop.ui.text import translate

OFFERED = "offered"
HIDDEN = "not there"

CREATE = "room manager admin"
EDIT = "collaborator owner manager admin"
PEOPLE = "owner manager admin"
ROOM = "room manager admin"
LEADS = "manager admin"
ADMIN = "admin"
EVERYBODY = "outsider room collaborator owner manager admin"


@dataclass(frozen=True)
class Screen:
    """The window of somebody, with a room and its task open where one is looked at."""

    window: MainWindow
    settings: SettingsDialog

    @property
    def rooms(self) -> RoomsPage:
        return self.window.pages.rooms

    @property
    def board(self) -> BoardPage:
        page = self.window.findChild(BoardPage)
        assert isinstance(page, BoardPage)
        return page


@dataclass(frozen=True)
class Control:
    """Where something can be done. Those not in `may` find what `otherwise` says: a code, or HIDDEN; `told` apart."""

    look: Callable[[Screen], str]
    may: str
    otherwise: str
    told: tuple[tuple[str, str], ...] = ()

    def expected(self, role: str, owner: str) -> str:
        """What `role` finds; `owner` is the name of the task's owner."""
        if role in self.may.split():
            return OFFERED
        code = dict(self.told).get(role, self.otherwise)
        return code if code == HIDDEN else sentence(Refusal(code, name=owner))


def button(widget: QWidget) -> str:
    """What a button or a field of the kit shows: its reason, if it has one."""
    if not widget.isVisible():
        return HIDDEN
    reason = getattr(widget, "refusal", "") or widget.accessibleDescription()
    return str(reason) or OFFERED


def either(active: QWidget, plain: QWidget) -> str:
    """A control that gives way to a plain value which says why."""
    return OFFERED if active.isVisible() else button(plain)


commands: set[str] = set()
"""The actions of the menus that stand in the tables below."""


def command(action_id: str) -> Callable[[Screen], str]:
    """An action of the menus."""
    commands.add(action_id)

    def look(screen: Screen) -> str:
        action: CommandAction = screen.window.action(action_id)
        return action.refusal or OFFERED if action.isVisible() else HIDDEN

    return look


def entry(menu: QMenu, context: str, source: str) -> str:
    """An entry of a menu that is made when it is asked for, by its words."""
    words = translate(context, source)
    found: QAction | None = next((each for each in menu.actions() if each.text().split("\t")[0] == words), None)
    said = HIDDEN if found is None else str(found.property("refusal") or OFFERED)
    menu.deleteLater()
    return said


def checklist_of(screen: Screen) -> str:
    """The items of the open task: they are ticked where they stand."""
    section = screen.rooms.panel.task_tab.editor.page.checklist
    return section._refusal if section.view.read_only else OFFERED


def cross(screen: Screen, name: str) -> str:
    """The cross at the chip of a collaborator."""
    chips = screen.rooms.panel.task_tab.editor.page.facts.people.chips
    return button(next(chip.cross for chip in chips if chip.name == name))


def task(look: Callable[[RoomsPage], QWidget]) -> Callable[[Screen], str]:
    """A part of the open task."""
    return lambda screen: button(look(screen.rooms))


def task_entry(source: str, context: str = "Task") -> Callable[[Screen], str]:
    """An entry of the open task's own menu."""
    return lambda screen: entry(screen.rooms.panel.task_tab.editor.doing.menu(), context, source)


def edits(look: Callable[[Screen], str]) -> Control:
    return Control(look, EDIT, "task.read_only")


def people(look: Callable[[Screen], str]) -> Control:
    return Control(look, PEOPLE, "task.people_locked")


def settings_page(page: SettingsPage) -> Control:
    return Control(
        lambda screen: OFFERED if screen.settings.button(page).isVisible() else HIDDEN,
        EVERYBODY if page in {SettingsPage.LOOK, SettingsPage.ALERTS} else ADMIN,
        HIDDEN,
    )


WAITING: dict[str, Control] = {
    "menu: take": Control(command("room.take"), EVERYBODY, ""),
    "header: take": Control(lambda s: button(s.rooms.chat.header.take), EVERYBODY, ""),
}
"""With a waiting room in front."""

OPEN: dict[str, Control] = {
    "menu: take from somebody": Control(command("room.take"), LEADS, "room.already_taken", (("room", "room.yours"),)),
    "menu: hand over": Control(command("room.assign"), ROOM, "room.not_yours"),
    "header: hand over": Control(lambda s: button(s.rooms.chat.header.hand_over), ROOM, "room.not_yours"),
    "menu: close": Control(command("room.close"), ROOM, "room.not_yours"),
    "header: close": Control(
        lambda s: entry(s.rooms.chat.header.state_menu(), "Chat", "Close the room"), ROOM, "room.not_yours"
    ),
    "write": Control(lambda s: button(s.rooms.chat.composer.send), ROOM, "message.not_yours"),
    "menu: new task": Control(command("task.new"), CREATE, "create.not_main"),
    "task icon": Control(lambda s: button(s.rooms.chat.composer.tasks), CREATE, "create.not_main"),
    "task tab: new task": Control(task(lambda r: r.panel.task_tab.head.add), CREATE, "create.not_main"),
    "title": edits(lambda s: button(s.rooms.panel.task_tab.editor.page.title.heading)),
    "stepper": edits(task(lambda r: r.panel.task_tab.editor.page.stepper)),
    "outcome": edits(
        lambda s: either(
            s.rooms.panel.task_tab.editor.page.facts.outcome, s.rooms.panel.task_tab.editor.page.facts.outcome_value
        )
    ),
    "importance": edits(
        lambda s: either(
            s.rooms.panel.task_tab.editor.page.facts.importance,
            s.rooms.panel.task_tab.editor.page.facts.importance_value,
        )
    ),
    "checklist": edits(task(lambda r: r.panel.task_tab.editor.page.checklist.add)),
    "files": edits(task(lambda r: r.panel.task_tab.editor.page.files.add)),
    "memo": edits(task(lambda r: r.panel.task_tab.editor.page.memo.field)),
    "review": edits(task(lambda r: r.panel.task_tab.editor.page.facts.people.review)),
    "owner": people(task(lambda r: r.panel.task_tab.editor.page.facts.owner)),
    "collaborators": people(task(lambda r: r.panel.task_tab.editor.page.facts.people.add)),
    "tick": edits(checklist_of),
    "file: remove": edits(lambda s: s.rooms.panel.task_tab.editor.page.files.doing._refusal or OFFERED),
    "collaborator: leave or take out": Control(lambda s: cross(s, "박하늘"), EDIT, HIDDEN),
    "another collaborator: take out": Control(lambda s: cross(s, "둘째 참조자"), PEOPLE, HIDDEN),
    "task menu: rename": edits(task_entry("Rename")),
    "task menu: stage": edits(task_entry("Change stage…")),
    "task menu: importance": edits(task_entry("Change importance…")),
    "task menu: checklist": edits(task_entry("Add a checklist item")),
    "task menu: files": edits(task_entry("Attach files…")),
    "task menu: owner": people(task_entry("Change the owner…", "People")),
    "task menu: collaborators": people(task_entry("Collaborators…", "People")),
    "task menu: review": edits(task_entry("Ask for a review…", "People")),
    "task menu: leave": Control(task_entry("Leave this task", "People"), "collaborator", HIDDEN),
    "task menu: copy": Control(task_entry("Copy number"), EVERYBODY, ""),
    "menu: stage": edits(command("task.stage")),
    "menu: previous stage": edits(command("task.previous_stage")),
    "menu: next stage": edits(command("task.next_stage")),
    "menu: outcome": edits(command("task.outcome")),
    "menu: rename": edits(command("task.rename")),
    "menu: owner": people(command("task.owner")),
    "menu: review": edits(command("task.review")),
    "menu: importance": edits(command("task.importance")),
    "menu: checklist": edits(command("task.checklist")),
    "menu: files": edits(command("task.files")),
    "menu: collaborators": people(command("task.people")),
    "menu: memo": Control(command("task.memo"), EVERYBODY, ""),
    "menu: copy": Control(command("task.copy"), EVERYBODY, ""),
    "menu: copy a link": Control(command("task.copy_link"), EVERYBODY, ""),
}
"""With the room and its task in front."""

ROOM_TAB: dict[str, Control] = {
    "room tab: hand over": Control(lambda s: button(s.rooms.panel.room_tab.hand_over), ROOM, "room.not_yours"),
}
"""With the tab of the room in front."""

CLOSED: dict[str, Control] = {
    "menu: reopen": Control(command("room.reopen"), ROOM, "room.not_yours"),
    "header: reopen": Control(
        lambda s: entry(s.rooms.chat.header.state_menu(), "Chat", "Reopen the room"), ROOM, "room.not_yours"
    ),
}
"""With a closed room in front."""

ANYWHERE: dict[str, Control] = {
    "menu: new room": Control(command("room.new"), EVERYBODY, ""),
    "menu: hand over many": Control(command("room.assign_many"), LEADS, "role.manager_only"),
    "menu: import": Control(command("import"), LEADS, "role.manager_only"),
    "menu: settings": Control(command("settings"), EVERYBODY, ""),
    "menu: board": Control(command("page.board"), EVERYBODY, ""),
    "menu: manage Task Flow": Control(command("flow.manage"), EVERYBODY, ""),
    "board: gear": Control(lambda s: button(s.board.header.gear), ADMIN, HIDDEN),
    **{f"settings: {page.value}": settings_page(page) for page in SettingsPage},
}
"""Whatever is in front."""

ROLELESS = frozenset(
    {
        "lock", "sign_out", "quit", "undo", "redo", "text.cut", "text.copy", "text.paste", "text.select_all", "find",
        "page.rooms", "board.list", "page.statistics", "page.alerts", "panel", "pane.next", "pane.previous",
        "theme.system", "theme.light", "theme.dark",
        "menu_bar", "keys", "logs", "diagnostics", "about", "own_password", "switch", "message.task",
        "palette",
    }
)  # fmt: skip
"""Actions that are no question of roles."""
