"""Opens the palette over the window, and does what is chosen in it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication, QMenu, QMenuBar

from taskflow_desktop.domain.entities import Room, Task
from taskflow_desktop.domain.enums import Role
from taskflow_desktop.domain.found import FoundCustomer
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.actions import ActionSet
from taskflow_desktop.ui.shell_pages import BOARD, ROOMS
from taskflow_desktop.ui.widgets.keys import commit_preedit

if TYPE_CHECKING:
    from taskflow_desktop.models.palette import PaletteRow
    from taskflow_desktop.ui.details.task_editor import TaskEditor
    from taskflow_desktop.ui.main_window import MainWindow
    from taskflow_desktop.ui.palette.doing import TaskDoing
    from taskflow_desktop.ui.palette.palette import Palette


class ShellPalette(QObject):
    """The palette of one window; there is one open at most."""

    def __init__(self, window: "MainWindow", session: Session, actions: ActionSet) -> None:
        super().__init__(window)
        self._window, self._session, self._actions = window, session, actions
        self._doing: TaskDoing | None = None
        self._later: tuple[Task, str] | None = None  # what is to be done to a task once it is open
        self._watched: TaskEditor | None = None
        self.palette: Palette | None = None
        self._built_for = self._may
        actions["palette"].chosen.connect(self.open)
        window.pages.currentChanged.connect(self._page_changed)
        session.changed.connect(self._session_changed)

    @Slot()
    def open(self) -> None:
        """Open the palette; an open one has what is typed in it chosen, to be typed over."""
        from taskflow_desktop.ui.palette.palette import Palette  # noqa: PLC0415 - not at the start
        from taskflow_desktop.ui.widgets.popover import Popover  # noqa: PLC0415

        if self.palette is not None:
            self.palette.select_text()
            return
        commit_preedit()
        for popover in self._window.findChildren(Popover):
            popover.dismiss()  # its opener gets the focus, and so it back from here
        self._refresh()
        focus = QApplication.focusWidget()
        opener = focus if focus is not None and focus.window() is self._window else self._window
        palette = Palette(self._session, self._actions, opener, room=self._room, task=self._open_task)
        palette.chosen.connect(self._on_chosen)
        palette.keys_wanted.connect(self._actions["keys"].trigger)
        palette.closed.connect(self._on_closed)
        self.palette, self._built_for = palette, self._may
        palette.open_over()

    def _refresh(self) -> None:
        """Menus ask what may be done when they open; so does this one."""
        for bar in self._window.findChildren(QMenuBar):
            for action in bar.actions():
                menu = action.menu()
                if isinstance(menu, QMenu):
                    menu.aboutToShow.emit()

    @property
    def _may(self) -> tuple[bool, Role]:
        """What its scopes and rows depend on: whether Task Flow is on, and the person's role."""
        return self._session.flow.on, self._session.agent.role

    @property
    def _room(self) -> Room | None:
        return self._window.pages.rooms.room

    @property
    def _open_task(self) -> Task | None:
        editor = self._window.pages.open_task()
        return editor.task if editor is not None else None

    @Slot()
    def _on_closed(self) -> None:
        self.palette = None

    @Slot()
    def _page_changed(self) -> None:
        if self.palette is not None:
            self.palette.dismiss()

    @Slot(object)
    def _session_changed(self, _changes: object) -> None:
        """What it offers may not be done any more, or more may: it closes, and is another one when it is opened."""
        if self.palette is not None and self._may != self._built_for:
            self.palette.dismiss()

    # --- what was chosen ---------------------------------------------------------------------------------------------

    @Slot(object)
    def _on_chosen(self, chosen: "tuple[PaletteRow, Task | None, bool]") -> None:
        row, task, on_board = chosen
        kind, _, verb = row.key.partition("/")
        item = row.item
        if kind == "action":
            self._command(verb, row)
        elif kind == "do" and task is not None:
            self._do(verb, task)
        elif isinstance(item, Task):
            self._show_task(item, on_board=on_board)
        elif isinstance(item, Room):
            self._window.show_room(item.id)
        elif isinstance(item, FoundCustomer) and item.newest_room is not None:
            self._window.show_page(ROOMS)
            self._window.pages.rooms.open_customer(item.newest_room)

    def _command(self, action_id: str, row: "PaletteRow") -> None:
        if action_id == "task.new" and row.title:
            self._window.show_page(ROOMS)
            self._window.pages.rooms.new_task_named(row.title)
        else:
            self._actions[action_id].trigger()

    def _show_task(self, task: Task, *, on_board: bool) -> None:
        if on_board:
            self._window.show_page(BOARD)
            self._window.pages.board.show_task(task)
        else:
            self._window.show_room_task((task.room_id, task.id))

    def _do(self, verb: str, task: Task) -> None:
        """Do it where the task is open; else, where that can be, without opening it, or as soon as it is open."""
        if self._act_where_open(task, verb):
            return
        if self._doing is None:
            from taskflow_desktop.ui.palette.doing import TaskDoing  # noqa: PLC0415 - not at the start

            self._doing = TaskDoing(self._session, self._window)
        if not self._doing.act(verb, task):
            self._later = (task, verb)
            self._window.show_room_task((task.room_id, task.id))
            self._watch(self._window.pages.rooms.panel.task_tab.editor)

    def _act_where_open(self, task: Task, verb: str) -> bool:
        editor = self._window.pages.open_task()
        if editor is None or editor.task is None or editor.task.id != task.id or not verb.startswith("task."):
            return False
        self._window.pages.show_open_task()
        return editor.doing.act(verb)

    def _watch(self, editor: "TaskEditor") -> None:
        if self._watched is not editor:
            self._watched = editor
            editor.begun.connect(self._on_begun)
        if editor.task is not None:
            self._on_begun(editor.task)

    @Slot(object)
    def _on_begun(self, task: Task) -> None:
        """A task is on screen: if it is the one that was chosen, do what was chosen for it."""
        if self._later is not None and self._later[0].id == task.id:
            (_, verb), self._later = self._later, None
            self._act_where_open(task, verb)
