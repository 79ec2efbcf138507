"""Asks whom a room goes to, and shows which tasks change owner with it (ui-spec 6.6)."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget
from shiboken6 import isValid

from taskflow_desktop.domain.entities import Agent, Room, Task
from taskflow_desktop.domain.ids import AgentId
from taskflow_desktop.models.agent_list import AGENT_ROLE, AgentListModel
from taskflow_desktop.rules.permissions import why_not_assign_room
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.dialogs.task_lines import TaskLines, TaskLinesArea
from taskflow_desktop.ui.icons import paint_icon
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.theme import theme
from taskflow_desktop.ui.widgets.avatar import paint_avatar
from taskflow_desktop.ui.widgets.dialog_base import PlainDialog
from taskflow_desktop.ui.widgets.fields import SearchField
from taskflow_desktop.ui.widgets.labels import label
from taskflow_desktop.ui.widgets.list_view import OneColumnView, RowDelegate, draw_text
from taskflow_desktop.ui.words import role_word

_ROWS = 5


class HandOverDialog(PlainDialog):
    """Signal `chosen` tells the AgentId; nothing is told if the dialog is cancelled."""

    chosen = Signal(object)

    def __init__(self, session: Session, room: Room, parent: QWidget) -> None:
        super().__init__(parent, translate("HandOver", "Hand over to whom?"))
        self.setWindowTitle(translate("HandOver", "Hand over"))
        self._session, self._room = session, room
        self._agent: Agent | None = None
        people = sorted(
            (a for a in session.agents.values() if a.id != room.main_agent_id and self._may_get(a)),
            key=lambda agent: agent.name,
        )
        self.search = SearchField(translate("HandOver", "Search people"), translate("HandOver", "Name or ID"))
        self.search.search_changed.connect(self._on_search)
        self.search.moved.connect(self._on_moved)
        self.search.submitted.connect(self._on_submitted)
        self.people = AgentListModel(people, self)
        self.view = OneColumnView(translate("HandOver", "People"), _row_height)
        self.view.setModel(self.people)
        self.view.setItemDelegate(_AgentDelegate(self.view))
        self.view.current_id.connect(self._on_current)
        self.view.activated_id.connect(self._on_activated)
        self.view.setFixedHeight(_row_height() * min(_ROWS, max(1, len(people))))
        self._none = label(translate("HandOver", "Nobody matches"), "small", tone="text.2")
        self._none.setVisible(not people)
        self.tasks = TaskLines(session, translate("HandOver", "Tasks that change owner"))
        self._task_area = TaskLinesArea(self.tasks)
        self._task_area.set_tasks(())
        for part in (self.search, self.view, self._none, self._task_area):
            self.content.addWidget(part)
        self.content.addStretch(1)
        self.add_cancel()
        self.accept_button = self.add_button(translate("HandOver", "Hand over"), "accept")
        self.accept_button.chosen.connect(self._accept)
        self._show_choice()
        session.reader.room_tasks(room.id, done=self._show_tasks)
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)  # nobody is chosen before somebody chooses

    def _may_get(self, agent: Agent) -> bool:
        return agent.active and why_not_assign_room(self._session.agent, self._room, agent) is None

    def _show_tasks(self, tasks: tuple[Task, ...]) -> None:
        if isValid(self):
            moving = tuple(task for task in tasks if not task.finished)
            self._task_area.set_tasks(moving)
            words = translate("HandOver", "The owner of %n open task(s) changes too.", "", len(moving))
            self.set_text(words if moving else "")
            self.adjustSize()
            self.stay_on_screen()

    def _show_choice(self) -> None:
        if self._agent is None:
            self.accept_button.setText(translate("HandOver", "Hand over"))
            self.accept_button.set_refusal(translate("HandOver", "Choose whom the room goes to."))
        else:
            words = translate("HandOver", "Hand over to {name}")
            self.accept_button.setText(fill(words, name=self._agent.name))
            self.accept_button.set_refusal(None)

    @Slot(object)
    def _on_search(self, text: str) -> None:
        self.people.search(text)
        found = self.people.rowCount()
        self._none.setVisible(not found)
        if found and self.view.selected_id is None:
            self.view.setCurrentIndex(self.people.index(0, 0))
        elif not found:
            self._on_current(None)

    @Slot(object)
    def _on_moved(self, by: int) -> None:
        self.view.step(by)

    @Slot()
    def _on_submitted(self) -> None:
        self.search.flush()
        self._accept()

    @Slot(object)
    def _on_current(self, agent_id: AgentId | None) -> None:
        self._agent = self._session.agents.get(agent_id) if agent_id is not None else None
        self._show_choice()

    @Slot(object)
    def _on_activated(self, agent_id: AgentId) -> None:
        self._on_current(agent_id)
        self._accept()

    @Slot()
    def _accept(self) -> None:
        if self._agent is None:
            self.accept_button.click()
            return
        agent_id = self._agent.id
        self.accept()
        self.chosen.emit(agent_id)


class _AgentDelegate(RowDelegate):
    def __init__(self, view: OneColumnView) -> None:
        super().__init__(view, inset=(0, 1), radius=6)

    def paint_row(
        self,
        painter: QPainter,
        box: QRectF,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        agent = index.data(AGENT_ROLE)
        if not isinstance(agent, Agent):
            return
        t = theme()
        middle, side = box.center().y(), t.px(24)
        paint_avatar(painter, QRectF(box.left() + 10, middle - side / 2, side, side), agent.name)
        x = box.left() + 10 + side + 8
        name = self.elided(agent.name, "body", 600, int(box.width() / 2))
        painter.setPen(t.text_1)
        x += draw_text(painter, QPointF(x, middle), name, "body", weight=600) + 8
        painter.setPen(t.text_2)
        draw_text(painter, QPointF(x, middle), role_word(agent.role), "small")
        if option.state & QStyle.StateFlag.State_Selected:
            check = t.px(16)
            paint_icon(painter, "check", QRectF(box.right() - check - 8, middle - check / 2, check, check), t.text_1)


def _row_height() -> int:
    return max(theme().px(24), theme().line_height("body")) + 16
