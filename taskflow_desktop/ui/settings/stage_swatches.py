"""The colours that have a name, side by side, and the button that shows a stage's colour."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from taskflow_desktop.ui.icons import paint_icon
from taskflow_desktop.ui.stage_colours import NAMED_COLOURS, stage_colours
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.theme import theme
from taskflow_desktop.ui.widgets.button_look import Look
from taskflow_desktop.ui.widgets.buttons import Button
from taskflow_desktop.ui.widgets.flow_layout import FlowLayout
from taskflow_desktop.ui.widgets.focus_ring import RingKeeper
from taskflow_desktop.ui.widgets.keys import arrow_step
from taskflow_desktop.ui.widgets.labels import name_widget
from taskflow_desktop.ui.widgets.list_view import draw_text
from taskflow_desktop.ui.widgets.spoken import speak_as
from taskflow_desktop.ui.words import colour_word

_NAMES = {colour.hex: colour.english for colour in NAMED_COLOURS}
_RING = 4


def colour_name(hex_colour: str) -> str:
    """Return the name of a colour, or its hex if it has none."""
    return colour_word(_NAMES[hex_colour]) if hex_colour in _NAMES else hex_colour


class _Swatch(QAbstractButton):
    """One colour, as it is shown in the theme in force; chosen it has a tick and a ring."""

    def __init__(self, hex_colour: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hex = hex_colour
        self._keeper = RingKeeper(self, 8)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        name_widget(self, colour_name(hex_colour))

    def sizeHint(self) -> QSize:
        side = theme().px(28) + 2 * _RING
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(_RING, _RING, -_RING, -_RING)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(stage_colours(self.hex, t.scheme).solid)
        painter.drawRoundedRect(box, 6, 6)
        if self.isChecked():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(t.focus, 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 9, 9)
            paint_icon(painter, "check", box, t.bg_surface, t.px(16))
        elif self.underMouse():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(t.line_control, 1))
            painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), 8, 8)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        elif arrow_step(event):
            event.ignore()  # in a group Qt would choose by it
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.isChecked():
            self._keeper.focus_in(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._keeper.focus_out()


class Swatches(QWidget):
    """The named colours, one Tab stop: arrows choose among them at once. `chosen` tells the hex."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        speak_as(self, QAccessible.Role.Grouping)
        self.setAccessibleName(translate("Stages", "Colours"))
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)  # a colour of one's own is none of them
        self.swatches = tuple(_Swatch(colour.hex) for colour in NAMED_COLOURS)
        row = FlowLayout(self, gap=1)
        for swatch in self.swatches:
            self._group.addButton(swatch)
            row.addWidget(swatch)
            swatch.clicked.connect(self._clicked)
        self.set_colour("")

    def set_colour(self, hex_colour: str) -> None:
        """Tick a colour, none if it has no name."""
        found = [swatch for swatch in self.swatches if swatch.hex == hex_colour]
        stop = found[0] if found else self.swatches[0]
        for swatch in self.swatches:
            swatch.setChecked(swatch in found)
            swatch.setFocusPolicy(Qt.FocusPolicy.StrongFocus if swatch is stop else Qt.FocusPolicy.ClickFocus)

    def focus_chosen(self) -> None:
        """Put the focus on the ticked colour, or the first."""
        stop = next((swatch for swatch in self.swatches if swatch.isChecked()), self.swatches[0])
        stop.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = arrow_step(event)
        at = next((n for n, swatch in enumerate(self.swatches) if swatch.hasFocus()), None)
        if not step or at is None:
            super().keyPressEvent(event)
            return
        swatch = self.swatches[(at + step) % len(self.swatches)]
        self._choose(swatch)
        swatch.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _clicked(self) -> None:
        self._choose(next(each for each in self.swatches if each is self.sender()))

    def _choose(self, swatch: _Swatch) -> None:
        self.set_colour(swatch.hex)
        self.chosen.emit(swatch.hex)


class ColourButton(Button):
    """The colour of a stage as a square and a name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", trailing="chevron-down", small=True, parent=parent)
        self._hex = ""
        self._open = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def hex(self) -> str:
        """The colour it shows."""
        return self._hex

    @property
    def opened(self) -> bool:
        """True while its choice is open."""
        return self._open

    def set_open(self, opened: bool) -> None:  # noqa: FBT001 - a setter's one value
        """Tell that its choice is open, or closed."""
        self._open = opened
        self.setAccessibleDescription(translate("Stages", "The choice of colours is open below.") if opened else "")
        self.set_trailing("chevron-up" if opened else "chevron-down")

    def set_colour(self, hex_colour: str, stage: str) -> None:
        """Show the colour of a stage called `stage`."""
        self._hex = hex_colour
        self.setText(colour_name(hex_colour))
        words = translate("Stages", "Colour of {stage}: {colour}")
        self.setAccessibleName(fill(words, stage=stage, colour=self.text()))
        self.update()

    def sizeHint(self) -> QSize:
        metrics = theme().metrics("small", 500)
        widest = max(metrics.horizontalAdvance(text) for text in (*map(colour_name, _NAMES), "#DDDDDD"))
        return QSize(10 + theme().px(14) + 8 + widest + 6 + theme().px(14) + 10, super().sizeHint().height())

    def _paint_content(self, painter: QPainter, look: Look) -> None:
        t = theme()
        side, middle = t.px(14), self.height() / 2
        if self._hex:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(stage_colours(self._hex, t.scheme).solid)
            painter.drawRoundedRect(QRectF(10, middle - side / 2, side, side), 3, 3)
        arrow = QRectF(self.width() - side - 10, middle - side / 2, side, side)
        paint_icon(painter, "chevron-up" if self._open else "chevron-down", arrow, look.text, side)
        left = 10 + side + 8
        room = max(0, int(arrow.left() - 4 - left))
        shown = t.metrics("small", 500).elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        painter.setPen(look.text)
        draw_text(painter, QPointF(left, middle), shown, "small", weight=500)
