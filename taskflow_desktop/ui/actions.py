"""Everything a person can ask for, in one table: menus, shortcuts, tooltips and the sheet of keys are made from it."""

import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QStyle, QStyleOptionMenuItem, QWidget

from taskflow_desktop.runtime.logs import note
from taskflow_desktop.ui.icons import icon
from taskflow_desktop.ui.text import translate
from taskflow_desktop.ui.theme import theme_source
from taskflow_desktop.ui.widgets.curtain import CurtainedMenu
from taskflow_desktop.ui.widgets.labels import set_tooltip


class Menu(StrEnum):
    """The menus of the bar, in their order."""

    FILE = "file"
    EDIT = "edit"
    VIEW = "view"
    ROOM = "room"
    ADMIN = "admin"
    HELP = "help"


class Where(StrEnum):
    """What an action is about, which is also where its single key counts."""

    WINDOW = "window"
    ROOM = "room"  # the one that is open
    TASK = "task"  # the one that is open, or the card with the focus
    MESSAGE = "message"  # the one with the focus
    TEXT = "text"  # the field with the focus


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action. `keys` are portable ("Ctrl+1", several by a space); the first is the one that is shown.

    `native` keys belong to the focused widget and are shown, not claimed. `single` is a key without a modifier, which
    what has the focus handles itself (`single_keys`). `group` changes where a menu has a line.
    """

    id: str
    text: str
    menu: Menu
    group: int = 0
    keys: str = ""
    native: QKeySequence.StandardKey | None = None
    single: str = ""
    icon: str = ""
    where: Where = Where.WINDOW
    checkable: bool = False
    role: QAction.MenuRole = QAction.MenuRole.NoRole


def specs() -> tuple[ActionSpec, ...]:
    """Return the table in the language in force, in the order of the menus."""
    return (*_file(), *_edit(), *_view(), *_room(), *_admin(), *_help())


def menu_titles() -> dict[Menu, str]:
    """Return the titles of the menus in the language in force."""
    return {
        Menu.FILE: _title(translate("Actions", "&File")),
        Menu.EDIT: _title(translate("Actions", "&Edit")),
        Menu.VIEW: _title(translate("Actions", "&View")),
        Menu.ROOM: _title(translate("Actions", "&Room")),
        Menu.ADMIN: _title(translate("Actions", "&Customers")),
        Menu.HELP: _title(translate("Actions", "&Help")),
    }


def _file() -> tuple[ActionSpec, ...]:
    menu = Menu.FILE
    return (
        ActionSpec("room.new", translate("Actions", "New room…"), menu, keys="Ctrl+N", icon="plus"),
        ActionSpec("import", translate("Actions", "Import…"), menu, icon="import"),
        ActionSpec(
            "settings",
            translate("Actions", "Settings…"),
            menu,
            group=1,
            keys="Ctrl+,",
            icon="settings",
            role=QAction.MenuRole.PreferencesRole,
        ),
        ActionSpec("lock", translate("Actions", "Lock the screen"), menu, group=2, keys="Ctrl+L", icon="lock"),
        ActionSpec("switch", translate("Actions", "Sign in as somebody else…"), menu, group=2, icon="users"),
        ActionSpec("own_password", translate("Team", "Change my password…"), menu, group=2, icon="key"),
        ActionSpec("sign_out", translate("Actions", "Sign out"), menu, group=2, icon="log-out"),
        ActionSpec(
            "quit",
            translate("Actions", "Quit"),
            menu,
            group=3,
            keys="Ctrl+Q",
            icon="power",
            role=QAction.MenuRole.QuitRole,
        ),
    )


def _edit() -> tuple[ActionSpec, ...]:
    menu, key, text = Menu.EDIT, QKeySequence.StandardKey, Where.TEXT
    return (
        # A text with the cursor keeps these keys for its own history.
        ActionSpec("undo", translate("Actions", "Undo"), menu, keys="Ctrl+Z", icon="undo-2"),
        ActionSpec("redo", translate("Actions", "Redo"), menu, keys=redo_keys(sys.platform), icon="redo-2"),
        ActionSpec("text.cut", translate("Actions", "Cut"), menu, group=1, native=key.Cut, where=text),
        ActionSpec("text.copy", translate("Actions", "Copy"), menu, group=1, native=key.Copy, icon="copy", where=text),
        ActionSpec("text.paste", translate("Actions", "Paste"), menu, group=1, native=key.Paste, where=text),
        ActionSpec(
            "text.select_all", translate("Actions", "Select all"), menu, group=1, native=key.SelectAll, where=text
        ),
        ActionSpec("find", translate("Actions", "Find in this list"), menu, group=2, keys="Ctrl+F", icon="search"),
        ActionSpec(
            "palette", translate("Actions", "Search and commands…"), menu, group=2, keys="Ctrl+K", icon="search"
        ),
    )


def _view() -> tuple[ActionSpec, ...]:
    menu = Menu.VIEW
    return (
        ActionSpec("page.rooms", translate("Actions", "Rooms"), menu, keys="Ctrl+1", icon="messages-square"),
        ActionSpec("page.board", translate("Actions", "Board"), menu, keys="Ctrl+2", icon="square-kanban"),
        ActionSpec("page.statistics", translate("Actions", "Statistics"), menu, keys="Ctrl+3", icon="chart-column"),
        ActionSpec("page.alerts", translate("Actions", "Alerts"), menu, keys="Ctrl+4", icon="bell"),
        ActionSpec("board.list", translate("Actions", "Board or list of tasks"), menu, group=1, icon="list-checks"),
        ActionSpec("panel", translate("Actions", "Show the panel"), menu, group=1, keys="Ctrl+\\", icon="panel-right"),
        ActionSpec("pane.next", translate("Actions", "Next pane"), menu, group=1, keys="F6 Ctrl+Alt+Right"),
        ActionSpec(
            "pane.previous", translate("Actions", "Previous pane"), menu, group=1, keys="Shift+F6 Ctrl+Alt+Left"
        ),
        ActionSpec("theme.system", translate("Actions", "Theme of the system"), menu, group=2, checkable=True),
        ActionSpec("theme.light", translate("Actions", "Light theme"), menu, group=2, icon="sun", checkable=True),
        ActionSpec("theme.dark", translate("Actions", "Dark theme"), menu, group=2, icon="moon", checkable=True),
        ActionSpec("menu_bar", translate("Actions", "Show the menu bar"), menu, group=3, checkable=True),
    )


def _room() -> tuple[ActionSpec, ...]:
    menu, where = Menu.ROOM, Where.ROOM
    return (
        ActionSpec("room.take", translate("Actions", "Take this room"), menu, icon="user-plus", where=where),
        ActionSpec("room.assign", translate("Actions", "Hand over…"), menu, icon="arrow-left-right", where=where),
        ActionSpec("room.assign_many", translate("Actions", "Hand over many rooms…"), menu, icon="users"),
        ActionSpec("room.close", translate("Actions", "Close the room"), menu, icon="circle-check", where=where),
        ActionSpec("room.reopen", translate("Actions", "Reopen the room"), menu, icon="rotate-ccw", where=where),
        ActionSpec(
            "task.new", translate("Actions", "New task"), menu, group=1, single="N", icon="list-todo", where=where
        ),
        ActionSpec(
            "message.task",
            translate("Actions", "Make a task of the message"),
            menu,
            group=1,
            single="T",
            where=Where.MESSAGE,
        ),
        *(
            ActionSpec(action_id, text, menu, group=2, single=key, where=Where.TASK)
            for action_id, text, key in (
                ("task.stage", translate("Actions", "Change the stage…"), "S"),
                ("task.previous_stage", translate("Actions", "Previous stage"), "["),
                ("task.next_stage", translate("Actions", "Next stage"), "]"),
                ("task.outcome", translate("Actions", "Set the outcome"), "O"),
                ("task.importance", translate("Actions", "Change the importance…"), "P"),
                ("task.rename", translate("Actions", "Rename the task"), "F2"),
                ("task.owner", translate("Actions", "Change the owner…"), ""),
                ("task.people", translate("Actions", "Collaborators…"), "R"),
                ("task.review", translate("Actions", "Ask for a review…"), ""),
                ("task.checklist", translate("Actions", "Add a checklist item"), "L"),
                ("task.files", translate("Actions", "Attach files…"), "A"),
                ("task.memo", translate("Actions", "Write the memo"), "M"),
                ("task.copy", translate("Actions", "Copy the task's number"), "C"),
                ("task.copy_link", translate("Actions", "Copy a link to the task"), ""),
            )
        ),
    )


def _admin() -> tuple[ActionSpec, ...]:
    return (ActionSpec("flow.manage", translate("Actions", "Manage Task Flow"), Menu.ADMIN, icon="square-kanban"),)


def _help() -> tuple[ActionSpec, ...]:
    return (
        ActionSpec("keys", translate("Actions", "Keyboard shortcuts"), Menu.HELP, single="?", icon="keyboard"),
        ActionSpec("logs", translate("Actions", "Open the log folder"), Menu.HELP, group=1, icon="folder-open"),
        ActionSpec("diagnostics", translate("Actions", "Diagnostics…"), Menu.HELP, group=1, icon="gauge"),
        ActionSpec(
            "about",
            translate("Actions", "About Task Flow"),
            Menu.HELP,
            group=2,
            icon="info",
            role=QAction.MenuRole.AboutRole,
        ),
    )


_MAC: Final = sys.platform == "darwin"
_MNEMONIC: Final = re.compile(r"\(&.\)")


def redo_keys(system: str) -> str:
    """Return the keys that redo on a system ("win32", "darwin", "linux"): Windows knows one of its own besides."""
    return "Ctrl+Shift+Z Ctrl+Y" if system == "win32" else "Ctrl+Shift+Z"


def _title(text: str) -> str:
    """Return a menu's title: the Mac has no letters to press in parentheses."""
    return _MNEMONIC.sub("", text) if _MAC else text


