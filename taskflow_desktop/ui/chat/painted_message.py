"""A message as it is painted: bubble, name, time, file, and the chips of the tasks that were made from it."""

from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath

from taskflow_desktop.domain.entities import Message, Task
from taskflow_desktop.domain.enums import Speaker
from taskflow_desktop.models.message_lines import MessageLine
from taskflow_desktop.ui.chat.painted import MARGIN, Canvas, Hit, Painted
from taskflow_desktop.ui.chat.text_block import TextBlock
from taskflow_desktop.ui.format import clock_time
from taskflow_desktop.ui.icons import paint_icon
from taskflow_desktop.ui.stage_colours import stage_colours
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.theme import theme
from taskflow_desktop.ui.widgets.avatar import paint_avatar
from taskflow_desktop.ui.widgets.list_view import draw_text
from taskflow_desktop.ui.widgets.pie import paint_pie

CHARACTERS_SHOWN: Final = 1200
LINES_SHOWN: Final = 30
"""Of a longer message only the beginning is laid out; the rest is one press away."""

_AVATAR = 28
_PAD_X, _PAD_Y = 12, 8
_RADIUS, _CORNER = 12.0, 4.0
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".bmp", ".heic")


def beginning(text: str) -> str:
    """Return as much of a message as is shown in its bubble."""
    cut = text[:CHARACTERS_SHOWN]
    lines = cut.split("\n")
    return cut if len(lines) <= LINES_SHOWN else "\n".join(lines[:LINES_SHOWN])


def bubble_max(width: int) -> int:
    """Return how wide a bubble may be in a pane of `width` px."""
    inner = width - 2 * MARGIN
    return int(max(80, inner * 0.74, min(inner - 70, 330)))


