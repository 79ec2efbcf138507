"""The head of a column: the stage in its colours, how many tasks, how long they stay; and the folded column."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QEnterEvent, QFocusEvent, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QWidget

from taskflow_desktop.domain.entities import Stage
from taskflow_desktop.domain.moment import Micros
from taskflow_desktop.ui.format import count, stay
from taskflow_desktop.ui.icons import icon, paint_icon
from taskflow_desktop.ui.stage_colours import StageColours, stage_colours
from taskflow_desktop.ui.text import fill, is_syllable, translate
from taskflow_desktop.ui.theme import theme, theme_source
from taskflow_desktop.ui.widgets.curtain import CurtainedMenu
from taskflow_desktop.ui.widgets.focus_ring import by_keyboard
from taskflow_desktop.ui.widgets.labels import name_widget
from taskflow_desktop.ui.widgets.pie import paint_pie

_RADIUS = 8
_EDGE = 3
_PADDING = 10


@dataclass(frozen=True, slots=True)
class Head:
    """What a column's head says. `place` is position and number of stages."""

    stage: Stage
    place: tuple[int, int]
    total: int
    average_stay: Micros | None

    @property
    def colours(self) -> StageColours:
        return stage_colours(self.stage.colour, theme().scheme)

    @property
    def average(self) -> str:
        """The average stay in words, "" while no visit has ended."""
        if self.average_stay is None:
            return ""
        return fill(translate("Board", "Average stay {length}"), length=stay(self.average_stay))

    @property
    def spoken(self) -> str:
        """Name and numbers for screen readers."""
        words = fill(
            translate("Board", "{stage}, {position} of {count}, {tasks}"),
            stage=self.stage.name,
            position=self.place[0],
            count=self.place[1],
            tasks=translate("Board", "%n task(s)", "", self.total),
        )
        return f"{words}, {self.average}" if self.average else words