@cache
def single_keys(where: Where) -> Mapping[str, str]:
    """Return the ids of the actions with a single key there, by that key."""
    return {spec.single: spec.id for spec in specs() if spec.where is where and spec.single}


def key_of(action_id: str) -> str:
    """Return the key of an action as tooltips and key caps show it ("Ctrl F", "⌘F"), "" if it has none.

    StopIteration for an unknown id.
    """
    return shown_key(next(spec for spec in specs() if spec.id == action_id)).replace("+", " ")


def shown_key(spec: ActionSpec) -> str:
    """Return the key of an action as the system writes it, "" if it has none."""
    if spec.native is not None:
        return QKeySequence(spec.native).toString(QKeySequence.SequenceFormat.NativeText)
    if spec.keys:
        return QKeySequence(spec.keys.split()[0]).toString(QKeySequence.SequenceFormat.NativeText)
    return spec.single


_REFUSAL: Final = "refusal"


def refuse_action(action: QAction, sentence: str) -> None:
    """Let a `ReasonMenu` paint `action` as disabled, with `sentence` as its tooltip; "" allows it again."""
    action.setProperty(_REFUSAL, sentence)
    set_tooltip(action, sentence)


class CommandAction(QAction):
    """An action of the table. Refused, it stays reachable and tells the reason when it is chosen.

    Connect `chosen`, never `triggered`.
    """

    chosen = Signal()
    refused = Signal(object)  # the sentence

    def __init__(self, spec: ActionSpec, parent: QObject) -> None:
        super().__init__(parent)
        self.id = spec.id
        self.where = spec.where
        self._refusal = self._words = ""
        self._text, self._shown_only = spec.text, shown_key(spec) if spec.native is not None or spec.single else ""
        self._single_key = spec.single
        self._icon = spec.icon
        self.setMenuRole(spec.role)
        self.setCheckable(spec.checkable)
        self.setShortcuts([QKeySequence(key) for key in spec.keys.split()])
        self._show_text()
        self.retheme()
        self.triggered.connect(self._trigger)

    @property
    def refusal(self) -> str:
        """The reason in force, or ""."""
        return self._refusal

    @property
    def icon_name(self) -> str:
        """The name of its icon, "" if it has none."""
        return self._icon

    @property
    def words(self) -> str:
        """What the action does, without its key, letter by letter as it is to be read."""
        return self._words or self._text

    @property
    def key(self) -> str:
        """The key that does it as the system writes it, "" if there is none."""
        if self._shown_only:
            return self._shown_only
        return self.shortcut().toString(QKeySequence.SequenceFormat.NativeText)

    def show_single_key(self, *, on: bool) -> None:
        """Show the single key or, where a person has switched such keys off, none. F2 is none that is switched off."""
        if len(self._single_key) == 1:
            self._shown_only = self._single_key if on else ""
            self._show_text()

    def set_words(self, text: str) -> None:
        """Say more exactly what the action would do; `text` may hold what a person typed."""
        self.setText(text.replace("&", "&&").replace("\t", " "))
        self._words = text
        set_tooltip(self, self._refusal or text)  # Qt's own would show the text as markup

    def set_refusal(self, sentence: str | None) -> None:
        """Refuse with `sentence`, or with None allow again."""
        if (sentence or "") != self._refusal:
            self._refusal = sentence or ""
            refuse_action(self, self._refusal)
            set_tooltip(self, self._refusal or self._words)
            self.setStatusTip(self._refusal)

    def retheme(self) -> None:
        """Take the icon in the colours of the theme in force; the Mac's menus have none."""
        if self._icon and not _MAC:
            self.setIcon(icon(self._icon))

    def _show_text(self) -> None:
        text = self._text.replace("&", "&&")
        self.setText(f"{text}\t{self._shown_only}" if self._shown_only else text)

    @Slot()
    def _trigger(self) -> None:
        note("action", id=self.id, refused=bool(self._refusal))
        if self._refusal:
            self.refused.emit(self._refusal)
        else:
            self.chosen.emit()


