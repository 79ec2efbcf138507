"""What every painted line of a conversation has: its height, where its body lies, and what in it can be pressed."""

from dataclasses import dataclass
from datetime import tzinfo

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from taskflow_desktop.domain.entities import Message, Task
from taskflow_desktop.models.message_lines import DayLine, EventLine
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.chat.event_words import event_icon, event_words
from taskflow_desktop.ui.chat.text_block import Strong, TextBlock
from taskflow_desktop.ui.format import day_heading
from taskflow_desktop.ui.icons import paint_icon
from taskflow_desktop.ui.theme import theme

MARGIN = 20
"""From the edges of the pane to what is in it, in px."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A part of a line that can be pressed: a task's chip, or what opens the whole of a long message."""

    rect: QRect  # from the line's upper left corner
    task: Task | None = None
    whole: Message | None = None
    tip: str = ""


@dataclass(frozen=True, slots=True)
class Canvas:
    """What lines are laid out for."""

    session: Session
    zone: tzinfo
    width: int  # of the viewport, px


class Painted:
    """A line laid out for one width. `body` is the bubble, or all of the line where there is none."""

    height: int
    body: QRect
    hits: tuple[Hit, ...] = ()

    def paint(self, painter: QPainter, *, hovered: Hit | None) -> None:
        """Paint the line with its upper left corner at the painter's origin."""
        raise NotImplementedError


class PaintedNothing(Painted):
    """A line that is not shown."""

    def __init__(self) -> None:
        self.height = 0
        self.body = QRect()

    def paint(self, painter: QPainter, *, hovered: Hit | None) -> None:
        pass


class PaintedDay(Painted):
    """The heading of a day."""

    def __init__(self, line: DayLine, canvas: Canvas) -> None:
        t = theme()
        self._text = day_heading(line.at, canvas.zone)
        self.height = t.line_height("small") + 16
        self.body = QRect(0, 0, canvas.width, self.height)

    def paint(self, painter: QPainter, *, hovered: Hit | None) -> None:
        del hovered
        t = theme()
        painter.setFont(t.font("small"))
        painter.setPen(t.text_2)
        painter.drawText(QRectF(self.body), Qt.AlignmentFlag.AlignCenter, self._text)


class PaintedEvent(Painted):
    """What happened in the room, in the middle of the pane."""

    def __init__(self, line: EventLine, canvas: Canvas) -> None:
        t = theme()
        words = event_words(line)
        self._icon = event_icon(line.event.kind)
        side = t.px(14)
        pitch = t.line_height("small")
        within = max(80, canvas.width - 2 * MARGIN - side - 8)
        strong = Strong(words.start, words.length) if words.length else None
        self._text = TextBlock(words.text, t.font("small"), pitch, within, strong=strong)
        self.height = self._text.height + 14
        left = round((canvas.width - self._text.width - side - 8) / 2)
        self._icon_at = QRectF(left, 8 + (self._text.height - side) / 2, side, side)
        self._text_at = QPointF(left + side + 8, 8)
        self.body = QRect(left - 8, 4, self._text.width + side + 24, self._text.height + 8)
        if line.task is not None:
            self.hits = (Hit(self.body, task=line.task, tip=line.task.title),)

    def paint(self, painter: QPainter, *, hovered: Hit | None) -> None:
        t = theme()
        if hovered is not None and hovered in self.hits:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.bg_hover)
            painter.drawRoundedRect(QRectF(self.body), 6, 6)
        paint_icon(painter, self._icon, self._icon_at, t.text_3, round(self._icon_at.width()))
        painter.setPen(t.text_2)
        self._text.paint(painter, self._text_at.x(), self._text_at.y())
