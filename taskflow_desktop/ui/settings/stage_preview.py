"""How a stage looks with a colour: column head, pips and bar, in one theme, whichever theme is in force."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from taskflow_desktop.domain.stages import StageLoad
from taskflow_desktop.ui.format import count
from taskflow_desktop.ui.stage_colours import StageColours, stage_colours
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.theme import Scheme, Theme, make_theme, theme, theme_source
from taskflow_desktop.ui.widgets.list_view import draw_text
from taskflow_desktop.ui.widgets.pie import paint_pie

_PAD = 12
_EDGE = 3
_PIPS_MOST = 5
_BAR = 8


class StagePreview(QWidget):
    """A piece of the board in light or dark."""

    def __init__(self, scheme: Scheme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scheme: Scheme = scheme
        self._name, self._colour, self._place = "", "", (1, 1)
        self._load = StageLoad(0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(
            translate("Stages", "Preview in the light theme")
            if scheme == "light"
            else translate("Stages", "Preview in the dark theme")
        )
        theme_source().changed.connect(self._retheme)

    @property
    def colours(self) -> StageColours:
        """The colours it shows."""
        return stage_colours(self._colour, self._scheme)

    def show_stage(self, name: str, colour: str, place: tuple[int, int], load: StageLoad) -> None:
        """Show a stage; `place` is its position and the number of stages."""
        if (name, colour, place, load) != (self._name, self._colour, self._place, self._load):
            self._name, self._colour, self._place, self._load = name, colour, place, load
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(240), self._head_height() + 2 * 10)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(150), self.sizeHint().height())

    def _head_height(self) -> int:
        return _EDGE + theme().line_height("body") + 12

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if not self._colour:
            return
        t = make_theme(self._scheme, theme().percent)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(t.line_strong)
        painter.setBrush(t.bg_surface)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        width = (self.width() - 3 * _PAD) * 0.42
        head = QRectF(_PAD, 10, width, self._head_height())
        self._paint_head(painter, t, head)
        self._paint_rest(painter, t, head.right() + _PAD, head)
        painter.end()

    def _paint_head(self, painter: QPainter, t: Theme, head: QRectF) -> None:
        shape = QPainterPath()
        shape.addRoundedRect(head.adjusted(0, 0, 0, 4), 4, 4)
        painter.save()
        painter.setClipRect(head)
        painter.setClipPath(shape, Qt.ClipOperation.IntersectClip)
        painter.fillRect(head, self.colours.tint)
        painter.fillRect(QRectF(head.left(), head.top(), head.width(), _EDGE), self.colours.solid)
        painter.restore()
        side = t.px(14)
        middle = head.top() + _EDGE + (head.height() - _EDGE) / 2
        paint_pie(painter, QRectF(head.left() + 8, middle - side / 2, side, side), *self._place, self.colours.ink)
        left = head.left() + 8 + side + 6
        number = f"  {count(self._load.tasks)}"
        metrics = t.metrics("body", 700)
        room = int(head.right() - 6 - left - metrics.horizontalAdvance(number))
        painter.setPen(self.colours.ink)
        name = metrics.elidedText(self._name, Qt.TextElideMode.ElideRight, max(0, room))
        draw_text(painter, QPointF(left, middle), name + number, "body", weight=700)

    def _paint_rest(self, painter: QPainter, t: Theme, left: float, head: QRectF) -> None:
        side, x = t.px(12), left
        middle = head.top() + t.line_height("small") / 2
        for _ in range(min(max(self._load.open, 1), _PIPS_MOST)):
            paint_pie(painter, QRectF(x, middle - side / 2, side, side), *self._place, self.colours.solid)
            x += side + 3
        painter.setPen(t.text_2)
        words = fill(translate("Stages", "In progress {n}"), n=count(self._load.open))
        room = max(0, int(self.width() - _PAD - x - 2))
        draw_text(painter, QPointF(x + 2, middle), t.metrics("small").elidedText(
            words, Qt.TextElideMode.ElideRight, room), "small")  # fmt: skip
        whole = min(t.px(92), self.width() - _PAD - left)
        bar = QRectF(left, head.bottom() - _BAR - 1, whole * 0.33, _BAR)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(t.line_strong)
        painter.drawRoundedRect(bar, 2, 2)
        painter.setBrush(self.colours.solid)
        painter.drawRoundedRect(QRectF(bar.right() + 2, bar.top(), whole - bar.width() - 2, _BAR), 2, 2)

    @Slot()
    def _retheme(self) -> None:
        self.updateGeometry()
        self.update()
