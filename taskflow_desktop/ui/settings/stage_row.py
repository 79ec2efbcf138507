"""One stage of the draft: grip, place, pie, name, colour, tasks, and the buttons that move and remove it."""

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from taskflow_desktop.domain.stages import StageLoad
from taskflow_desktop.rules import limits
from taskflow_desktop.rules.stages import why_not_remove_stage
from taskflow_desktop.rules.texts import one_line
from taskflow_desktop.ui.format import count
from taskflow_desktop.ui.icons import paint_icon
from taskflow_desktop.ui.refusals import sentence
from taskflow_desktop.ui.settings.stage_swatches import ColourButton
from taskflow_desktop.ui.settings.stages_draft import DraftStage
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.theme import theme
from taskflow_desktop.ui.widgets.buttons import ReasonButton
from taskflow_desktop.ui.widgets.fields import TextField
from taskflow_desktop.ui.widgets.labels import label, name_widget, set_tooltip
from taskflow_desktop.ui.widgets.pie import Pie

_ALT = Qt.KeyboardModifier.AltModifier


class Grip(QWidget):
    """What a row is dragged by. Signals: `dragged` with the global y, then `dropped`."""

    dragged = Signal(object)
    dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._from: int | None = None
        self._dragging = False
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        name = translate("Stages", "Drag to change the order")
        self.setAccessibleName(name)
        set_tooltip(self, name, "Alt ↑↓")

    def sizeHint(self) -> QSize:
        return QSize(theme().px(16) + 8, max(28, theme().px(28)))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        tone = theme().text_1 if self._dragging or self.underMouse() else theme().text_3
        paint_icon(painter, "grip-vertical", self.rect(), tone, theme().px(16))
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._from = round(event.globalPosition().y())
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        y = round(event.globalPosition().y())
        if self._from is None:
            return
        if not self._dragging and abs(y - self._from) < 4:
            return
        self._dragging = True
        self.dragged.emit(y)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        del event
        self._from = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        if self._dragging:
            self._dragging = False
            self.update()
            self.dropped.emit()


