"""The keyboard's way to change a stage: filter, arrows and Enter, or the digit of a stage at once."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QEnterEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from taskflow_desktop.domain.entities import Stage
from taskflow_desktop.domain.ids import StageId
from taskflow_desktop.ui.icons import paint_icon
from taskflow_desktop.ui.stage_colours import stage_colours
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.theme import Weight, theme
from taskflow_desktop.ui.widgets.announce import announce
from taskflow_desktop.ui.widgets.fields import LineEdit, SearchField
from taskflow_desktop.ui.widgets.labels import eliding_label, kbd, label
from taskflow_desktop.ui.widgets.pie import paint_pie
from taskflow_desktop.ui.widgets.popover import Popover
from taskflow_desktop.ui.widgets.surface import Separator

_WIDTH = 300


class _StageRow(QWidget):
    """One stage of the list (at most eight): painted, chosen by a click."""

    chosen = Signal(object)  # Stage
    pointed = Signal(object)  # Stage

    def __init__(self, stage: Stage, place: tuple[int, int], count: str, *, current: bool) -> None:
        super().__init__()
        self.stage = stage
        self._place, self._count, self._current = place, count, current
        self.marked = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(stage.name)

    def set_marked(self, marked: bool) -> None:  # noqa: FBT001 - a setter's one value
        """Show the row as the one Enter takes."""
        if marked != self.marked:
            self.marked = marked
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, max(34, theme().metrics("body", 600).height() + 16))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.marked:
            painter.setPen(t.edge)
            painter.setBrush(t.bg_selected)
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        weight: Weight = 600 if self.marked or self._current else 400
        metrics, small = t.metrics("body", weight), t.metrics("small")
        middle, side = self.height() / 2, t.px(16)
        colour = stage_colours(self.stage.colour, t.scheme).solid
        paint_pie(painter, QRectF(8, middle - side / 2, side, side), *self._place, colour)
        right = self._paint_key(painter, middle)
        if self._current:
            paint_icon(painter, "check", QRectF(right - 22, middle - 8, 16, 16), t.text_1, 16)
            right -= 24
        note = translate("StagePopover", "Now") if self._current else self._count
        painter.setFont(t.font("small"))
        painter.setPen(t.text_3)
        width = small.horizontalAdvance(note)
        baseline = middle + (small.ascent() - small.descent()) / 2
        painter.drawText(QPointF(right - width - 6, baseline), note)
        room = right - width - 16 - (8 + side + 8)
        painter.setFont(t.font("body", weight))
        painter.setPen(t.text_1)
        text = metrics.elidedText(self.stage.name, Qt.TextElideMode.ElideRight, int(room))
        painter.drawText(QPointF(8 + side + 8, middle + (metrics.ascent() - metrics.descent()) / 2), text)
        painter.end()

    def _paint_key(self, painter: QPainter, middle: float) -> float:
        """Paint the digit's key cap at the right; return its left edge."""
        t = theme()
        side = t.px(18)
        box = QRectF(self.width() - side - 8, middle - side / 2, side, side).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(t.line_strong)
        painter.setBrush(t.bg_raised)
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(t.text_2)
        painter.setFont(t.font("caption", 500))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self._place[0]))
        return box.left()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.pointed.emit(self.stage)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.chosen.emit(self.stage)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()


class _FilterLine(SearchField):
    """The filter; a digit of a stage is taken at once while nothing else is typed."""

    digit = Signal(object)  # int

    def __init__(self, stages: int) -> None:
        super().__init__(translate("StagePopover", "Filter stages"), translate("StagePopover", "Stage name or number"))
        self._stages = stages
        self.line.textEdited.connect(self._edited)

    @Slot(str)
    def _edited(self, text: str) -> None:
        if len(text) == 1 and text.isdecimal() and 1 <= int(text) <= self._stages:
            self.digit.emit(int(text))


