"""A switch: a checkbox painted as a sliding knob, and the kit's own checkbox."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from taskflow_desktop.ui.icons import paint_icon
from taskflow_desktop.ui.theme import theme, theme_source
from taskflow_desktop.ui.widgets.focus_ring import RingKeeper
from taskflow_desktop.ui.widgets.motion import Glide


class Switch(QCheckBox):
    """On or off at once. `name` is spoken; the words beside it are a label of their own."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._keeper = RingKeeper(self, radius=10)
        self._knob = Glide(self)
        self.toggled.connect(self._slide)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme_source().changed.connect(self._retheme)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(36), max(24, theme().px(20)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, position: object) -> bool:
        """The whole switch reacts."""
        del position
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        height = theme().px(20)
        track = QRectF(0, (self.height() - height) / 2, self.width(), height)
        painter = QPainter(self)
        paint_switch(painter, track, checked=self.isChecked(), at=self._knob.at, enabled=self.isEnabled())
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._keeper.focus_in(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._keeper.focus_out()

    @Slot(bool)
    def _slide(self, on: bool) -> None:  # noqa: FBT001 - what the signal carries
        self._knob.go(float(on))

    @Slot()
    def _retheme(self) -> None:
        self.updateGeometry()
        self.update()


class CheckBox(QCheckBox):
    """A checkbox with its words, painted from the theme."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._ring = False
        theme_source().changed.connect(self._retheme)

    def sizeHint(self) -> QSize:
        t = theme()
        metrics = t.metrics("body")
        return QSize(t.px(16) + 8 + metrics.horizontalAdvance(self.text()) + 4, max(24, metrics.height() + 6))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, position: object) -> bool:
        """The words react too."""
        del position
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        t = theme()
        side = t.px(16)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(2, (self.height() - side) / 2, side, side)
        paint_check(painter, box, checked=self.isChecked(), enabled=self.isEnabled())
        if self._ring and self.hasFocus():
            painter.setPen(QPen(t.focus, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(-1, -1, 1, 1), 5, 5)
        metrics = t.metrics("body")
        painter.setFont(t.font("body"))
        painter.setPen(t.text_1 if self.isEnabled() else t.text_disabled)
        y = self.height() / 2 + (metrics.ascent() - metrics.descent()) / 2
        painter.drawText(QPointF(box.right() + 8, y), self.text())
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)

    @Slot()
    def _retheme(self) -> None:
        self.updateGeometry()
        self.update()


def paint_switch(
    painter: QPainter, track: QRectF, *, checked: bool, at: float | None = None, enabled: bool = True
) -> None:
    """Paint the track of a switch and its knob; `at`: where that is on its way from off (0) to on (1)."""
    t = theme()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush((t.accent if checked else t.line_control) if enabled else t.line_strong)
    height = track.height()
    painter.drawRoundedRect(track, height / 2, height / 2)
    knob = height - 6
    way = track.width() - knob - 6
    x = track.left() + 3 + way * (at if at is not None else checked)
    painter.setBrush(t.on_accent)
    painter.drawEllipse(QRectF(x, track.top() + 3, knob, knob))
    painter.restore()


def paint_check(painter: QPainter, box: QRectF, *, checked: bool, enabled: bool = True) -> None:
    """Paint the square of a checkbox."""
    t = theme()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if checked:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(t.accent if enabled else t.line_strong)
        painter.drawRoundedRect(box, 4, 4)
        paint_icon(painter, "check", box, t.on_accent, round(box.width() * 0.8))
    else:
        painter.setPen(t.line_control if enabled else t.line_strong)
        painter.setBrush(t.bg_surface if enabled else t.bg_subtle)
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.restore()
