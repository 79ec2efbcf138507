"""The names that imported files gave, and who stands for each: a list that opens the question whom a name means."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QStyleOptionViewItem, QWidget

from taskflow_desktop.domain.entities import Agent
from taskflow_desktop.domain.ids import AgentId
from taskflow_desktop.domain.team import ImportedName
from taskflow_desktop.ui.icons import paint_icon
from taskflow_desktop.ui.import_text import profile_word
from taskflow_desktop.ui.text import translate
from taskflow_desktop.ui.theme import theme, theme_source
from taskflow_desktop.ui.widgets.avatar import paint_avatar
from taskflow_desktop.ui.widgets.list_view import ID_ROLE, OneColumnView, RowDelegate, draw_text
from taskflow_desktop.ui.widgets.surface import reveal

NAME_ROLE: Final = ID_ROLE + 1
AGENT_ROLE: Final = ID_ROLE + 2

_INSET = 10
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
NameKey = tuple[int, str]


def why_odd(agent: Agent | None) -> str:
    """Return what is to be looked after: nobody signs in as the agent, or he has left; "" if all is well."""
    if agent is None or not agent.active:
        return translate("Team", "Has left the team")
    return "" if agent.can_sign_in else translate("Team", "Can't sign in yet")


class NamesModel(QAbstractTableModel):
    """One column of names; those to be looked after first. The id of a row is (source id, key)."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[tuple[ImportedName, Agent | None], ...] = ()

    def show_names(self, names: Sequence[ImportedName], agent_of: Callable[[AgentId], Agent | None]) -> None:
        """Show these names with the agents of now."""
        rows = [(name, agent_of(name.agent_id)) for name in names]
        rows.sort(key=lambda row: (not why_odd(row[1]), row[0].source, row[0].key))
        if tuple(rows) != self._rows:
            self.beginResetModel()
            self._rows = tuple(rows)
            self.endResetModel()

    def name_of(self, key: object) -> ImportedName | None:
        """The name with this id."""
        return next((name for name, _ in self._rows if (name.source_id, name.key) == key), None)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else 1

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        name, agent = self._rows[index.row()]
        if role == NAME_ROLE:
            return name
        if role == AGENT_ROLE:
            return agent
        if role == ID_ROLE:
            return (name.source_id, name.key)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            told = (name.key, profile_word(name.source), agent.name if agent is not None else "", why_odd(agent))
            return ", ".join(part for part in told if part)
        return name.key if role == Qt.ItemDataRole.DisplayRole else None


def _row_height() -> int:
    return max(theme().px(24), theme().line_height("body")) + 14


class NamesView(OneColumnView):
    """As high as its rows. Signal `wanted`: the id of the name that Enter, Space or a click chose."""

    wanted = Signal(object)

    def __init__(self, model: NamesModel, parent: QWidget | None = None) -> None:
        super().__init__(translate("Team", "Names in imported files"), _row_height, parent)
        self.setModel(model)
        self.setItemDelegate(_NameDelegate(self))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.activated_id.connect(self.wanted)
        self.clicked_id.connect(self.wanted)
        self.current_id.connect(self._reveal)
        model.modelReset.connect(self.fit)
        theme_source().changed.connect(self.fit)
        self.fit()

    @Slot()
    def fit(self) -> None:
        """Be as high as the rows there are."""
        self.setFixedHeight(_row_height() * max(1, self.model().rowCount()))

    @Slot(object)
    def _reveal(self, key: object) -> None:
        if key is not None:
            reveal(self, self.visualRect(self.currentIndex()))


class _NameDelegate(RowDelegate):
    def __init__(self, view: NamesView) -> None:
        super().__init__(view, inset=(0, 1), radius=6)

    def paint_row(self, painter: QPainter, box: QRectF, option: QStyleOptionViewItem, index: _Index) -> None:
        name, agent = index.data(NAME_ROLE), index.data(AGENT_ROLE)
        if not isinstance(name, ImportedName):
            return
        del option
        t = theme()
        left, right, middle = box.left() + _INSET, box.right() - _INSET, box.center().y()
        mark, side = t.px(14), t.px(20)
        second, third = left + (right - left) * 0.5, right - mark
        source = profile_word(name.source)
        width = t.metrics("small").horizontalAdvance(source)
        shown = self.elided(name.key, "body", 500, int(second - left - width - 24))
        painter.setPen(t.text_1)
        x = left + draw_text(painter, QPointF(left, middle), shown, "body", weight=500) + 8
        painter.setPen(t.text_2)
        draw_text(painter, QPointF(x, middle), source, "small")
        odd = why_odd(agent)
        paint_icon(painter, "arrow-right", QRectF(second - mark - 8, middle - mark / 2, mark, mark), t.text_3, mark)
        if isinstance(agent, Agent):
            paint_avatar(painter, QRectF(second, middle - side / 2, side, side), agent.name)
            room = third - second - side - 24 - (t.metrics("small").horizontalAdvance(odd) + mark + 6 if odd else 0)
            painter.setPen(t.text_1)
            who = self.elided(agent.name, "body", 400, int(room))
            x = second + side + 8
            x += draw_text(painter, QPointF(x, middle), who, "body") + 10
            if odd:
                paint_icon(painter, "triangle-alert", QRectF(x, middle - mark / 2, mark, mark), t.warn, mark)
                painter.setPen(t.warn)
                draw_text(painter, QPointF(x + mark + 4, middle), odd, "small")
        paint_icon(painter, "chevron-right", QRectF(third, middle - mark / 2, mark, mark), t.text_3, mark)
