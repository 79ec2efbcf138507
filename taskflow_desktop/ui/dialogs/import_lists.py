"""The lists of the import dialog: agents nobody here answers to, and rows that cannot be read."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRectF,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QAction, QPainter
from PySide6.QtWidgets import QMenu, QStyleOptionViewItem, QWidget

from taskflow_desktop.domain.entities import Agent
from taskflow_desktop.domain.ids import AgentId
from taskflow_desktop.domain.imports import ImportBadRow, UnmappedAgent
from taskflow_desktop.ui.dialogs.import_parts import choice_menu
from taskflow_desktop.ui.format import count
from taskflow_desktop.ui.icons import paint_icon
from taskflow_desktop.ui.import_text import bad_row_words
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.theme import theme
from taskflow_desktop.ui.widgets.avatar import paint_avatar
from taskflow_desktop.ui.widgets.list_view import ID_ROLE, OneColumnView, RowDelegate, draw_text

_ROWS = 4
_LEFT_ROLE = int(Qt.ItemDataRole.UserRole) + 2
_RIGHT_ROLE = int(Qt.ItemDataRole.UserRole) + 3
_NAME_ROLE = int(Qt.ItemDataRole.UserRole) + 4

_Index = QModelIndex | QPersistentModelIndex


class AgentMap(QAbstractListModel):
    """Who of the file becomes whom here; None is a new agent."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._found: tuple[UnmappedAgent, ...] = ()
        self._names: Mapping[AgentId, str] = {}
        self._chosen: dict[str, AgentId | None] = {}

    @property
    def chosen(self) -> Mapping[str, AgentId | None]:
        """The choice for every key."""
        return dict(self._chosen)

    def show_agents(self, found: Sequence[UnmappedAgent], names: Mapping[AgentId, str]) -> None:
        """Show other agents of a file; `names` are the agents here. What was chosen for a key stays."""
        self.beginResetModel()
        self._found, self._names = tuple(found), names
        self._chosen = {agent.key: self._chosen.get(agent.key) for agent in self._found}
        self.endResetModel()

    def choose(self, key: str, agent_id: AgentId | None) -> None:
        """Let the agent `key` of the file be `agent_id`, or a new one."""
        self._chosen[key] = agent_id
        for row, agent in enumerate(self._found):
            if agent.key == key:
                self.dataChanged.emit(self.index(row, 0), self.index(row, 0))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        return 0 if parent.isValid() else len(self._found)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._found):
            return None
        agent = self._found[index.row()]
        if role == ID_ROLE:
            return agent.key
        if role in {Qt.ItemDataRole.DisplayRole, _NAME_ROLE}:
            return agent.name or agent.key
        if role == _LEFT_ROLE:
            return translate("Import", "%n room(s)", "", agent.rooms)
        if role == _RIGHT_ROLE:
            return self._target(agent)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = translate("Import", "{name} of the file becomes: {target}")
            return fill(words, name=agent.name or agent.key, target=self._target(agent))
        return None

    def _target(self, agent: UnmappedAgent) -> str:
        chosen = self._chosen.get(agent.key)
        return self._names.get(chosen, "") if chosen is not None else translate("Import", "Create a new agent")


class _AgentDelegate(RowDelegate):
    def paint_row(self, painter: QPainter, box: QRectF, option: QStyleOptionViewItem, index: _Index) -> None:
        del option
        t = theme()
        side, middle, mark = t.px(24), box.center().y(), t.px(14)
        name = str(index.data(_NAME_ROLE))
        paint_avatar(painter, QRectF(box.left() + 8, middle - side / 2, side, side), name)
        target = self.elided(str(index.data(_RIGHT_ROLE)), "body", 500, int(box.width() * 0.4))
        taken = t.metrics("body", 500).horizontalAdvance(target) + mark + 20
        x = box.left() + side + 16
        painter.setPen(t.text_1)
        shown = self.elided(name, "body", 600, int(box.width() * 0.35))
        x += draw_text(painter, QPointF(x, middle), shown, "body", weight=600) + 8
        painter.setPen(t.text_2)
        rooms = self.elided(str(index.data(_LEFT_ROLE)), "small", 400, int(box.right() - taken - x))
        draw_text(painter, QPointF(x, middle), rooms, "small")
        painter.setPen(t.text_1)
        draw_text(painter, QPointF(box.right() - taken, middle), target, "body", weight=500)
        paint_icon(
            painter, "chevron-down", QRectF(box.right() - mark - 8, middle - mark / 2, mark, mark), t.text_2, mark
        )