def estimated_height(line: MessageLine, width: int) -> int:
    """Return about how high a message will be, without laying it out."""
    t = theme()
    message = line.message
    per_line = max(8, (bubble_max(width) - 2 * _PAD_X - _AVATAR) // max(1, t.px(11)))
    shown = message.text[:CHARACTERS_SHOWN]
    lines = min(LINES_SHOWN, len(shown) // per_line + shown.count("\n") + 1) if shown else 0
    height = lines * t.line_height("chat") + 2 * _PAD_Y if lines else 0
    height += t.line_height("small") + 16 if line.opens else 4
    height += t.line_height("body") + 22 if message.file_name else 0
    return height + (t.line_height("small") + 12 if line.tasks else 0)


class PaintedMessage(Painted):
    """Customers speak from the left, the desk from the right; internal notes are marked as such each."""

    def __init__(self, line: MessageLine, canvas: Canvas) -> None:
        self._message = message = line.message
        self._canvas = canvas
        self._ours = message.speaker is not Speaker.CUSTOMER
        self._opens = line.opens or message.internal
        self._time = clock_time(message.sent_at, canvas.zone) if line.closes else ""
        self._left = MARGIN if self._ours else MARGIN + theme().px(_AVATAR) + 8
        self._max = bubble_max(canvas.width) - (0 if self._ours else theme().px(_AVATAR) + 8)
        y = 12 if line.opens else 4
        self._head = y
        if self._opens:
            y += theme().line_height("small") + 4
        self._hits: list[Hit] = []
        y = self._lay_text(message, y)
        y = self._lay_file(message, y)
        y = self._lay_chips(line.tasks if canvas.session.flow.on else (), y)
        self.height = y
        self.hits = tuple(self._hits)

    def _lay_text(self, message: Message, y: int) -> int:
        t = theme()
        self._text: TextBlock | None = None
        self._more = QRect()
        self.body = QRect()
        if not message.text:
            return y
        shown = beginning(message.text)
        pitch = t.line_height("chat")
        self._text = TextBlock(shown, t.font("chat"), pitch, self._max - 2 * _PAD_X)
        width, height = self._text.width + 2 * _PAD_X, self._text.height + 2 * _PAD_Y
        if len(shown) < len(message.text):
            label = translate("Chat", "Show all")
            asked = t.metrics("body", 600).horizontalAdvance(label)
            width = max(width, asked + 2 * _PAD_X)
            self._more = QRect(0, 0, asked + 12, t.line_height("body") + 4)
            height += self._more.height() + 4
        self.body = QRect(self._x(width), y, width, height)
        if not self._more.isNull():
            self._more.moveTopLeft(self.body.bottomLeft())
            self._more.translate(_PAD_X - 6, -self._more.height() - 4)
            self._hits.append(Hit(self._more, whole=message))
        return y + height

    def _lay_file(self, message: Message, y: int) -> int:
        self._file = QRect()
        self._file_name = ""
        if not message.file_name:
            return y
        t = theme()
        metrics = t.metrics("body", 500)
        icon = t.px(16)
        name = " ".join(message.file_name[:300].split())
        self._file_name = metrics.elidedText(name, Qt.TextElideMode.ElideMiddle, self._max - icon - 32)
        width = metrics.horizontalAdvance(self._file_name) + icon + 32
        top = y + 4 if self._text is not None else y
        self._file = QRect(self._x(width), top, width, t.line_height("body") + 18)
        if self._text is None:
            self.body = self._file
        return top + self._file.height()

    def _lay_chips(self, tasks: tuple[Task, ...], y: int) -> int:
        """Lay the chips in rows from the left, or on our side from the right, as wide as the pane allows."""
        self._chips: list[tuple[QRect, Task, str]] = []
        if not tasks:
            return y
        t = theme()
        metrics = t.metrics("small", 500)
        height = t.line_height("small") + 8
        limit = self._canvas.width - MARGIN - self._left
        rows: list[list[tuple[int, Task, str]]] = [[]]
        for task in tasks:
            stage = self._canvas.session.stage(task.stage_id).name
            words = fill(translate("Chat", "{number} · {stage}"), number=task.short_number, stage=stage)
            words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, limit - t.px(12) - 22)
            width = metrics.horizontalAdvance(words) + t.px(12) + 22
            if rows[-1] and sum(w + 6 for w, _, _ in rows[-1]) + width > limit:
                rows.append([])
            rows[-1].append((width, task, words))
        for row in rows:
            total = sum(width + 6 for width, _, _ in row) - 6
            x = self._x(total)
            y += 6
            for width, task, words in row:
                rect = QRect(x, y, width, height)
                self._chips.append((rect, task, words))
                self._hits.append(Hit(rect, task=task, tip=task.title))
                x += width + 6
            y += height
        return y

    def _x(self, width: int) -> int:
        return self._canvas.width - MARGIN - width if self._ours else self._left

    # --- painting ----------------------------------------------------------------------------------------------------

    def paint(self, painter: QPainter, *, hovered: Hit | None) -> None:
        if self._opens:
            self._paint_head(painter)
        t = theme()
        if self._text is not None:
            painter.setPen(t.edge)
            painter.setBrush(self._fill())
            painter.drawPath(self._outline(QRectF(self.body)))
            painter.setPen(t.text_1)
            painter.save()
            painter.setClipRect(self.body)
            self._text.paint(painter, self.body.left() + _PAD_X, self.body.top() + _PAD_Y)
            painter.restore()
        if not self._more.isNull():
            painter.setPen(t.accent_text)
            at = QPointF(self._more.left() + 6, self._more.center().y() + 0.5)
            draw_text(painter, at, translate("Chat", "Show all"), "body", weight=600)
        if not self._file.isNull():
            self._paint_file(painter)
        if self._time:
            self._paint_time(painter)
        for rect, task, words in self._chips:
            self._paint_chip(painter, rect, task, words, hover=hovered is not None and hovered.rect == rect)

    def _fill(self) -> QColor:
        t = theme()
        if self._message.internal:
            return t.warn_tint
        return t.bubble_me if self._ours else t.bg_subtle

    def _outline(self, box: QRectF) -> QPainterPath:
        """A bubble's corners are round but the one beside its speaker's name."""
        path = QPainterPath()
        path.addRoundedRect(box, _RADIUS, _RADIUS)
        if self._opens:
            corner = QRectF(0, 0, _RADIUS, _RADIUS)
            corner.moveTo(box.right() - _RADIUS if self._ours else box.left(), box.top())
            sharp = QPainterPath()
            sharp.setFillRule(Qt.FillRule.WindingFill)
            sharp.addRoundedRect(corner, _CORNER, _CORNER)
            path = path.united(sharp)
        return path

    def _paint_head(self, painter: QPainter) -> None:
        t = theme()
        message = self._message
        middle = self._head + t.line_height("small") / 2
        author = t.metrics("small").elidedText(message.author[:200], Qt.TextElideMode.ElideRight, self._max)
        if not self._ours:
            side = t.px(_AVATAR)
            paint_avatar(painter, QRectF(MARGIN, self._head, side, side), message.author)
            painter.setPen(t.text_2)
            draw_text(painter, QPointF(self._left, middle), author, "small")
            return
        right = self._canvas.width - MARGIN
        x = right - t.metrics("small").horizontalAdvance(author)
        painter.setPen(t.text_2)
        draw_text(painter, QPointF(x, middle), author, "small")
        icon = t.px(14)
        if message.internal:
            mark = translate("Chat", "Internal note")
            x -= t.metrics("small", 600).horizontalAdvance(mark) + (8 if author else 0)
            painter.setPen(t.warn)
            draw_text(painter, QPointF(x, middle), mark, "small", weight=600)
            paint_icon(painter, "sticky-note", QRectF(x - icon - 4, middle - icon / 2, icon, icon), t.warn, icon)
        elif message.speaker is Speaker.BOT:
            paint_icon(painter, "bot", QRectF(x - icon - 4, middle - icon / 2, icon, icon), t.text_2, icon)

    def _paint_time(self, painter: QPainter) -> None:
        t = theme()
        beside = self._file if not self._file.isNull() else self.body
        width = t.metrics("caption").horizontalAdvance(self._time)
        x = beside.left() - 8 - width if self._ours else beside.right() + 9
        painter.setPen(t.text_3)
        draw_text(painter, QPointF(x, beside.bottom() - t.line_height("caption") / 2), self._time, "caption")

    def _paint_file(self, painter: QPainter) -> None:
        t = theme()
        box = QRectF(self._file).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(t.line_strong)
        painter.setBrush(t.bg_surface)
        painter.drawRoundedRect(box, 8, 8)
        icon = t.px(16)
        picture = self._message.file_name.lower().endswith(_PICTURES)
        at = QRectF(box.left() + 12, box.center().y() - icon / 2, icon, icon)
        paint_icon(painter, "image" if picture else "file-text", at, t.text_2, icon)
        painter.setPen(t.text_1)
        draw_text(painter, QPointF(at.right() + 8, box.center().y()), self._file_name, "body", weight=500)

    def _paint_chip(self, painter: QPainter, rect: QRect, task: Task, words: str, *, hover: bool) -> None:
        t = theme()
        box = QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(t.line_strong)
        painter.setBrush(t.bg_hover if hover else t.bg_surface)
        painter.drawRoundedRect(box, 6, 6)
        flow, stage = self._canvas.session.flow, self._canvas.session.stage(task.stage_id)
        side = t.px(12)
        pie = QRectF(box.left() + 7, box.center().y() - side / 2, side, side)
        count = max(len(flow.active_stages), stage.position)
        paint_pie(painter, pie, stage.position, count, stage_colours(stage.colour, t.scheme).solid)
        painter.setPen(t.text_2)
        draw_text(painter, QPointF(pie.right() + 6, box.center().y()), words, "small", weight=500)


class PaintedSystem(Painted):
    """What the source's own system said, in the middle."""

    def __init__(self, line: MessageLine, canvas: Canvas) -> None:
        t = theme()
        within = max(80, canvas.width - 2 * MARGIN)
        words = beginning(line.message.text or line.message.file_name)
        self._text = TextBlock(
            words, t.font("small"), t.line_height("small"), within, align=Qt.AlignmentFlag.AlignHCenter
        )
        self.height = self._text.height + 20
        self.body = QRect(MARGIN, 4, within, self.height - 8)
        if len(words) < len(line.message.text):
            self.hits = (Hit(self.body, whole=line.message, tip=translate("Chat", "Show all")),)

    def paint(self, painter: QPainter, *, hovered: Hit | None) -> None:
        del hovered
        painter.setPen(theme().text_2)
        painter.save()
        painter.setClipRect(self.body)
        self._text.paint(painter, MARGIN, 10)
        painter.restore()