class _MenuButton(QPushButton):
    """The dots of a head, in the stage's ink."""

    def __init__(self, parent: "ColumnHead") -> None:
        super().__init__(parent)
        self._head = parent
        self._ring = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAutoDefault(False)

    def sizeHint(self) -> QSize:
        side = max(28, theme().px(28))
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = self._head.colours
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colours.edge)
            painter.drawRoundedRect(box, 6, 6)
        if self._ring and self.hasFocus():
            painter.setPen(QPen(theme().focus, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 6, 6)
        paint_icon(painter, "ellipsis", self.rect(), colours.ink, theme().px(16))
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = by_keyboard(self, event)
        super().focusInEvent(event)


class ColumnHead(QWidget):
    """Top edge in the stage's solid, fill in its tint, pie, name, count, average stay, and a menu."""

    fold_wanted = Signal()

    def __init__(self, head: Head, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._head = head
        self._button = _MenuButton(self)
        self._button.clicked.connect(self._open_menu)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme_source().changed.connect(self._retheme)
        self.set_head(head)

    @property
    def colours(self) -> StageColours:
        return self._head.colours

    @property
    def head(self) -> Head:
        """What is said now."""
        return self._head

    def set_head(self, head: Head) -> None:
        """Say something else."""
        self._head = head
        self.setAccessibleName(head.spoken)
        name_widget(self._button, fill(translate("Board", "Menu of column {stage}"), stage=head.stage.name))
        self.update()

    def sizeHint(self) -> QSize:
        t = theme()
        height = _EDGE + 8 + t.line_height("subtitle") + 2 + t.line_height("caption") + 8
        return QSize(t.px(224), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        side = self._button.sizeHint()
        middle = _EDGE + 8 + theme().line_height("subtitle") / 2
        self._button.setGeometry(self.width() - side.width() - 5, round(middle - side.height() / 2), *side.toTuple())

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        t, head = theme(), self._head
        colours = head.colours
        painter = QPainter(self)
        paint_top(painter, QRectF(self.rect()), colours)
        side = t.px(16)
        name, small = t.metrics("subtitle"), t.metrics("body", 600)
        middle = _EDGE + 8 + t.line_height("subtitle") / 2
        paint_pie(painter, QRectF(_PADDING, middle - side / 2, side, side), *head.place, colours.ink)
        total = count(head.total)
        x = _PADDING + side + 6
        room = self.width() - x - 6 - small.horizontalAdvance(total) - self._button.width() - 8
        shown = name.elidedText(head.stage.name, Qt.TextElideMode.ElideRight, int(room))
        painter.setPen(colours.ink)
        painter.setFont(t.font("subtitle"))
        baseline = middle + (name.ascent() - name.descent()) / 2
        painter.drawText(QPointF(x, baseline), shown)
        painter.setFont(t.font("body", 600))
        painter.drawText(QPointF(x + name.horizontalAdvance(shown) + 6, baseline), total)
        caption = t.metrics("caption")
        painter.setFont(t.font("caption"))
        line = _EDGE + 8 + t.line_height("subtitle") + 2 + t.line_height("caption") / 2
        text = caption.elidedText(head.average, Qt.TextElideMode.ElideRight, self.width() - 2 * _PADDING)
        painter.drawText(QPointF(_PADDING, line + (caption.ascent() - caption.descent()) / 2), text)
        painter.end()

    @Slot()
    def _open_menu(self) -> None:
        menu = CurtainedMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        fold = QAction(icon("columns-3"), translate("Board", "Fold this column"), menu)
        fold.triggered.connect(self.fold_wanted)
        menu.addAction(fold)
        menu.popup(self._button.mapToGlobal(self._button.rect().bottomLeft()))

    @Slot()
    def _retheme(self) -> None:
        self.updateGeometry()
        self.update()


class FoldedColumn(QAbstractButton):
    """A column of 44 px: pie, count and the name from top to bottom; pressing it unfolds."""

    def __init__(self, head: Head, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._head = head
        self._ring = False
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme_source().changed.connect(self._retheme)
        self.set_head(head)

    def set_head(self, head: Head) -> None:
        """Say something else."""
        self._head = head
        name_widget(self, fill(translate("Board", "Unfold column: {column}"), column=head.spoken))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(44), theme().px(200))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        t, head = theme(), self._head
        colours = head.colours
        painter = QPainter(self)
        paint_top(painter, QRectF(self.rect()), colours)
        if self.underMouse():
            painter.fillRect(self.rect().adjusted(0, _EDGE + _RADIUS, 0, 0), colours.edge)
        if self._ring and self.hasFocus():
            painter.setPen(QPen(t.focus, 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        side = t.px(16)
        y = float(_EDGE + 9)
        paint_pie(painter, QRectF((self.width() - side) / 2, y, side, side), *head.place, colours.ink)
        y += side + 4
        painter.setPen(colours.ink)
        small = t.metrics("body", 600)
        painter.setFont(t.font("body", 600))
        painter.drawText(QRectF(0, y, self.width(), small.height()), Qt.AlignmentFlag.AlignHCenter, count(head.total))
        y += small.height() + 8
        self._paint_name(painter, y)
        painter.end()

    def _paint_name(self, painter: QPainter, top: float) -> None:
        """Stack the syllables of a Korean name, turn any other name by 90 degrees."""
        t = theme()
        metrics = t.metrics("body", 600)
        name = self._head.stage.name
        painter.setFont(t.font("body", 600))
        if not any(is_syllable(letter) for letter in name):
            painter.save()
            painter.translate(self.width() / 2, top)
            painter.rotate(90)
            shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, int(self.height() - top - 12))
            painter.drawText(QPointF(0, (metrics.ascent() - metrics.descent()) / 2), shown)
            painter.restore()
            return
        y = top
        for letter in name:
            step = metrics.height() * (0.5 if letter == " " else 1)
            if y + step > self.height() - 8:
                break
            painter.drawText(QRectF(0, y, self.width(), metrics.height()), Qt.AlignmentFlag.AlignHCenter, letter)
            y += step

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = by_keyboard(self, event)
        super().focusInEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    @Slot()
    def _retheme(self) -> None:
        self.updateGeometry()
        self.update()


def paint_top(painter: QPainter, box: QRectF, colours: StageColours) -> None:
    """Paint the stage's tint with round upper corners and the solid edge along the top."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    shape = QPainterPath()
    shape.addRoundedRect(box.adjusted(0, 0, 0, _RADIUS * 2), _RADIUS, _RADIUS)
    painter.save()
    painter.setClipPath(shape)
    painter.fillRect(box, colours.tint)
    painter.fillRect(QRectF(box.left(), box.top(), box.width(), _EDGE), colours.solid)
    painter.restore()
