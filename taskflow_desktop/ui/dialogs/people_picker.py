"""Whom something goes to: a search over a list of people, each with his role and how many rooms he has."""

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QVBoxLayout, QWidget

from taskflow_desktop.domain.entities import Agent
from taskflow_desktop.domain.ids import AgentId
from taskflow_desktop.models.agent_list import AGENT_ROLE, MARK_ROLE, NOTE_ROLE, AgentListModel
from taskflow_desktop.rules.permissions import leads
from taskflow_desktop.ui.icons import paint_icon
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.theme import theme, theme_source
from taskflow_desktop.ui.widgets.avatar import paint_avatar
from taskflow_desktop.ui.widgets.fields import SearchField
from taskflow_desktop.ui.widgets.labels import label
from taskflow_desktop.ui.widgets.list_view import OneColumnView, RowDelegate, draw_text
from taskflow_desktop.ui.words import role_word

_ROWS = 4


class PeoplePicker(QWidget):
    """Nobody is chosen before somebody chooses; Enter in the search takes the row under the cursor.

    Signals:
        chosen: another row became the one under the cursor; read `agent`.
        entered: Enter or a double click on somebody.
    """

    chosen = Signal()
    entered = Signal()

    def __init__(
        self,
        name: str,
        *,
        rows: int = _ROWS,
        several: bool = False,
        leads_first: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`name` says what the list is; it shows at most `rows` people at once.

        With `several` the ones that `mark` names carry the tick, not the one under the cursor; `leads_first` has
        managers and admins stand before the others.
        """
        super().__init__(parent)
        self._order = _leads_first if leads_first else _by_name
        self._rows = rows
        self.search = SearchField(translate("People", "Search people"), translate("People", "Name or ID"))
        self.people = AgentListModel((), self)
        self.view = OneColumnView(name, _row_height)
        self.view.setModel(self.people)
        self.view.setItemDelegate(_AgentDelegate(self.view, several=several))
        self._none = label(translate("People", "Nobody matches"), "small", tone="text.2")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (self.search, self.view, self._none):
            column.addWidget(part)
        self.setFocusProxy(self.search)
        self.search.search_changed.connect(self._on_search)
        self.search.moved.connect(self._on_moved)
        self.search.submitted.connect(self._on_submitted)
        self.view.current_id.connect(self._on_current)
        self.view.activated_id.connect(self._on_activated)
        theme_source().changed.connect(self._fit)
        self._all = 0
        self._fit()

    @property
    def agent(self) -> Agent | None:
        """Who is chosen."""
        found = self.view.currentIndex().data(AGENT_ROLE) if self.view.currentIndex().isValid() else None
        return found if isinstance(found, Agent) else None

    def show_people(self, people: Sequence[Agent], counts: Mapping[AgentId, int]) -> None:
        """Offer other people, by name; `counts` are their open rooms. Who is chosen stays, if he is among them."""
        ordered = sorted(people, key=self._order)
        before = self.agent
        self.people.set_agents(ordered, {agent.id: person_note(agent, counts) for agent in ordered})
        self._all = len(ordered)
        self._fit()
        if before is not None and (self.agent is None or self.agent != before):
            self.chosen.emit()

    def mark(self, chosen: Collection[AgentId]) -> None:
        """Tick these people and no others."""
        self.people.set_marked(chosen)

    def choose(self, agent_id: AgentId | None) -> None:
        """Choose somebody as a person would."""
        self.view.select_id(agent_id)
        self.chosen.emit()

    @Slot()
    def _fit(self) -> None:
        self.view.setFixedHeight(_row_height() * min(self._rows, max(1, self._all)))
        self._none.setVisible(not self.people.rowCount())
        self.view.setVisible(self.people.rowCount() > 0)

    @Slot(object)
    def _on_search(self, text: str) -> None:
        self.people.search(text)
        self._fit()
        if text and self.people.rowCount() and self.agent is None:
            self.view.select_id(self.people.index(0, 0).data(AGENT_ROLE).id)
        self.chosen.emit()

    @Slot(object)
    def _on_moved(self, by: int) -> None:
        self.view.step(by)

    @Slot()
    def _on_submitted(self) -> None:
        self.search.flush()
        self.entered.emit()

    @Slot(object)
    def _on_current(self, _agent_id: object) -> None:
        self.chosen.emit()

    @Slot(object)
    def _on_activated(self, _agent_id: object) -> None:
        self.entered.emit()


def _by_name(agent: Agent) -> tuple[bool, str, int]:
    return False, agent.name, agent.id


def _leads_first(agent: Agent) -> tuple[bool, str, int]:
    return not leads(agent), agent.name, agent.id


def person_note(agent: Agent, counts: Mapping[AgentId, int]) -> str:
    """Return what stands after a name: the role, that he has left, how many rooms are his."""
    role = role_word(agent.role) if agent.active else translate("People", "has left")
    rooms = translate("People", "%n room(s)", "", counts.get(agent.id, 0))
    return fill(translate("People", "{role} · {rooms}"), role=role, rooms=rooms)


class _AgentDelegate(RowDelegate):
    def __init__(self, view: OneColumnView, *, several: bool) -> None:
        super().__init__(view, inset=(0, 1), radius=6)
        self._several = several

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
        middle, side, check = box.center().y(), t.px(24), t.px(16)
        paint_avatar(painter, QRectF(box.left() + 10, middle - side / 2, side, side), agent.name)
        x = box.left() + 10 + side + 8
        right = box.right() - check - 16
        note = self.elided(str(index.data(NOTE_ROLE)), "small", 400, int(box.width() / 2))
        room = right - x - t.metrics("small").horizontalAdvance(note) - 8
        name = self.elided(agent.name, "body", 600, int(room))
        painter.setPen(t.text_1)
        x += draw_text(painter, QPointF(x, middle), name, "body", weight=600) + 8
        painter.setPen(t.text_2)
        draw_text(painter, QPointF(x, middle), note, "small")
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        if index.data(MARK_ROLE) if self._several else selected:
            paint_icon(painter, "check", QRectF(box.right() - check - 8, middle - check / 2, check, check), t.text_1)


def _row_height() -> int:
    return max(theme().px(24), theme().line_height("body")) + 16