class StagePopover(Popover):
    """Chooses a stage for one task. `stage_chosen` tells the id; the present stage only closes."""

    stage_chosen = Signal(object)  # StageId

    def __init__(
        self,
        opener: QWidget,
        subject: str,
        stages: Sequence[Stage],
        current: StageId,
        counts: Mapping[StageId, int] | None = None,
    ) -> None:
        """`subject` names the task in the head line; `counts` are the tasks in each stage."""
        super().__init__(opener, translate("StagePopover", "Change stage"))
        self._stages = tuple(stages)
        self._current = current
        self._filter = _FilterLine(len(self._stages))
        self._filter.search_changed.connect(self._filtered)
        self._filter.digit.connect(self._digit)
        self._filter.moved.connect(self._move)
        self._filter.submitted.connect(self._enter)
        self._rows: list[_StageRow] = []
        counted = counts or {}
        for place, stage in enumerate(self._stages, 1):
            shown = translate("StagePopover", "%n task(s)", "", counted[stage.id]) if stage.id in counted else ""
            row = _StageRow(stage, (place, len(self._stages)), shown, current=stage.id == current)
            row.chosen.connect(self._chosen)
            row.pointed.connect(self._mark)
            self._rows.append(row)
        self._build(subject)
        self._mark(self._next_stage())

    @property
    def marked(self) -> StageId | None:
        """The stage that Enter takes."""
        return next((row.stage.id for row in self._rows if row.marked and not row.isHidden()), None)

    @property
    def filter_line(self) -> LineEdit:
        """The field that has the focus."""
        return self._filter.line

    def open_for(self, anchor: QWidget) -> None:
        """Open beside `anchor`, the filter focused."""
        self.open_at(anchor, self._filter.line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self._move(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._enter()
        else:
            super().keyPressEvent(event)

    def _build(self, subject: str) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(14, 12, 14, 8)
        head.addWidget(label(translate("StagePopover", "Change stage"), "body", weight=700))
        head.addSpacing(12)
        about = eliding_label(subject, "small", tone="text.2")
        about.setAlignment(Qt.AlignmentFlag.AlignRight)
        head.addWidget(about, 1)
        self.body.addLayout(head)
        search = QVBoxLayout()
        search.setContentsMargins(10, 0, 10, 6)
        search.addWidget(self._filter)
        self.body.addLayout(search)
        rows = QVBoxLayout()
        rows.setContentsMargins(6, 0, 6, 6)
        rows.setSpacing(0)
        for row in self._rows:
            rows.addWidget(row)
        self._none = label(translate("StagePopover", "No stage matches"), "small", tone="text.3")
        self._none.setContentsMargins(8, 8, 8, 8)
        self._none.hide()
        rows.addWidget(self._none)
        self.body.addLayout(rows)
        self.body.addWidget(Separator())
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 8, 14, 10)
        foot.setSpacing(4)
        for key, words in (
            ("↑↓", translate("StagePopover", "move")),
            ("Enter", translate("StagePopover", "change")),
            (f"1–{len(self._stages)}", translate("StagePopover", "change at once")),
            ("Esc", translate("StagePopover", "close")),
        ):
            foot.addWidget(kbd(key))
            foot.addWidget(label(words, "caption", tone="text.2"))
            foot.addSpacing(6)
        foot.addStretch(1)
        self.body.addLayout(foot)
        margins = self.body.contentsMargins()
        self.setMinimumWidth(theme().px(_WIDTH) + margins.left() + margins.right())

    def _next_stage(self) -> Stage | None:
        ids = [stage.id for stage in self._stages]
        at = ids.index(self._current) if self._current in ids else -1
        if at + 1 < len(ids):
            return self._stages[at + 1]
        return self._stages[at] if ids else None

    def _visible_rows(self) -> list[_StageRow]:
        return [row for row in self._rows if not row.isHidden()]

    @Slot(object)
    def _mark(self, stage: Stage | None) -> None:
        for row in self._rows:
            row.set_marked(stage is not None and row.stage.id == stage.id)
        if stage is not None and self.is_open:
            announce(self, stage.name)

    @Slot(object)
    def _move(self, by: int) -> None:
        rows = self._visible_rows()
        if not rows:
            return
        at = next((index for index, row in enumerate(rows) if row.marked), -1)
        self._mark(rows[(at + by) % len(rows)].stage)

    @Slot(object)
    def _filtered(self, text: str) -> None:
        wanted = text.casefold()
        for place, row in enumerate(self._rows, 1):
            row.setVisible(wanted in row.stage.name.casefold() or wanted == str(place))
        rows = self._visible_rows()
        self._none.setVisible(not rows)
        if rows and not any(row.marked for row in rows):
            self._mark(rows[0].stage)

    @Slot(object)
    def _digit(self, place: int) -> None:
        self._chosen(self._stages[place - 1])

    @Slot()
    def _enter(self) -> None:
        self._filter.flush()
        marked = next((row.stage for row in self._visible_rows() if row.marked), None)
        if marked is not None:
            self._chosen(marked)

    @Slot(object)
    def _chosen(self, stage: Stage) -> None:
        chosen = stage.id
        self.dismiss()
        if chosen != self._current:
            self.stage_chosen.emit(chosen)


def stage_subject(number: str, title: str) -> str:
    """Return the head line's words for a task."""
    return fill(translate("StagePopover", "{number} · {title}"), number=number, title=title)
