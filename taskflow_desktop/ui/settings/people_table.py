"""The team as a list with a head: who, what he signs in as, his role to choose, and whether he works here."""

from enum import Enum, auto

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
    Slot,
)
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QSizePolicy, QStyleOptionViewItem, QToolTip, QWidget

from taskflow_desktop.domain.entities import Agent
from taskflow_desktop.domain.enums import Role
from taskflow_desktop.models.team import AGENT_ROLE
from taskflow_desktop.ui.icons import paint_icon
from taskflow_desktop.ui.text import translate
from taskflow_desktop.ui.theme import theme, theme_source
from taskflow_desktop.ui.widgets.avatar import paint_avatar
from taskflow_desktop.ui.widgets.labels import tooltip_text
from taskflow_desktop.ui.widgets.list_view import OneColumnView, RowDelegate, draw_text
from taskflow_desktop.ui.widgets.surface import reveal
from taskflow_desktop.ui.widgets.switch import paint_switch
from taskflow_desktop.ui.words import role_word

_INSET = 10
_SHARES = (0.29, 0.25, 0.2)  # of the width: name, identifier, role; the state has the rest


class Part(Enum):
    """What of a row reacts to the mouse."""

    ROLE = auto()
    STATE = auto()
    MORE = auto()


def row_height() -> int:
    """The height of one row in px."""
    return max(theme().px(24), theme().line_height("body")) + 16


def state_word(agent: Agent) -> str:
    """Return whether somebody works here, in a word."""
    return _states()[0 if agent.active else 1]


def columns(row: QRectF) -> tuple[float, float, float, float]:
    """Where the four columns of a row begin, in px."""
    left, width = row.left() + _INSET, row.width() - 2 * _INSET
    starts = [left]
    for share in _SHARES:
        starts.append(starts[-1] + width * share)
    return starts[0], starts[1], starts[2], starts[3]


def part_rect(row: QRectF, part: Part) -> QRectF:
    """Where a part of a row is, as large as a finger wants it."""
    t = theme()
    starts, height = columns(row), max(28, t.line_height("small") + 12)
    top = row.center().y() - height / 2
    if part is Part.ROLE:
        return QRectF(starts[2], top, min(_role_width(), starts[3] - starts[2] - 8), height)
    if part is Part.MORE:
        return QRectF(row.right() - _INSET - 28 + 6, top, 28, height)
    words = max(t.metrics("body").horizontalAdvance(word) for word in _states())
    return QRectF(starts[3], top, t.px(36) + 8 + words, height)


def _states() -> tuple[str, str]:
    return translate("Team", "Active"), translate("Team", "Inactive")


def _role_width() -> float:
    t = theme()
    widest = max(t.metrics("small", 500).horizontalAdvance(role_word(role)) for role in Role)
    return float(widest + t.px(14) + 6 + 24)


class TeamHead(QWidget):
    """The names of the columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme_source().changed.connect(self._retheme)

    def sizeHint(self) -> QSize:
        return QSize(300, theme().line_height("small") + 14)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        t = theme()
        painter = QPainter(self)
        painter.fillRect(0, self.height() - 1, self.width(), 1, t.line)
        painter.setPen(t.text_2)
        names = (
            translate("Team", "Name"), translate("Team", "ID"), translate("Team", "Role"), translate("Team", "State"),
        )  # fmt: skip
        for left, name in zip(columns(QRectF(self.rect())), names, strict=True):
            draw_text(painter, QPointF(left, self.height() / 2 - 1), name, "small", weight=500)
        painter.end()

    @Slot()
    def _retheme(self) -> None:
        self.updateGeometry()
        self.update()


class TeamView(OneColumnView):
    """As high as its rows: the page around it scrolls. Enter, the menu key and a right click ask for the row's menu.

    Signals:
        part_wanted: (AgentId, Part): a part of a row was pressed, or Space on the row (its state).
        edit_wanted: AgentId, by F2 or a double click.
    """

    part_wanted = Signal(object)
    edit_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(translate("Team", "People of the team"), row_height, parent)
        self._pressed: tuple[object, Part] | None = None
        self.hot: tuple[int, Part] | None = None
        self.setItemDelegate(_PersonDelegate(self))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.current_id.connect(self._reveal)
        theme_source().changed.connect(self.fit)

    @Slot()
    def fit(self) -> None:
        """Be as high as the rows there are."""
        self.setFixedHeight(row_height() * max(1, self.model().rowCount()))

    def bring(self, agent_id: object) -> None:
        """Choose somebody and scroll the page to him."""
        if self.select_id(agent_id):
            QTimer.singleShot(0, self._show_chosen)  # when the page is as high as its new row needs

    def part_area(self, agent_id: object, part: Part) -> QRect:
        """Where a part of somebody's row is, in coordinates of the view."""
        row = self._row_of(agent_id)
        box = QRectF(self.visualRect(self.model().index(max(0, row), 0)))
        return part_rect(box, part).toAlignedRect()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        chosen = self.selected_id
        if event.key() == Qt.Key.Key_F2 and chosen is not None:
            self.edit_wanted.emit(chosen)
        elif event.key() == Qt.Key.Key_Space and chosen is not None:
            self.part_wanted.emit((chosen, Part.STATE))
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and chosen is not None:
            self.part_wanted.emit((chosen, Part.MORE))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = self._part_at(event.position().toPoint()) if left else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, None
        if pressed is not None and pressed == self._part_at(event.position().toPoint()):
            self.part_wanted.emit(pressed)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        if self._part_at(at) is not None:
            self.mousePressEvent(event)
        elif event.button() == Qt.MouseButton.LeftButton and self.indexAt(at).isValid():
            self.edit_wanted.emit(self._id_of(self.indexAt(at)))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        at = event.position().toPoint()
        found = self._part_at(at)
        hot = (self.indexAt(at).row(), found[1]) if found is not None else None
        if hot != self.hot:
            self.hot = hot
            self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.indexAt(event.pos()) if event.reason() == QContextMenuEvent.Reason.Mouse else self.currentIndex()
        if index.isValid():
            self.select_id(self._id_of(index))
            self.part_wanted.emit((self._id_of(index), Part.MORE))

    def _part_at(self, at: QPoint) -> tuple[object, Part] | None:
        index = self.indexAt(at)
        if not index.isValid():
            return None
        box = QRectF(self.visualRect(index))
        return next(((self._id_of(index), part) for part in Part if part_rect(box, part).contains(at)), None)

    @Slot()
    def _show_chosen(self) -> None:
        self._reveal(self.selected_id)

    @Slot(object)
    def _reveal(self, agent_id: object) -> None:
        if agent_id is not None:
            reveal(self, self.visualRect(self.currentIndex()))