class _Line(QWidget):
    """The row itself, on the colour of what is selected while its colours are open or it is dragged."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.marked = ""

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if not self.marked:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour(self.marked))
        painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        painter.end()


class StageRow(QWidget):
    """Shows a stage and tells what is wanted; every signal carries the stage's key.

    Signals:
        renamed: (key, text as it is seen).
        left: the name's field was left.
        next_wanted: Enter in the name's field.
        colours_wanted: the colours are to be shown or hidden.
        move_wanted: (key, -1 or 1).
        remove_wanted.
        dragged: (key, global y); dropped.
    """

    renamed = Signal(object)
    left = Signal(object)
    next_wanted = Signal(object)
    colours_wanted = Signal(object)
    move_wanted = Signal(object)
    remove_wanted = Signal(object)
    dragged = Signal(object)
    dropped = Signal(object)

    def __init__(self, key: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self._stage: DraftStage | None = None
        self.grip = Grip()
        self._number = label("", "body", tone="text.2")
        self._pie = Pie(18)
        self.problem = label("", "small", tone="bad", wrap=True)
        self.name = TextField(
            translate("Stages", "Stage name"),
            limit=limits.STAGE_NAME_CHARACTERS,
            problem=self.problem,
        )
        # Tab would come to it as well, at the place where it was made.
        self.name.setFocusProxy(None)  # type: ignore[arg-type]
        self.colour = ColourButton()
        self.tasks = label("", "small", tone="text.2")
        self.up = ReasonButton("", "ghost", icon="arrow-up", small=True, lock=False)
        self.down = ReasonButton("", "ghost", icon="arrow-down", small=True, lock=False)
        self.remove = ReasonButton("", "ghost", icon="trash-2", small=True, lock=False)
        self._line = _Line()
        self._build()
        for stop in self.stops:
            stop.installEventFilter(self)
        self.name.edited.connect(self._renamed)
        self.name.left.connect(self._left)
        self.name.submitted.connect(self._submitted)
        self.colour.clicked.connect(self._colours)
        self.up.chosen.connect(self._up)
        self.down.chosen.connect(self._down)
        self.remove.chosen.connect(self._remove)
        self.grip.dragged.connect(self._dragged)
        self.grip.dropped.connect(self._dropped)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """What Tab reaches in it, in reading order."""
        return (self.name.line, self.colour, self.up, self.down, self.remove)

    def show_stage(self, stage: DraftStage, place: tuple[int, int], load: StageLoad | None) -> None:
        """Show a stage; `place` is its position and the number of stages, `load` None of a new one."""
        position, total = place
        before, self._stage = self._stage, stage
        other = before is None or (before.name != stage.name and not self.name.line.composing)
        if other and self.name.full_text() != stage.name:
            self.name.set_text(stage.name)
        self._number.setText(count(position))
        self._pie.set_stage(stage.colour, position, total)
        called = one_line(stage.name) or translate("Stages", "New stage")
        self.name.line.setAccessibleName(
            fill(translate("Stages", "Name of stage {position} of {count}"), position=position, count=total)
        )
        self.colour.set_colour(stage.colour, called)
        if load is not None:
            self.tasks.setText(fill(translate("Stages", "Tasks {n}"), n=count(load.tasks)))
        else:
            self.tasks.setText(translate("Stages", "New stage"))
        for button, words, key in (
            (self.up, translate("Stages", "Move {stage} up"), "Alt ↑"),
            (self.down, translate("Stages", "Move {stage} down"), "Alt ↓"),
            (self.remove, translate("Stages", "Remove {stage}"), None),
        ):
            name_widget(button, fill(words, stage=called), key)
        self.up.set_refusal(translate("Stages", "This is the first stage.") if position == 1 else None)
        self.down.set_refusal(translate("Stages", "This is the last stage.") if position == total else None)
        refusal = why_not_remove_stage(total)
        self.remove.set_refusal(sentence(refusal) if refusal is not None else None)

    def set_open(self, opened: bool) -> None:  # noqa: FBT001 - a setter's one value
        """Show that the colours under it are open."""
        self.colour.set_open(opened)
        self._mark("bg.selected" if opened else "")

    def set_dragged(self, dragged: bool) -> None:  # noqa: FBT001 - a setter's one value
        """Show that it is being dragged."""
        self._mark("bg.hover" if dragged else "bg.selected" if self.colour.opened else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._moves(event):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Buttons, and on macOS fields, have a use of their own for the keys that move the row."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._moves(event):
            return True
        return super().eventFilter(watched, event)

    def _moves(self, event: QKeyEvent) -> bool:
        button = {Qt.Key.Key_Up: self.up, Qt.Key.Key_Down: self.down}.get(Qt.Key(event.key()))
        if button is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier != _ALT:
            return False
        self.name.line.finish_syllable()
        button.click()
        return True

    def _build(self) -> None:
        row = QHBoxLayout(self._line)
        row.setContentsMargins(2, 5, 6, 5)
        row.setSpacing(0)
        row.addWidget(self.grip)
        self._number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._number.setFixedWidth(theme().metrics("body").horizontalAdvance("88"))
        row.addWidget(self._number)
        row.addSpacing(10)
        row.addWidget(self._pie)
        row.addSpacing(10)
        self.name.setMinimumWidth(theme().px(150))
        self.name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        row.addWidget(self.name, 4)
        row.addSpacing(10)
        row.addWidget(self.colour)
        row.addSpacing(10)
        # As wide as the rest, whatever it says: the fields of all rows stand under each other.
        self.tasks.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.tasks.setMinimumWidth(theme().px(84))
        row.addWidget(self.tasks, 4)
        for button in (self.up, self.down, self.remove):
            row.addWidget(button)
            row.addSpacing(4)
        self.problem.setContentsMargins(self._name_left(), 0, 0, 6)
        self.problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._line)
        column.addWidget(self.problem)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _name_left(self) -> int:
        return 2 + self.grip.sizeHint().width() + self._number.width() + 10 + theme().px(18) + 10

    def _mark(self, token: str) -> None:
        self._line.marked = token
        self._line.update()

    @Slot()
    def _renamed(self) -> None:
        text = self.name.full_text()
        if self._stage is not None and text != self._stage.name:
            self.renamed.emit((self.key, text))

    @Slot()
    def _left(self) -> None:
        self.left.emit(self.key)

    @Slot()
    def _submitted(self) -> None:
        self.next_wanted.emit(self.key)

    @Slot()
    def _colours(self) -> None:
        self.colours_wanted.emit(self.key)

    @Slot()
    def _up(self) -> None:
        self.move_wanted.emit((self.key, -1))

    @Slot()
    def _down(self) -> None:
        self.move_wanted.emit((self.key, 1))

    @Slot()
    def _remove(self) -> None:
        self.remove_wanted.emit(self.key)

    @Slot(object)
    def _dragged(self, y: int) -> None:
        self.dragged.emit((self.key, y))

    @Slot()
    def _dropped(self) -> None:
        self.dropped.emit(self.key)
