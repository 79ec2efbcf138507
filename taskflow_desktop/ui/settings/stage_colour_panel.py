"""The choice of a stage's colour under its row: named colours, hex, picker, and how it looks in both themes."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QColorDialog, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from taskflow_desktop.domain.errors import Refusal
from taskflow_desktop.domain.stages import StageLoad
from taskflow_desktop.rules.stages import colour_of, whole_colour
from taskflow_desktop.ui.refusals import sentence
from taskflow_desktop.ui.settings.stage_preview import StagePreview
from taskflow_desktop.ui.settings.stage_swatches import Swatches
from taskflow_desktop.ui.stage_colours import stage_colours
from taskflow_desktop.ui.text import translate
from taskflow_desktop.ui.theme import theme, theme_source
from taskflow_desktop.ui.widgets.announce import announce
from taskflow_desktop.ui.widgets.buttons import Button
from taskflow_desktop.ui.widgets.curtain import know_key
from taskflow_desktop.ui.widgets.fields import FieldFrame, LineEdit
from taskflow_desktop.ui.widgets.icon_picture import IconPicture
from taskflow_desktop.ui.widgets.labels import label


class _Square(QWidget):
    """The colour that is written beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colour = QColor()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_colour(self, colour: QColor) -> None:
        """Show another colour; an invalid one leaves it empty."""
        self._colour = colour
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(14), theme().px(14))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        valid = self._colour.isValid()
        painter.setPen(Qt.PenStyle.NoPen if valid else theme().line_control)
        painter.setBrush(self._colour if valid else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.end()


class ColourPanel(QWidget):
    """Shows the colour of one stage and tells another by `chosen` (hex); `closed` when Esc was pressed in it.

    `judged` tells that what stands in the field became a colour, or none.
    """

    chosen = Signal(object)
    closed = Signal()
    judged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colour = ""
        self._before = ""  # the picker was opened on it
        self._kept = ""  # what the stage has as long as nothing whole is written
        self._picker: QColorDialog | None = None
        self.swatches = Swatches()
        self.frame = FieldFrame()
        self.hex = LineEdit(translate("Stages", "Colour as #RRGGBB"))
        self._square = _Square()
        self.pick = Button(translate("Stages", "Pick a colour"), icon="pipette")
        self._mark = IconPicture("circle-check", 14, "ok")
        self._verdict = label("", "small", tone="ok", weight=500)
        self.light, self.dark = StagePreview("light"), StagePreview("dark")
        self._build()
        self.swatches.chosen.connect(self._chosen)
        self.hex.edited.connect(self._typed)
        self.hex.submitted.connect(self._complete)
        self.hex.left.connect(self._complete)
        self.pick.clicked.connect(self.open_picker)
        theme_source().changed.connect(self._retheme)

    @property
    def verdict(self) -> str:
        """What is said about the colour."""
        return self._verdict.text()

    @property
    def picker(self) -> QColorDialog | None:
        """The picker, while it is open."""
        return self._picker

    @property
    def unfinished(self) -> bool:
        """True while what stands in the field is not the colour of the stage."""
        return bool(self._colour) and self.frame.bad

    def finish(self) -> None:
        """Take what stands in the field as if it was left."""
        self.hex.finish_syllable()
        self._complete()

    def show_stage(self, name: str, colour: str, place: tuple[int, int], load: StageLoad) -> None:
        """Show a stage; what is being typed stays as it is."""
        if colour != self._colour:
            self._colour = self._kept = colour
            self.swatches.set_colour(colour)
            if colour_of(self.hex.full_text()) != colour or not self.hex.hasFocus():
                self.hex.setText(colour)
            self._judge()
        self.light.show_stage(name, colour, place, load)
        self.dark.show_stage(name, colour, place, load)

    def begin_anew(self) -> None:
        """What was written for another stage and is no colour is forgotten."""
        self._colour = ""

    def focus_first(self) -> None:
        """Put the focus on the colours."""
        self.swatches.focus_chosen()

    @Slot()
    def open_picker(self) -> QColorDialog:
        """Open the system's picker; every colour pointed at is shown, cancelling brings the first one back."""
        self._before = self._colour
        picker = self._picker = QColorDialog(QColor(self._colour), self.window())
        know_key(picker)
        picker.setWindowTitle(translate("Stages", "Pick a colour"))
        picker.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        picker.currentColorChanged.connect(self._pointed_at)
        picker.rejected.connect(self._picked_none)
        picker.finished.connect(self._picker_closed)
        picker.open()
        return picker

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(t.line)
        painter.setBrush(t.bg_side)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.end()

    def _build(self) -> None:
        self.frame.watch(self.hex)
        inner = QHBoxLayout(self.frame)
        inner.setContentsMargins(10, 6, 10, 6)
        inner.setSpacing(8)
        inner.addWidget(self._square)
        inner.addWidget(self.hex)
        own = QWidget()
        row = QHBoxLayout(own)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(label(translate("Stages", "Your own"), "small", tone="text.2", weight=500))
        row.addWidget(self.frame)
        row.addWidget(self.pick)
        told = QWidget()
        verdict = QHBoxLayout(told)
        verdict.setContentsMargins(0, 0, 0, 0)
        verdict.setSpacing(6)
        verdict.addWidget(self._mark)
        verdict.addWidget(self._verdict)
        middle = QHBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(own)
        middle.addStretch(1)
        middle.addWidget(told)
        previews = QHBoxLayout()
        previews.setSpacing(10)
        previews.addWidget(self.light)
        previews.addWidget(self.dark)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 14)
        column.setSpacing(10)
        column.addWidget(self.swatches)
        column.addLayout(middle)
        column.addLayout(previews)
        self.hex.setFixedWidth(self._hex_width())

    def _hex_width(self) -> int:
        return theme().metrics("body").horizontalAdvance("#DDDDDD") + 16

    def _judge(self, typed: str | None = None) -> None:
        """Say how the colour looks; `typed` is what stands in the field and is no colour."""
        if typed is not None:
            words, icon, tone = sentence(Refusal("stage.colour_bad")), "circle-alert", "bad"
        elif stage_colours(self._colour, "light").adjusted:
            words = translate("Stages", "Shown a little darker, so that text stays easy to read.")
            icon, tone = "info", "text.2"
        else:
            words, icon, tone = translate("Stages", "Easy to see in both themes"), "circle-check", "ok"
        other = self.frame.bad != (typed is not None)
        self.frame.set_bad(typed is not None)
        self.hex.setAccessibleDescription(words)
        if words != self._verdict.text():
            self._verdict.setText(words)
            if self.isVisible():
                announce(self.hex, words, assertive=typed is not None)
        self._verdict.set_tone(tone)
        self._mark.set_icon(icon, tone)
        self._show_square(typed is None)
        if other:
            self.judged.emit()

    def _show_square(self, valid: bool) -> None:  # noqa: FBT001 - what it shows
        self._square.show_colour(stage_colours(self._colour, theme().scheme).solid if valid else QColor())

    @Slot(object)
    def _chosen(self, colour: str) -> None:
        self.hex.setText(colour)
        self._take(colour)
        self._kept = colour

    @Slot()
    def _typed(self) -> None:
        """A colour of six digits is shown while it is typed; of what may go on the stage gets nothing."""
        text = self.hex.full_text()
        colour = whole_colour(text)
        if colour is not None:
            self._take(colour)
        elif self.hex.hasFocus():
            self._take(self._kept)
            self._judge(text)

    @Slot()
    def _complete(self) -> None:
        """Leaving the field writes a colour out; what is none is kept in sight, and the stage keeps its colour."""
        colour = colour_of(self.hex.full_text())
        if colour is not None and self._colour:
            self._kept = colour
            if colour != self.hex.text():
                self.hex.setText(colour)
            self._take(colour)

    @Slot(QColor)
    def _pointed_at(self, colour: QColor) -> None:
        if colour.isValid():
            self._chosen(colour.name().upper())

    @Slot()
    def _picked_none(self) -> None:
        self._chosen(self._before)

    @Slot()
    def _picker_closed(self) -> None:
        self._picker = None
        self.pick.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, colour: str) -> None:
        changed = colour != self._colour
        self._colour = colour
        self.swatches.set_colour(colour)
        self._judge()
        if changed:
            self.chosen.emit(colour)

    @Slot()
    def _retheme(self) -> None:
        self.hex.setFixedWidth(self._hex_width())
        if self._colour:
            self._show_square(valid=not self.frame.bad)
        self.update()
