"""One unfinished task on a hand-over card: where it stands, what is left to do, what was noted last."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from taskflow_desktop.domain.inside import HandedTask
from taskflow_desktop.domain.moment import Micros
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.age_words import measure_words, stay_words
from taskflow_desktop.ui.details.shown import stage_place
from taskflow_desktop.ui.format import duration
from taskflow_desktop.ui.icons import paint_icon
from taskflow_desktop.ui.stage_colours import stage_colours
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.theme import theme, theme_source
from taskflow_desktop.ui.widgets.age_pill import AgeLevel, age_level
from taskflow_desktop.ui.widgets.focus_ring import RingKeeper
from taskflow_desktop.ui.widgets.labels import set_tooltip
from taskflow_desktop.ui.widgets.list_view import draw_text
from taskflow_desktop.ui.widgets.pie import paint_pie

_ITEMS = 4
"""So many open items are shown by name, the others by their number."""

_PAD = 5
_BOX = "box"  # painted, as a checklist shows what is not done yet


class HandedTaskRow(QAbstractButton):
    """Pressed (a click, Enter, Space) it opens the task; read `task`."""

    def __init__(self, session: Session, handed: HandedTask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._handed = session, handed
        self._keeper = RingKeeper(self)
        self._lines: tuple[tuple[str, str], ...] = _lines(handed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._level = AgeLevel.FRESH
        self.refresh()
        theme_source().changed.connect(self._retheme)

    @property
    def handed(self) -> HandedTask:
        """What is shown."""
        return self._handed

    @property
    def lines(self) -> tuple[str, ...]:
        """What stands under the title: the open items, then the memo's last lines."""
        return tuple(text for _icon, text in self._lines)

    def refresh(self) -> None:
        """Tell anew how long the task has been in its stage, and whether that is long."""
        task, past = self._handed.task, self._handed.past
        stage = self._session.stage(task.stage_id)
        length = Micros(max(0, self._session.now() - task.entered_at))
        self._level = age_level(length, past)
        where = translate("HandOver", "{stage} · {time}")
        self._stay = fill(where, stage=stage.name, time=duration(length))
        set_tooltip(self, f"{task.title}\n{measure_words(past)}")
        words = fill(
            translate("HandOver", "{number}, {title}, {stage}"),
            number=task.short_number,
            title=task.title,
            stage=fill(where, stage=stage.name, time=stay_words(length, past)),
        )
        self.setAccessibleName(", ".join((words, *self.lines)))
        self.update()

    def sizeHint(self) -> QSize:
        t = theme()
        return QSize(240, 2 * _PAD + t.line_height("body") + len(self._lines) * (t.line_height("small") + 1))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        t, task = theme(), self._handed.task
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(t.bg_pressed if self.isDown() else t.bg_hover)
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        side, right = t.px(14), self.width() - 8
        middle = _PAD + t.line_height("body") / 2
        stage = self._session.stage(task.stage_id)
        place = stage_place(self._session.flow, stage)
        square = QRectF(8, middle - side / 2, side, side)
        paint_pie(painter, square, *place, stage_colours(stage.colour, t.scheme).solid)
        x = float(8 + side + 8)
        painter.setPen(t.text_2)
        x += draw_text(painter, QPointF(x, middle), task.short_number, "small") + 8
        width = min(t.metrics("small").horizontalAdvance(self._stay) + 1, int((right - x) * 0.6))
        stay = t.metrics("small").elidedText(self._stay, Qt.TextElideMode.ElideRight, width)
        tone = {AgeLevel.WARN: t.warn, AgeLevel.BAD: t.bad}.get(self._level)
        if tone is not None:
            painter.setPen(tone)
            mark = t.px(13)
            at = QRectF(right - width - mark - 4, middle - mark / 2, mark, mark)
            paint_icon(painter, self._level.value, at, tone, mark)
            width += mark + 4
        draw_text(painter, QPointF(right - t.metrics("small").horizontalAdvance(stay), middle), stay, "small")
        painter.setPen(t.text_1)
        title = t.metrics("body", 500).elidedText(task.title, Qt.TextElideMode.ElideRight, int(right - width - 12 - x))
        draw_text(painter, QPointF(x, middle), title, "body", weight=500)
        self._paint_lines(painter, 8 + side + 8, right)
        painter.end()

    def _paint_lines(self, painter: QPainter, left: int, right: int) -> None:
        t = theme()
        step, mark = t.line_height("small") + 1, t.px(12)
        top = _PAD + t.line_height("body")
        for icon, text in self._lines:
            middle = top + step / 2
            if icon == _BOX:
                painter.setPen(t.line_control)
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(QRectF(left + 0.5, middle - mark / 2 + 0.5, mark - 1, mark - 1), 2.5, 2.5)
            elif icon:
                paint_icon(painter, icon, QRectF(left, middle - mark / 2, mark, mark), t.text_2, mark)
            painter.setPen(t.text_2)
            room = right - left - mark - 6
            shown = t.metrics("small").elidedText(text[:400], Qt.TextElideMode.ElideRight, room)
            draw_text(painter, QPointF(left + mark + 6, middle), shown, "small")
            top += step

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.click()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._keeper.focus_in(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._keeper.focus_out()

    @Slot()
    def _retheme(self) -> None:
        self.updateGeometry()
        self.update()


def _lines(handed: HandedTask) -> tuple[tuple[str, str], ...]:
    """The lines under the title, each with the icon before it."""
    items = [(_BOX, text) for text in handed.open_items[:_ITEMS]]
    more = len(handed.open_items) - _ITEMS
    if more > 0:
        items.append(("", translate("HandOver", "and %n more item(s)", "", more)))
    memo = [line.strip() for line in handed.memo_end.split("\n") if line.strip()]
    return (*items, *(("sticky-note" if n == 0 else "", line) for n, line in enumerate(memo)))
