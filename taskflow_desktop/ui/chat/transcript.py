"""A conversation of any length: only what is seen is laid out, and what is seen stays where it is.

The place is an anchor: a line, and how much of it lies above the upper edge. Heights of lines not seen yet are
estimates, corrected as lines come into view; the scroll bar follows, never the text. At the end it stays at the end.
"""

from datetime import tzinfo

from PySide6.QtCore import QEvent, QPoint, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget

from taskflow_desktop.domain.ids import MessageId
from taskflow_desktop.models.message_lines import Key, Line, MessageLine
from taskflow_desktop.models.messages import Conversation, Splice
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.chat.heights import Heights
from taskflow_desktop.ui.chat.line_layouts import LineLayouts
from taskflow_desktop.ui.chat.painted import Hit, Painted
from taskflow_desktop.ui.text import translate
from taskflow_desktop.ui.theme import theme, theme_source
from taskflow_desktop.ui.widgets.buttons import Button
from taskflow_desktop.ui.widgets.labels import tooltip_text

_AIR = 12  # under the last line
_STEP = 24
_BEFORE = 4  # a fourth of the view lies above a line that was sought


class Transcript(QAbstractScrollArea):
    """Shows the lines of a `Conversation`; keys, menu and selection are `MessageTranscript`'s."""

    hit_chosen = Signal(object)  # Hit: a chip or "show all" was pressed
    end_seen = Signal()  # the newest line came into view, or a new one came while it was

    def __init__(
        self, session: Session, conversation: Conversation, zone: tzinfo, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._conversation = conversation
        self._layouts = LineLayouts(session, zone)
        self._lines: list[Line] = []
        self._heights = Heights()
        self._anchor, self._shift = 0, 0
        self._pinned = True
        self._unseen = 0
        self._syncing = False
        self._value = 0
        self._hover: tuple[Key, Hit] | None = None
        self._ring: Key | None = None
        self._mark: Key | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(_STEP)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._pill = Button("", "quiet", icon="arrow-down", small=True, parent=self)
        self._pill.hide()
        self._pill.clicked.connect(self.to_end)
        self._reach = QTimer(self)
        self._reach.setSingleShot(True)
        self._reach.setInterval(0)
        self._reach.timeout.connect(conversation.load_earlier)
        conversation.opened.connect(self._on_opened)
        conversation.spliced.connect(self._on_spliced)
        theme_source().changed.connect(self.relayout)

    # --- what is shown -----------------------------------------------------------------------------------------------

    @property
    def at_end(self) -> bool:
        """True while the newest line is in view and stays there as new ones come."""
        return self._pinned

    @property
    def unseen(self) -> int:
        """How many messages came since the end was left."""
        return self._unseen

    @Slot()
    def to_end(self) -> None:
        """Go to the newest line and stay at the end."""
        self._pinned = True
        self._settle()

    def mark(self, message_id: MessageId | None) -> None:
        """Draw the ring round the message that something is being made from, or round none."""
        self._mark = ("message", message_id) if message_id is not None else None
        self.viewport().update()

    @Slot()
    def relayout(self) -> None:
        """Lay everything out anew: theme, text size or flow changed."""
        self._layouts.forget()
        self._estimate_all()

    def line_top(self, index: int) -> int:
        """Return where a line lies in the viewport, in px; exact for lines in view."""
        return self._heights.top(index) - self._heights.top(self._anchor) - self._shift

    def reveal(self, index: int) -> None:
        """Bring a line into view, moving as little as can be."""
        painted = self._measured(index)
        top, free = self.line_top(index), self.viewport().height() - _AIR
        if top < 0:
            self._pinned = False
            self._anchor, self._shift = index, 0
        elif top + painted.height > free:
            self._shift += min(top, top + painted.height - free)
            self._pinned = False
        self._settle()

    def show_line(self, index: int) -> None:
        """Bring a line into view with something of what was said before it; one that is in view stays where it is."""
        painted = self._measured(index)
        top, free = self.line_top(index), self.viewport().height() - _AIR
        if top < 0 or top + painted.height > free:
            self._pinned = False
            self._anchor, self._shift = index, -max(0, min(free // _BEFORE, free - painted.height))
        self._settle()

    def body_rect(self, index: int) -> QRectF:
        """Return where the bubble of a line lies in the viewport."""
        return QRectF(self._measured(index).body).translated(0, self.line_top(index))

    def index_at(self, y: int) -> int:
        """Return the line at a height of the viewport, or -1."""
        place = y + self._heights.top(self._anchor) + self._shift
        return self._heights.index_at(place) if 0 <= place < self._heights.total else -1

    def index_of(self, key: Key | None) -> int:
        """Return where a line stands now, or -1."""
        return next((n for n in range(len(self._lines) - 1, -1, -1) if self._lines[n].key == key), -1)

    @property
    def line_count(self) -> int:
        """How many lines are loaded."""
        return len(self._lines)

    def line(self, index: int) -> Line:
        """Return one of the lines."""
        return self._lines[index]

    @property
    def last_in_view(self) -> int:
        """The last message in view, or -1."""
        low = self.index_at(0)
        high = self.index_at(self.viewport().height() - _AIR - 1)
        high = len(self._lines) - 1 if high < 0 else high
        return next((n for n in range(high, max(low, 0) - 1, -1) if isinstance(self._lines[n], MessageLine)), -1)

    # --- following the conversation ----------------------------------------------------------------------------------

    @Slot()
    def _on_opened(self) -> None:
        self._lines = list(self._conversation.lines)
        self._layouts.forget()
        self._heights = Heights()
        self._heights.splice(0, 0, [self._layouts.estimate(line) for line in self._lines])
        self._hover = self._ring = self._mark = None
        self._pinned = True
        self._anchor = self._shift = 0
        self._settle()

    @Slot(object)
    def _on_spliced(self, splice: Splice) -> None:
        fresh = list(self._conversation.lines[splice.at : splice.at + splice.added])
        index, top = self._kept_line(splice, {line.key: n for n, line in enumerate(fresh)})
        self._lines[splice.at : splice.at + splice.removed] = fresh
        self._heights.splice(splice.at, splice.removed, [self._layouts.estimate(line) for line in fresh])
        self._anchor = max(0, min(index, len(self._lines) - 1))
        self._shift = -top
        if splice.said and not self._pinned:
            self._unseen += splice.said
        self._settle()
        if splice.said and self._pinned:
            self.end_seen.emit()

    def _kept_line(self, splice: Splice, fresh: dict[Key, int]) -> tuple[int, int]:
        """Return the index after the splice of the first line in view that outlives it, and where it lies now."""
        top = -self._shift
        for index in range(self._anchor, len(self._lines)):
            if index < splice.at:
                return index, top
            if index >= splice.at + splice.removed:
                return index + splice.added - splice.removed, top
            if self._lines[index].key in fresh:
                return splice.at + fresh[self._lines[index].key], top
            top += self._heights[index]
        return splice.at, top

    # --- place -------------------------------------------------------------------------------------------------------

    def _measured(self, index: int) -> Painted:
        """Lay a line out and correct its height."""
        painted = self._layouts.of(self._lines[index])
        self._heights.set(index, painted.height)
        return painted

    def _settle(self) -> None:
        """Lay out what is in view, put the anchor right and have the scroll bar follow."""
        if not self._pinned:
            self._walk()
        if self._lines and (self._pinned or not self._fills()):
            self._place_at_end()
        self._sync_bar()
        if self._pinned and self._unseen:
            self._unseen = 0
            self.end_seen.emit()
        self._show_pill()
        self.viewport().update()
        above = self._heights.top(self._anchor) + self._shift
        if self._conversation.earlier and above < 2 * self.viewport().height() and not self._reach.isActive():
            self._reach.start()

    def _walk(self) -> None:
        """Move the anchor to the line that lies at the upper edge, by exact heights."""
        while self._shift < 0 and self._anchor > 0:
            self._anchor -= 1
            self._shift += self._measured(self._anchor).height
        self._shift = max(0, self._shift)
        while self._anchor < len(self._lines) - 1 and self._shift >= (height := self._measured(self._anchor).height):
            self._shift -= height
            self._anchor += 1

    def _fills(self) -> bool:
        """Lay out downwards; return whether the lines reach the lower edge."""
        y, index = -self._shift, self._anchor
        free = self.viewport().height() - _AIR
        while y < free and index < len(self._lines):
            y += self._measured(index).height
            index += 1
        return y >= free

    def _place_at_end(self) -> None:
        """Put the last line at the lower edge; fewer lines than fill the view begin at its top."""
        y, index = self.viewport().height() - _AIR, len(self._lines)
        while y > 0 and index > 0:
            index -= 1
            y -= self._measured(index).height
        self._anchor, self._shift = index, max(0, -y)
        self._pinned = True

    def _sync_bar(self) -> None:
        bar, free = self.verticalScrollBar(), self.viewport().height()
        self._syncing = True
        bar.setRange(0, max(0, self._heights.total + _AIR - free))
        bar.setPageStep(max(_STEP, free - _STEP))
        bar.setValue(self._heights.top(self._anchor) + self._shift)
        self._value = bar.value()
        self._syncing = False

    def _estimate_all(self) -> None:
        """After a change of width or theme: the line at the upper edge stays there, or the end stays the end."""
        self._heights = Heights()
        self._heights.splice(0, 0, [self._layouts.estimate(line) for line in self._lines])
        self._settle()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Follow the scroll bar: short ways line by line, long ones by estimate."""
        del dx, dy
        if self._syncing:
            return
        bar = self.verticalScrollBar()
        way, self._value = bar.value() - self._value, bar.value()
        self._pinned = bar.value() >= bar.maximum() and way >= 0
        if abs(way) <= 2 * self.viewport().height() and not bar.isSliderDown():
            self._shift += way
        else:
            self._anchor = self._heights.index_at(bar.value())
            self._shift = bar.value() - self._heights.top(self._anchor)
        self._settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # As wide as with the scroll bar away: its coming and going changes no line.
        if self._layouts.set_width(self.width()):
            self._estimate_all()
        else:
            self._settle()

    # --- painting and the mouse --------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        t = theme()
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), t.bg_surface)
        y, index, end = -self._shift, self._anchor, self.viewport().height()
        while y < end and index < len(self._lines):
            line = self._lines[index]
            painted = self._layouts.of(line)
            painter.save()
            painter.translate(0, y)
            hovered = self._hover[1] if self._hover is not None and self._hover[0] == line.key else None
            painted.paint(painter, hovered=hovered)
            if line.key in (self._ring, self._mark):
                painter.setPen(QPen(t.focus, 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(QRectF(painted.body).adjusted(-1, -1, 1, 1), 12, 12)
            painter.restore()
            y += painted.height
            index += 1
        painter.end()

    def hit_at(self, at: QPoint) -> tuple[Key, Hit] | None:
        """Return what can be pressed at a point of the viewport, and in which line."""
        index = self.index_at(at.y())
        if index < 0:
            return None
        inside = QPoint(at.x(), at.y() - self.line_top(index))
        hit = next((hit for hit in self._layouts.of(self._lines[index]).hits if hit.rect.contains(inside)), None)
        return (self._lines[index].key, hit) if hit is not None else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._set_hover(self.hit_at(event.position().toPoint()))

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._set_hover(None)
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self.hit_at(event.pos())
            QToolTip.showText(event.globalPos(), tooltip_text(found[1].tip if found is not None else ""), self)
            return True
        return super().viewportEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        found = self.hit_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and found is not None:
            self.hit_chosen.emit(found[1])

    def _set_hover(self, found: tuple[Key, Hit] | None) -> None:
        if found != self._hover:
            self._hover = found
            self.viewport().setCursor(
                Qt.CursorShape.PointingHandCursor if found is not None else Qt.CursorShape.ArrowCursor
            )
            self.viewport().update()

    def _show_pill(self) -> None:
        if not self._unseen:
            if self._pill.isVisible():
                self._pill.hide()
            return
        self._pill.setText(translate("Chat", "%n new message(s)", "", self._unseen))
        self._pill.resize(self._pill.sizeHint())
        self._pill.move((self.width() - self._pill.width()) // 2, self.height() - self._pill.height() - 10)
        self._pill.show()
        self._pill.raise_()
