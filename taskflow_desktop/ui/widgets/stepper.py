"""The stage stepper: one button a stage; the arrows only move the focus, Space and Enter choose."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QAccessible,
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from taskflow_desktop.domain.entities import Stage
from taskflow_desktop.domain.ids import StageId
from taskflow_desktop.ui.stage_colours import StageColours, stage_colours
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.theme import Weight, theme, theme_source
from taskflow_desktop.ui.widgets.focus_ring import by_keyboard
from taskflow_desktop.ui.widgets.keys import arrow_step
from taskflow_desktop.ui.widgets.labels import set_tooltip
from taskflow_desktop.ui.widgets.pie import paint_pie
from taskflow_desktop.ui.widgets.reason_bubble import hide_reasons, show_reason
from taskflow_desktop.ui.widgets.spoken import speak_as
from taskflow_desktop.ui.widgets.tab_order import take_place_of

_RADIUS = 8


class StageSegment(QAbstractButton):
    """One stage of the stepper."""

    def __init__(self, stage: Stage, position: int, owner: "StageStepper") -> None:
        super().__init__(owner)
        self.stage, self.position = stage, position
        self._owner = owner
        self._ring = False
        self.setCheckable(True)
        self.setAutoExclusive(True)  # one of several, to who listens
        self.setText(stage.name)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def name_width(self) -> int:
        """Return the width with pie, name and padding, in px."""
        return theme().metrics("small", 600).horizontalAdvance(self.stage.name) + theme().px(14) + 4 + 12

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        owner, t, painter = self._owner, theme(), QPainter(self)
        colours = stage_colours(self.stage.colour, t.scheme)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipPath(self._shape())
        if self.isChecked():
            painter.fillRect(self.rect(), colours.tint)
        elif self.underMouse() and not owner.refusal:
            painter.fillRect(self.rect(), t.bg_hover)
        self._paint_foot(painter, colours)
        if self.position < owner.count:
            painter.fillRect(QRectF(self.width() - 1, 0, 1, self.height()), t.line)
        painter.setClipping(False)
        self._paint_name(painter, colours)
        if self._ring and self.hasFocus():
            painter.setPen(QPen(t.focus, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 6, 6)
        painter.end()

    def _paint_foot(self, painter: QPainter, colours: StageColours) -> None:
        """The passed stages and the current one are underlined."""
        if self.position > self._owner.current_position:
            return
        colour = QColor(colours.solid)
        colour.setAlphaF(1.0 if self.isChecked() else 0.55)
        painter.fillRect(QRectF(0, self.height() - 3, self.width(), 3), colour)

    def _paint_name(self, painter: QPainter, colours: StageColours) -> None:
        t, owner = theme(), self._owner
        current = self.isChecked()
        named = owner.shows_names or current
        weight: Weight = 600 if current else 400
        metrics = t.metrics("small", weight)
        side = t.px(13)
        room = self.width() - side - 4 - 8
        text = metrics.elidedText(self.stage.name, Qt.TextElideMode.ElideRight, room) if named else ""
        width = side + (4 + metrics.horizontalAdvance(text) if text else 0)
        x, middle = (self.width() - width) / 2, (self.height() - 1) / 2
        pie = colours.ink if current else colours.solid
        paint_pie(painter, QRectF(x, middle - side / 2, side, side), self.position, owner.count, pie)
        if text:
            painter.setFont(t.font("small", weight))
            painter.setPen(colours.ink if current else t.text_2)
            painter.drawText(QPointF(x + side + 4, middle + (metrics.ascent() - metrics.descent()) / 2), text)

    def _shape(self) -> QPainterPath:
        """The segment, with the frame's rounded corners at both ends."""
        box = QRectF(self.rect())
        path = QPainterPath()
        path.addRoundedRect(box, _RADIUS - 1, _RADIUS - 1)
        if self.position > 1:
            path.addRect(box.adjusted(0, 0, -box.width() / 2, 0))
        if self.position < self._owner.count:
            path.addRect(box.adjusted(box.width() / 2, 0, 0, 0))
        path.setFillRule(Qt.FillRule.WindingFill)
        return path

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = by_keyboard(self, event)
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if by := arrow_step(event):
            self._owner.move_focus(self, by)
        elif event.key() in {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self._owner.choose(self)
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._owner.choose(self)


class StageStepper(QWidget):
    """The stages of the flow, the task's one marked. `stage_chosen` tells the id a person chose and moves nothing."""

    stage_chosen = Signal(object)  # StageId

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._segments: list[StageSegment] = []
        self._current: StageId | None = None
        self._refusal = ""
        self._named = True
        speak_as(self, QAccessible.Role.Grouping)
        self.setAccessibleName(translate("Stepper", "Stage"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme_source().changed.connect(self._retheme)

    @property
    def count(self) -> int:
        """How many stages there are."""
        return len(self._segments)

    @property
    def shows_names(self) -> bool:
        """False where there is only room for the present stage's name."""
        return self._named

    @property
    def refusal(self) -> str:
        """Why the stage cannot be changed, or ""."""
        return self._refusal

    @property
    def current_position(self) -> int:
        """The present stage's position from 1, 0 if it is none of these."""
        return next((segment.position for segment in self._segments if segment.isChecked()), 0)

    def segments(self) -> tuple[StageSegment, ...]:
        """Return the buttons, in order."""
        return tuple(self._segments)

    def set_stages(self, stages: Sequence[Stage]) -> None:
        """Show these stages, in their order; the present stage stays marked if it is among them."""
        if [segment.stage for segment in self._segments] == list(stages):
            return
        for segment in self._segments:
            self._group.removeButton(segment)
            segment.hide()
            segment.deleteLater()
        self._segments = [StageSegment(stage, place, self) for place, stage in enumerate(stages, 1)]
        for segment in self._segments:
            self._group.addButton(segment)
            segment.setVisible(True)
        take_place_of(self, self._segments)
        self._mark()
        self._arrange()
        self.updateGeometry()

    def set_current(self, stage_id: StageId | None) -> None:
        """Mark a stage, silently."""
        if stage_id != self._current:
            self._current = stage_id
            self._mark()
            self._arrange()

    def set_refusal(self, sentence: str | None) -> None:
        """Refuse changes with `sentence`, or with None allow them again."""
        self._refusal = sentence or ""
        for segment in self._segments:
            segment.setAccessibleDescription(self._refusal)
        self.update()

    def focus_current(self) -> None:
        """Put the focus on the present stage, as a key does."""
        if self.current_position:
            self._segments[self.current_position - 1].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def move_focus(self, segment: StageSegment, by: int) -> None:
        """Put the focus on the neighbour of `segment`, without choosing it."""
        at = self._segments.index(segment) + by
        if 0 <= at < len(self._segments):
            self._segments[at].setFocus(Qt.FocusReason.TabFocusReason)

    def choose(self, segment: StageSegment) -> None:
        """Choose a stage as a person would; a refusal shows instead, the present stage does nothing."""
        if segment.isChecked():
            return
        if self._refusal:
            show_reason(segment, self._refusal)
            return
        hide_reasons(self.window())
        self.stage_chosen.emit(segment.stage.id)

    def sizeHint(self) -> QSize:
        return QSize(sum(segment.name_width() for segment in self._segments) + 2, self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(32 * max(1, len(self._segments)) + 60, self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(t.line_strong)
        painter.setBrush(t.bg_surface)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)
        painter.end()

    def _height(self) -> int:
        return max(32, theme().metrics("small", 600).height() + 18)

    def _mark(self) -> None:
        self._group.setExclusive(False)
        for segment in self._segments:
            segment.setChecked(segment.stage.id == self._current)
        self._group.setExclusive(True)
        place = max(1, self.current_position)
        for segment in self._segments:
            stop = segment.position == place
            segment.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stop else Qt.FocusPolicy.ClickFocus)
            segment.setAccessibleDescription(self._refusal)
            segment.setAccessibleName(self._spoken(segment))
        self.update()

    def _spoken(self, segment: StageSegment) -> str:
        template = (
            translate("Stepper", "Stage {position} of {count}, {name}, selected")
            if segment.isChecked()
            else translate("Stepper", "Stage {position} of {count}, {name}")
        )
        return fill(template, position=segment.position, count=self.count, name=segment.stage.name)

    def _arrange(self) -> None:
        """Give each stage what its name needs; too narrow for all names: only the present stage has one."""
        if not self._segments:
            return
        room = self.width() - 2
        wanted = [segment.name_width() for segment in self._segments]
        count = len(wanted)
        self._named = sum(wanted) <= room
        if self._named:
            fair = room / count
            widths = [fair] * count if max(wanted) <= fair else [w + (room - sum(wanted)) / count for w in wanted]
        else:
            place = self.current_position
            small = max(24.0, min(36.0, (room - max(wanted)) / max(1, count - 1)))
            widths = [small] * count if place else [room / count] * count
            if place:
                widths[place - 1] = room - small * (count - 1)
        x = 1.0
        for segment, width in zip(self._segments, widths, strict=True):
            left, right = round(x), round(x + width)
            segment.setGeometry(left, 1, right - left, self.height() - 2)
            set_tooltip(segment, "" if self._named or segment.isChecked() else segment.stage.name)
            x += width

    @Slot()
    def _retheme(self) -> None:
        self._arrange()
        self.updateGeometry()
        self.update()