class AgentMapView(OneColumnView):
    """The list of agents to decide on: Enter or a click opens the menu of a row."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("Import", "Agents of the file"), _row_height, parent)
        self.map = AgentMap(self)
        self._people: tuple[Agent, ...] = ()
        self._asked = ""
        self.setModel(self.map)
        self.setItemDelegate(_AgentDelegate(self, inset=(0, 1), radius=6))
        self.activated_id.connect(self.open_menu)
        self.clicked_id.connect(self.open_menu)

    def show_agents(self, found: Sequence[UnmappedAgent], people: Sequence[Agent]) -> None:
        """Show the agents of a file and offer the active `people` for each."""
        self._people = tuple(sorted((agent for agent in people if agent.active), key=_by_name))
        self.map.show_agents(found, {agent.id: agent.name for agent in self._people})
        self.setMinimumHeight(min(_ROWS, max(1, len(found))) * _row_height())
        self.setMaximumHeight(max(1, len(found)) * _row_height())

    @Slot(object)
    def open_menu(self, key: str) -> QMenu:
        """Offer who the agent `key` of the file is here."""
        self._asked = key
        choices = [(None, translate("Import", "Create a new agent"))] + [
            (agent.id, agent.name) for agent in self._people
        ]
        menu = choice_menu(self, choices, self.map.chosen.get(key))
        menu.triggered.connect(self._pick)
        row = self.visualRect(self.currentIndex())
        menu.popup(self.viewport().mapToGlobal(QPoint(row.right() - menu.sizeHint().width(), row.bottom())))
        return menu

    @Slot(QAction)
    def _pick(self, action: QAction) -> None:
        agent_id = action.data()
        self.map.choose(self._asked, AgentId(int(agent_id)) if agent_id is not None else None)
        self.changed.emit()


class _BadRows(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: tuple[ImportBadRow, ...] = ()

    def show_rows(self, rows: Sequence[ImportBadRow]) -> None:
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        where = translate("Import", "{file}, line {line}") if row.line else translate("Import", "{file}")
        place = fill(where, file=row.file, line=count(row.line))
        if role == ID_ROLE:
            return index.row()
        if role == _LEFT_ROLE:
            return place
        words = bad_row_words(row.code)
        if row.column:
            words = fill(translate("Import", "{column}: {problem}"), column=row.column, problem=words)
        if role in {Qt.ItemDataRole.DisplayRole, _RIGHT_ROLE}:
            return words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return fill(translate("Import", "{place}, {problem}"), place=place, problem=words)
        return None


class _BadDelegate(RowDelegate):
    def paint_row(self, painter: QPainter, box: QRectF, option: QStyleOptionViewItem, index: _Index) -> None:
        del option
        t = theme()
        middle, half = box.center().y(), int(box.width() / 2) - 12
        painter.setPen(t.text_2)
        draw_text(
            painter,
            QPointF(box.left() + 8, middle),
            self.elided(str(index.data(_LEFT_ROLE)), "small", 400, half),
            "small",
        )
        painter.setPen(t.text_1)
        words = self.elided(str(index.data(_RIGHT_ROLE)), "small", 500, half)
        draw_text(painter, QPointF(box.left() + box.width() / 2, middle), words, "small", weight=500)


class BadRowsView(OneColumnView):
    """The first rows that cannot be read: where, and what is wrong."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("Import", "Unreadable rows"), _small_row_height, parent)
        self._rows = _BadRows(self)
        self.setModel(self._rows)
        self.setItemDelegate(_BadDelegate(self, inset=(0, 0), radius=4))

    def show_rows(self, rows: Sequence[ImportBadRow]) -> None:
        """Show other rows."""
        self._rows.show_rows(rows)
        self.setMinimumHeight(min(_ROWS, max(1, len(rows))) * _small_row_height())
        self.setMaximumHeight(max(1, len(rows)) * _small_row_height())


def _by_name(agent: Agent) -> str:
    return agent.name


def _row_height() -> int:
    return max(theme().px(24), theme().line_height("body")) + 10


def _small_row_height() -> int:
    return theme().line_height("small") + 10
