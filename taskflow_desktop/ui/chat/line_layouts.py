"""The laid-out lines of a transcript: the ones shown last are kept, all others have an estimated height."""

from collections import OrderedDict
from datetime import tzinfo

from taskflow_desktop.domain.enums import EventKind, Speaker
from taskflow_desktop.models.message_lines import DayLine, EventLine, Key, Line
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.chat.painted import Canvas, Painted, PaintedDay, PaintedEvent, PaintedNothing
from taskflow_desktop.ui.chat.painted_message import PaintedMessage, PaintedSystem, estimated_height
from taskflow_desktop.ui.theme import theme

_KEPT = 400


class LineLayouts:
    """Lays lines out for one width. `forget` them all when width, theme, language or flow change."""

    def __init__(self, session: Session, zone: tzinfo) -> None:
        self._session, self._zone = session, zone
        self._canvas = Canvas(session, zone, 600)
        self._kept: OrderedDict[Key, tuple[Line, Painted]] = OrderedDict()

    @property
    def width(self) -> int:
        """The width lines are laid out for, in px."""
        return self._canvas.width

    def set_width(self, width: int) -> bool:
        """Lay out for another width from now on; return whether it is another one."""
        if width == self._canvas.width:
            return False
        self._canvas = Canvas(self._session, self._zone, width)
        self.forget()
        return True

    def forget(self) -> None:
        """Lay every line out anew when it is next asked for."""
        self._kept.clear()

    def of(self, line: Line) -> Painted:
        """Return a line laid out."""
        held = self._kept.get(line.key)
        if held is not None and held[0] is line:
            self._kept.move_to_end(line.key)
            return held[1]
        made = self._make(line)
        self._kept[line.key] = (line, made)
        self._kept.move_to_end(line.key)
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return made

    def estimate(self, line: Line) -> int:
        """Return about how high a line will be, in px."""
        if isinstance(line, DayLine):
            return theme().line_height("small") + 16
        if isinstance(line, EventLine):
            return 0 if self._hidden(line) else theme().line_height("small") + 14
        return estimated_height(line, self._canvas.width)

    def _make(self, line: Line) -> Painted:
        if isinstance(line, DayLine):
            return PaintedDay(line, self._canvas)
        if isinstance(line, EventLine):
            return PaintedNothing() if self._hidden(line) else PaintedEvent(line, self._canvas)
        if line.message.speaker is Speaker.SYSTEM and not line.message.internal:
            return PaintedSystem(line, self._canvas)
        return PaintedMessage(line, self._canvas)

    def _hidden(self, line: EventLine) -> bool:
        """Without Task Flow nothing speaks of tasks."""
        return line.event.kind is EventKind.TASK_CREATED and not self._session.flow.on