class ReasonMenu(CurtainedMenu):
    """A menu that paints a refused action as disabled, keeps it reachable and shows the reason as its tooltip."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.setToolTipsVisible(True)

    def refuses(self, action: QAction) -> bool:
        return bool(action.property(_REFUSAL))

    def initStyleOption(self, option: QStyleOptionMenuItem, action: QAction) -> None:
        super().initStyleOption(option, action)
        if self.refuses(action):
            option.state = option.state & ~QStyle.StateFlag.State_Enabled


class ActionSet(QObject):
    """The actions of one window, made from the table."""

    refused = Signal(object)  # the sentence of an action that was chosen and may not be used

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._actions: dict[str, CommandAction] = {}
        self._menus: dict[Menu, QMenu] = {}
        for spec in specs():
            action = CommandAction(spec, self)
            action.refused.connect(self.refused)
            self._actions[spec.id] = action
            if spec.native is None:
                parent.addAction(action)  # the shortcut works while the menu bar is hidden
        theme_source().changed.connect(self._retheme)

    def __getitem__(self, action_id: str) -> CommandAction:
        return self._actions[action_id]

    def key(self, action_id: str) -> str:
        """Return the key of an action as the system writes it, "" if it has none."""
        return self._actions[action_id].key

    def show_single_keys(self, *, on: bool) -> None:
        """Show in the menus the single keys, or none where a person has switched them off."""
        for action in self._actions.values():
            action.show_single_key(on=on)

    @property
    def all(self) -> tuple[CommandAction, ...]:
        """Every action, in the order of the table."""
        return tuple(self._actions.values())

    def set_dead(self, *, dead: bool) -> None:
        """Let no action be used at all, from a menu bar of the system either, or all as before."""
        for action in self._actions.values():
            action.setEnabled(not dead)

    def menu(self, menu: Menu) -> QMenu:
        """Return a menu of the bar. KeyError before `fill` made it."""
        return self._menus[menu]

    def fill(self, bar: QMenuBar) -> None:
        """Put the menus of the table into `bar`."""
        for menu, title in menu_titles().items():
            self._menus[menu] = ReasonMenu(title, bar)
            bar.addMenu(self._menus[menu])
        last: dict[Menu, int] = {}
        for spec in specs():
            target = self._menus[spec.menu]
            if last.setdefault(spec.menu, spec.group) != spec.group:
                target.addSeparator()
                last[spec.menu] = spec.group
            target.addAction(self._actions[spec.id])

    @Slot()
    def _retheme(self) -> None:
        for action in self._actions.values():
            action.retheme()
