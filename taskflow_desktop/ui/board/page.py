"""The management page (태스크 플로우 관리): the tasks as board or list, filters over them, the open task beside."""

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from taskflow_desktop.domain.changes import ChangeSet
from taskflow_desktop.domain.entities import Task
from taskflow_desktop.domain.enums import Role
from taskflow_desktop.domain.errors import Refusal
from taskflow_desktop.domain.ids import StageId, TaskId
from taskflow_desktop.domain.requests import BoardFilter, BoardSort, ListSort, Scope
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.actions import Where
from taskflow_desktop.ui.actions import single_keys as single_keys_of
from taskflow_desktop.ui.board.board_header import BoardHeader
from taskflow_desktop.ui.board.choice import BoardChoice, from_text
from taskflow_desktop.ui.board.empty_board import EmptyBoard
from taskflow_desktop.ui.board.filter_bar import FilterBar
from taskflow_desktop.ui.board.list_places import ListPlaces
from taskflow_desktop.ui.board.page_views import PageViews
from taskflow_desktop.ui.board.places import TaskView
from taskflow_desktop.ui.board.side_panel import SidePanel
from taskflow_desktop.ui.own import BOARD, SINGLE_KEYS, single_keys
from taskflow_desktop.ui.refusals import sentence
from taskflow_desktop.ui.settings.dialog import SettingsDialog, SettingsPage
from taskflow_desktop.ui.state import Preferences
from taskflow_desktop.ui.widgets.keys import plain_key
from taskflow_desktop.ui.widgets.motion import fade_in
from taskflow_desktop.ui.widgets.reason_bubble import show_reason

_MINUTE_MS = 60_000
_AT_THE_CARD = frozenset("S[]C")  # the stage, whose card stays in view, and the number