class _PersonDelegate(RowDelegate):
    def __init__(self, view: TeamView) -> None:
        super().__init__(view, inset=(0, 1), radius=6)
        self._team = view

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Tell what the three dots are for, and who it is where the name is cut."""
        del option
        agent = index.data(AGENT_ROLE)
        if event.type() != QHelpEvent.Type.ToolTip or not isinstance(agent, Agent):
            return False
        more = part_rect(QRectF(view.visualRect(index)), Part.MORE).contains(QPointF(event.pos()))
        words = translate("Team", "More…") if more else ", ".join(filter(None, (agent.name, agent.identifier)))
        QToolTip.showText(event.globalPos(), tooltip_text(words, "Enter" if more else None), view)
        return True

    def paint_row(
        self, painter: QPainter, box: QRectF, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        agent = index.data(AGENT_ROLE)
        if not isinstance(agent, Agent):
            return
        del box  # the columns stand under their head, whatever the background leaves free
        t = theme()
        row = QRectF(option.rect)
        starts, middle, side = columns(row), row.center().y(), t.px(24)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.fillRect(QRectF(row.left(), row.bottom() - 1, row.width(), 1), t.line)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_avatar(painter, QRectF(starts[0], middle - side / 2, side, side), agent.name)
        x = starts[0] + side + 8
        painter.setPen(t.text_1 if agent.active else t.text_2)
        name = self.elided(agent.name, "body", 500, int(starts[1] - x - 8))
        draw_text(painter, QPointF(x, middle), name, "body", weight=500)
        painter.setPen(t.text_2)
        known = agent.identifier if agent.identifier is not None else translate("Team", "Can't sign in yet")
        shown = self.elided(known, "body", 400, int(starts[2] - starts[1] - 12))
        draw_text(painter, QPointF(starts[1], middle), shown, "body")
        hot = self._team.hot[1] if self._team.hot is not None and self._team.hot[0] == index.row() else None
        self._paint_role(painter, part_rect(row, Part.ROLE), agent, hot=hot is Part.ROLE)
        self._paint_state(painter, part_rect(row, Part.STATE), agent)
        more = part_rect(row, Part.MORE)
        if hot is Part.MORE:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.bg_pressed)
            painter.drawRoundedRect(more, 6, 6)
        paint_icon(painter, "ellipsis", more, t.text_2, t.px(16))

    def _paint_role(self, painter: QPainter, box: QRectF, agent: Agent, *, hot: bool) -> None:
        t = theme()
        painter.setPen(t.line_strong)
        painter.setBrush(t.bg_hover if hot else t.bg_surface)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        mark = t.px(14)
        painter.setPen(t.text_1)
        word = self.elided(role_word(agent.role), "small", 500, int(box.width() - mark - 22))
        draw_text(painter, QPointF(box.left() + 10, box.center().y()), word, "small", weight=500)
        paint_icon(
            painter,
            "chevron-down",
            QRectF(box.right() - mark - 8, box.center().y() - mark / 2, mark, mark),
            t.text_2,
            mark,
        )

    def _paint_state(self, painter: QPainter, box: QRectF, agent: Agent) -> None:
        t = theme()
        track = QRectF(box.left(), box.center().y() - t.px(20) / 2, t.px(36), t.px(20))
        paint_switch(painter, track, checked=agent.active)
        painter.setPen(t.text_1 if agent.active else t.text_2)
        draw_text(painter, QPointF(track.right() + 8, box.center().y()), state_word(agent), "body")
