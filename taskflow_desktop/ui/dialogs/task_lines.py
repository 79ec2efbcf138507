"""Tasks as plain lines of a dialog: pie, number, title and one more word, fine lines between."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from taskflow_desktop.domain.entities import Task
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.stage_colours import stage_colours
from taskflow_desktop.ui.theme import theme, theme_source
from taskflow_desktop.ui.widgets.focus_ring import RingKeeper
from taskflow_desktop.ui.widgets.list_view import draw_text
from taskflow_desktop.ui.widgets.pie import paint_pie
from taskflow_desktop.ui.widgets.surface import ScrollArea

_LEAST_LINES = 2


class TaskLines(QWidget):
    """At most the ten tasks of a room, each with its stage at the right."""

    def __init__(self, session: Session, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._name = session, name
        self._tasks: tuple[Task, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme_source().changed.connect(self._retheme)

    @property
    def tasks(self) -> tuple[Task, ...]:
        """The tasks shown."""
        return self._tasks

    def set_tasks(self, tasks: Sequence[Task]) -> None:
        """Show these tasks."""
        self._tasks = tuple(tasks)
        listed = ", ".join(f"{task.short_number} {task.title}" for task in self._tasks)
        self.setAccessibleName(f"{self._name}: {listed}" if listed else self._name)
        self.setVisible(bool(self._tasks))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, len(self._tasks) * self._row() + 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, self.sizeHint().height())

    @property
    def least_height(self) -> int:
        """The height in px with which they can be read by scrolling."""
        return self.height_of(min(len(self._tasks), _LEAST_LINES))

    def height_of(self, lines: int) -> int:
        """The height in px of so many lines."""
        return lines * self._row() + 1

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        t = theme()
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, t.line)
        for row, task in enumerate(self._tasks):
            self._paint(painter, task, row * self._row())
            painter.fillRect(0, (row + 1) * self._row(), self.width(), 1, t.line)
        painter.end()

    def _paint(self, painter: QPainter, task: Task, top: int) -> None:
        t = theme()
        stage = self._session.stage(task.stage_id)
        middle = top + self._row() / 2
        side = t.px(14)
        place = (stage.position, max(stage.position, len(self._session.flow.active_stages)))
        square = QRectF(1, middle - side / 2, side, side)
        paint_pie(painter, square, *place, stage_colours(stage.colour, t.scheme).solid)
        x = float(side + 9)
        painter.setPen(t.text_2)
        x += draw_text(painter, QPointF(x, middle), task.short_number, "small") + 8
        width = t.metrics("small").horizontalAdvance(stage.name)
        draw_text(painter, QPointF(self.width() - width, middle), stage.name, "small")
        painter.setPen(t.text_1)
        room = int(self.width() - width - 12 - x)
        shown = t.metrics("body").elidedText(task.title, Qt.TextElideMode.ElideRight, room)
        draw_text(painter, QPointF(x, middle), shown, "body")

    def _row(self) -> int:
        return theme().line_height("body") + 18

    @Slot()
    def _retheme(self) -> None:
        self.updateGeometry()
        self.update()


class TaskLinesArea(ScrollArea):
    """Scrolls the lines where the screen has no room for all of them; then it is a Tab stop, for the arrows."""

    def __init__(self, lines: TaskLines) -> None:
        super().__init__("bg.surface")
        self._lines = lines
        self._most = 0
        self._keeper = RingKeeper(self)
        self.setAccessibleName(lines.accessibleName())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setWidget(lines)
        self.verticalScrollBar().rangeChanged.connect(self._on_range)

    def set_tasks(self, tasks: Sequence[Task]) -> None:
        """Show these tasks; without any there is nothing to see."""
        self._lines.set_tasks(tasks)
        self.setAccessibleName(self._lines.accessibleName())
        self.setVisible(bool(tasks))
        self.updateGeometry()

    def set_most(self, rows: int) -> None:
        """Be at most `rows` lines high; more are scrolled."""
        self._most = rows
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        hint = self._lines.sizeHint()
        return hint if not self._most else QSize(hint.width(), min(hint.height(), self._lines.height_of(self._most)))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._lines.minimumSizeHint().width(), self._lines.least_height)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._keeper.focus_in(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._keeper.focus_out()

    @Slot(int, int)
    def _on_range(self, _least: int, most: int) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if most else Qt.FocusPolicy.NoFocus)