class BoardPage(QWidget):
    """Shows the tasks of the site in columns or as a list and changes them by choice, never by dragging.

    `room_requested` tells (RoomId, TaskId), `message_requested` (RoomId, TaskId, MessageId),
    `rooms_requested` that a person wants the rooms.
    """

    room_requested = Signal(object)
    message_requested = Signal(object)
    rooms_requested = Signal()

    def __init__(self, session: Session, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._preferences = session, preferences
        choice = from_text(session.own.get(BOARD), session.agent.id)
        self.header = BoardHeader()
        self.filters = FilterBar(choice.where, session.agents.values())
        self.panel = SidePanel(session)
        self.views = PageViews(session, self.panel.editor.changes)
        self.board, self.columns, self.places = self.views.board, self.views.columns, self.views.places
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE_MS)
        self._minute.timeout.connect(self._tick)
        self._build()
        self._connect()
        self.columns.set_folded(choice.folded)
        self._follow_single_keys()
        self._show_flow()
        self._bring(as_list=choice.as_list)
        self._load(choice.where)

    # --- parts -------------------------------------------------------------------------------------------------------

    @property
    def front(self) -> TaskView:
        """The board or the list, whichever is in front."""
        return self.views.front

    @property
    def as_list(self) -> bool:
        """True if the list is in front."""
        return self.views.as_list

    @property
    def list(self) -> ListPlaces:
        """The list, made when it is first wanted."""
        return self.views.list

    def _build(self) -> None:
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        left.addWidget(self.header)
        left.addWidget(self.filters)
        left.addWidget(self.views, 1)
        self._whole = QHBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self._whole.addLayout(left, 1)
        self._whole.addWidget(self.panel)
        self.panel.hide()

    def _connect(self) -> None:
        session = self._session
        self.header.view_chosen.connect(self.show_as_list)
        self.header.sort_chosen.connect(self._sort_chosen)
        self.header.columns_wanted.connect(self._columns_wanted)
        self.header.fold_toggled.connect(self._fold_toggled)
        self.header.settings_wanted.connect(self.open_settings)
        self.filters.where_changed.connect(self._load)
        self.filters.field.submitted.connect(self.focus_tasks)
        views = self.views
        views.selected.connect(self._selected)
        views.opened.connect(self.open_task)
        views.entered.connect(self._enter_task)
        views.key_typed.connect(self._key_typed)
        views.folds_changed.connect(self._keep_choice)
        views.order_changed.connect(self._show_order)
        views.loaded.connect(self._loaded)
        views.figures_changed.connect(self._show_figures)
        views.task_changed.connect(self._task_changed)
        views.empty_made.connect(self._follow_ways_out)
        self._follow_ways_out(self.places.empty)
        self.panel.room_requested.connect(self.room_requested)
        self.panel.message_requested.connect(self.message_requested)
        self.panel.stepped.connect(self._step)
        self.panel.closed.connect(self.close_panel)
        session.hub.changed.connect(self._on_changed)
        session.changed.connect(self._on_session_changed)
        session.own.changed.connect(self._on_own_changed)

    @Slot(object)
    def _follow_ways_out(self, empty: EmptyBoard) -> None:
        empty.rooms_wanted.connect(self.rooms_requested)
        empty.all_wanted.connect(self._show_all)
        empty.clear_wanted.connect(self.filters.clear)
        empty.settings_wanted.connect(self.open_settings)

    # --- board or list -----------------------------------------------------------------------------------------------

    @Slot(object)
    def show_as_list(self, as_list: bool) -> None:  # noqa: FBT001 - what the signal carries
        """Bring the list or the board to the front, with the same task chosen."""
        if as_list == self.as_list:
            return
        chosen = self.panel.task_id or (self.front.task.id if self.front.task is not None else None)
        self._bring(as_list=as_list)
        if chosen is not None:
            self.front.select(chosen)
        self._load(self.filters.where)

    def _bring(self, *, as_list: bool) -> None:
        self.views.bring(as_list=as_list)
        self.header.set_view(as_list)
        self._show_order()

    @Slot()
    def _show_order(self) -> None:
        self.header.set_sort(self.list.choice.sort if self.as_list else self.filters.where.sort)

    @Slot(object)
    def _columns_wanted(self, corner: QPoint) -> None:
        self.list.open_columns(corner)

    @Slot()
    def focus_tasks(self) -> None:
        """Put the focus on the cards or rows."""
        place = self.first_stop()
        if place is not None:
            place.setFocus(Qt.FocusReason.OtherFocusReason)

    def first_stop(self) -> QWidget | None:
        """Where F6 comes to: the cards or rows; None while there are none."""
        place = self.front.tasks_place()
        return place if place is not None and place.isVisibleTo(self) else None

    @Slot(object)
    def _step(self, by: int) -> None:
        self.front.step(by)

    # --- loading and showing -----------------------------------------------------------------------------------------

    @Slot(object)
    def _load(self, where: BoardFilter) -> None:
        if not self._session.flow.on:
            return
        self._tick()
        self.front.load(where)
        self._keep_choice()

    @Slot()
    def _loaded(self) -> None:
        self.front.show_found(self.filters.described)
        self._show_position()

    def _show_flow(self) -> None:
        """Have the columns of the flow in force, or say that Task Flow is off."""
        flow = self._session.flow
        self.board.set_stages([stage.id for stage in flow.active_stages])
        self.columns.show_flow(flow)
        self.header.set_columns(flow.active_stages, self.columns.folded)
        admin = self._session.agent.role is Role.ADMIN
        self.header.set_board_shown(flow.on, admin=admin)
        self.filters.setVisible(flow.on)
        if not flow.on:
            self.close_panel()
            self.front.show_off()

    @Slot()
    def _show_figures(self) -> None:
        self.header.set_figures(self.front.figures)
        self.filters.set_figures(self.front.figures)
        if self.front.ready:
            self.front.show_found(self.filters.described)
        self._show_position()

    @Slot()
    def _tick(self) -> None:
        self.front.tick(self._session.now())

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tick()
        self._minute.start()
        focused: QWidget | None = self.focusWidget()
        if focused is not None and self.header.isAncestorOf(focused):  # where arrows choose another view
            self.focus_tasks()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._minute.stop()

    # --- choices -----------------------------------------------------------------------------------------------------

    @Slot()
    def _keep_choice(self) -> None:
        kept = BoardChoice(replace(self.filters.where, text=""), self.columns.folded, self.as_list)
        self._session.own.keep(BOARD, kept.to_text())
        self.header.set_columns(self._session.flow.active_stages, self.columns.folded)

    @Slot(object)
    def _sort_chosen(self, sort: BoardSort | ListSort) -> None:
        if isinstance(sort, ListSort):
            self.list.set_sort(sort)
        else:
            self._use(replace(self.filters.where, sort=sort))
            self._show_order()

    @Slot(object)
    def _fold_toggled(self, fold: tuple[StageId, bool]) -> None:
        self.columns.fold(fold[0], folded=fold[1])

    @Slot()
    def _show_all(self) -> None:
        self._use(replace(self.filters.where, scope=Scope.ALL))

    def show_filter(self, where: BoardFilter) -> None:
        """Show what another place asks for, as if it had been chosen here."""
        self._use(where)
        self._show_order()

    def _use(self, where: BoardFilter) -> None:
        self.filters.set_where(where)
        self._load(where)

    @Slot()
    def open_settings(self) -> None:
        """Open the settings at Task Flow."""
        SettingsDialog(self._session, self._preferences, self.window()).open_at(SettingsPage.FLOW)

    # --- the open task -----------------------------------------------------------------------------------------------

    @Slot(object)
    def open_task(self, task_id: TaskId) -> None:
        """Open a task beside board or list."""
        task = self.front.held_task(task_id)
        if task is not None:
            self.front.select(task_id)
            self._open(task)

    def show_task(self, task: Task) -> None:
        """Open a task beside board or list, also one that neither shows; the focus goes to it."""
        if self.front.held_task(task.id) is not None:
            self.front.select(task.id)
        self._open(task)
        self.panel.focus_task()

    def _open(self, task: Task) -> None:
        self.panel.show_task(task)
        if self.panel.isHidden():
            self.panel.show()
            self.header.set_alone(False)
            self._whole.activate()
            self.front.reveal()
            fade_in(self.panel)
        self._show_position()

    @Slot(object)
    def _enter_task(self, task_id: TaskId) -> None:
        self.open_task(task_id)
        self.panel.focus_task()

    def leave(self) -> None:
        """Keep what is being typed, and what was seen: before the page goes away."""
        self.panel.editor.keep_typing()

    @Slot()
    def toggle_panel(self) -> None:
        """Open the chosen task beside the others, or close what is open."""
        if self.panel.isVisibleTo(self):
            self.close_panel()
        elif self.front.task is not None:
            self.open_task(self.front.task.id)

    @Slot()
    def close_panel(self) -> None:
        """Close the open task; the focus goes back to the others."""
        inside = self.panel.isAncestorOf(self.focusWidget()) if self.focusWidget() is not None else False
        self.panel.show_nothing()
        self.panel.hide()
        self.header.set_alone(True)
        if inside:
            self.focus_tasks()

    @Slot(object)
    def _selected(self, task_id: TaskId | None) -> None:
        task = self.front.held_task(task_id) if task_id is not None else None
        if task is not None and self.panel.isVisibleTo(self):
            self.panel.show_task(task)
        self._show_position()

    def _show_position(self) -> None:
        self.panel.set_place(self.front.place_of(self.panel.task_id))

    @Slot(object)
    def _task_changed(self, task: Task) -> None:
        if task.id == self.columns.selection.task_id:
            self.columns.follow_focus()
            self._show_position()

    # --- keys --------------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.panel.isVisibleTo(self):
            self.close_panel()
        elif self._single_key(event) == "/" and self.filters.isVisibleTo(self):
            self.filters.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif self._single_key(event) == "N" and self.front.has_focus:
            show_reason(self.header, sentence(Refusal("create.elsewhere")))
        elif not self._act_on_open_task(event):
            super().keyPressEvent(event)

    def _single_key(self, event: QKeyEvent) -> str:
        return plain_key(event) if single_keys(self._session.own) else ""

    def _act_on_open_task(self, event: QKeyEvent) -> bool:
        """What is not done at the card itself is done where it is on screen: in the open task."""
        key, task = self._single_key(event), self.front.task
        beside = key in single_keys_of(Where.TASK) and key not in _AT_THE_CARD
        if not (beside or event.key() == Qt.Key.Key_F2) or task is None or not self.front.has_focus:
            return False
        self.open_task(task.id)
        return self.panel.editor.act_on_key(event)

    @Slot(object)
    def _key_typed(self, key: str) -> None:
        self.front.act_on_key(key)

    # --- changes -----------------------------------------------------------------------------------------------------

    @Slot(object)
    def _on_changed(self, changes: ChangeSet) -> None:
        if changes.flow is None and self._session.flow.on:
            self.front.apply(changes)

    @Slot(object)
    def _on_session_changed(self, changes: ChangeSet) -> None:
        if changes.agents is not None:
            self.filters.set_agents(changes.agents)
            self.front.forget()
        self._show_flow()
        if changes.flow is not None:
            self._load(self.filters.where)

    @Slot(object)
    def _on_own_changed(self, key: str) -> None:
        if key == SINGLE_KEYS:
            self._follow_single_keys()

    def _follow_single_keys(self) -> None:
        on = single_keys(self._session.own)
        self.views.set_single_keys(on)
        self.panel.editor.set_single_keys(on)
