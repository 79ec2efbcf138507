"""How long a task stayed in each stage: one bar and its legend."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from taskflow_desktop.domain.moment import Micros
from taskflow_desktop.ui.format import stay
from taskflow_desktop.ui.stage_colours import stage_colours
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.theme import theme, theme_source
from taskflow_desktop.ui.widgets.labels import set_tooltip
from taskflow_desktop.ui.widgets.pie import paint_pie
from taskflow_desktop.ui.widgets.spoken import speak_as

_BAR = 8
_GAP = 2
_LEAST = 0.05  # of the width: a short stay still shows
_LEGEND_GAP = 12
_KEPT = 3


@dataclass(frozen=True, slots=True)
class StageTime:
    """The time spent in one stage, all visits together."""

    name: str
    colour: str  # "#RRGGBB"
    position: int
    count: int
    length: Micros


def segment_widths(lengths: Sequence[int], width: float) -> list[float]:
    """Return the width of each segment: by its share, at least 5 %, 2 px between them, `width` together."""
    if not lengths:
        return []
    room = width - _GAP * (len(lengths) - 1)
    total = sum(lengths)
    if total <= 0:
        return [room / len(lengths)] * len(lengths)
    least = min(_LEAST, 1 / len(lengths))
    short: set[int] = set()
    while True:
        rest = sum(length for place, length in enumerate(lengths) if place not in short)
        share = 1 - least * len(short)
        more = {
            place for place, length in enumerate(lengths) if place not in short and share * length < least * rest - 1e-9
        }
        if not more:
            break
        short |= more
    return [room * (least if place in short else share * length / rest) for place, length in enumerate(lengths)]


class TimeInStageBar(QWidget):
    """Head line, bar and legend. Times are in the order of the stages; stages never visited are left out."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._times: tuple[StageTime, ...] = ()
        self._total, self._note = "", ""
        speak_as(self, QAccessible.Role.Graphic)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme_source().changed.connect(self._retheme)

    def set_times(self, times: Sequence[StageTime], total: str, note: str = "") -> None:
        """Show these times, and `total` (e.g. "Time to finish 3h 27m") at the right of the head line.

        `note` is said in the tooltip after them, and to screen readers as the description.
        """
        if (tuple(times), total, note) == (self._times, self._total, self._note):
            return
        self._times, self._total, self._note = tuple(times), total, note
        listed = ", ".join(f"{time.name} {stay(time.length)}" for time in self._times)
        spoken = fill(translate("TimeInStage", "Time in stage: {listed}"), listed=listed)
        self.setAccessibleName(spoken)
        self.setAccessibleDescription(", ".join(part for part in (total, note) if part))
        lines = [f"{time.name} {stay(time.length)}" for time in self._times]
        set_tooltip(self, "\n".join([*lines, note] if note else lines))
        self.update()

    def sizeHint(self) -> QSize:
        line = theme().line_height("caption")
        return QSize(240, line + 6 + _BAR + 6 + line)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        t = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = t.line_height("caption")
        painter.setFont(t.font("caption"))
        painter.setPen(t.text_2)
        head = QRectF(0, 0, self.width(), line)
        painter.drawText(head, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, _title())
        painter.setFont(t.font("caption", 600))
        painter.setPen(t.text_1)
        painter.drawText(head, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._total)
        self._paint_bar(painter, line + 6)
        self._paint_legend(painter, line + 6 + _BAR + 6 + line / 2)
        painter.end()

    def _paint_bar(self, painter: QPainter, top: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        x = 0.0
        for time, width in zip(self._times, segment_widths([t.length for t in self._times], self.width()), strict=True):
            painter.setBrush(stage_colours(time.colour, theme().scheme).solid)
            painter.drawRoundedRect(QRectF(x, top, width, _BAR), 2, 2)
            x += width + _GAP

    def _paint_legend(self, painter: QPainter, middle: float) -> None:
        shown, more = self.legend(self.width())
        t = theme()
        side = t.px(12)
        name, value = t.metrics("caption"), t.metrics("caption", 600)
        baseline = middle + (name.ascent() - name.descent()) / 2
        x = 0.0
        for time in shown:
            colour = stage_colours(time.colour, t.scheme).solid
            paint_pie(painter, QRectF(x, middle - side / 2, side, side), time.position, time.count, colour)
            x += side + 4
            painter.setFont(t.font("caption"))
            painter.setPen(t.text_2)
            painter.drawText(QPointF(x, baseline), time.name)
            x += name.horizontalAdvance(time.name) + 4
            painter.setFont(t.font("caption", 600))
            painter.setPen(t.text_1)
            painter.drawText(QPointF(x, baseline), stay(time.length))
            x += value.horizontalAdvance(stay(time.length)) + _LEGEND_GAP
        if more:
            painter.setFont(t.font("caption"))
            painter.setPen(t.text_2)
            painter.drawText(QPointF(x, baseline), _more(more))

    def legend(self, width: int) -> tuple[tuple[StageTime, ...], int]:
        """Return what the legend shows at `width` px and how many it leaves out: narrow, it keeps the three longest."""
        if self._legend_width(self._times) <= width:
            return self._times, 0
        keep = min(_KEPT, len(self._times))
        while True:
            longest = sorted(self._times, key=lambda time: -time.length)[:keep]
            shown = tuple(time for time in self._times if time in longest)
            left = len(self._times) - keep
            more = theme().metrics("caption").horizontalAdvance(_more(left)) + _LEGEND_GAP if left else 0
            if keep <= 1 or self._legend_width(shown) + more <= width:
                return shown, left
            keep -= 1

    def _legend_width(self, times: Sequence[StageTime]) -> int:
        t = theme()
        name, value = t.metrics("caption"), t.metrics("caption", 600)
        each = t.px(12) + 4 + 4 + _LEGEND_GAP
        texts = (name.horizontalAdvance(time.name) + value.horizontalAdvance(stay(time.length)) for time in times)
        return sum(width + each for width in texts) - _LEGEND_GAP

    @Slot()
    def _retheme(self) -> None:
        self.updateGeometry()
        self.update()


def _title() -> str:
    return translate("TimeInStage", "Time in stage")


def _more(left: int) -> str:
    return fill(translate("TimeInStage", "and {n} more"), n=left)
