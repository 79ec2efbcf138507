"""Paints the cards of the board; everything that needs measuring is kept per card until it can differ."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from taskflow_desktop.domain.entities import NO_PAST, StagePast, Task
from taskflow_desktop.domain.moment import MINUTE, Moment
from taskflow_desktop.models.board_column import BoardRole
from taskflow_desktop.ui.board.card_words import CardWords, age_of
from taskflow_desktop.ui.board.small_pictures import avatar_pixmap, channel_pixmap, importance_pixmap
from taskflow_desktop.ui.format import short_date
from taskflow_desktop.ui.icons import paint_icon
from taskflow_desktop.ui.theme import Theme, theme
from taskflow_desktop.ui.widgets.age_pill import AgeLevel, age_pill_height, paint_age_pill
from taskflow_desktop.ui.widgets.importance import paint_outcome

MARGIN = 8  # between a card and the edges of its column, and between two cards
PADDING = 11
_TOP, _GAP, _BOTTOM = 9, 5, 8
_ICON, _AVATAR = 14, 20
_TITLE_LINES = 2
_TITLES_KEPT = 4096

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class CardFace:
    """What one card shows at one width in one minute, measured."""

    number: str
    customer: str
    created: str
    title: tuple[str, ...]
    checklist: str
    files: str
    age: str
    level: AgeLevel
    owner: str
    customer_x: float
    created_x: float


class CardDelegate(QStyledItemDelegate):
    """Paints a card per row and the words of the row that loads more."""

    def __init__(self, words: CardWords, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._now = Moment(0)
        self._faces: dict[int, tuple[tuple[Task, StagePast, int, int, int], CardFace]] = {}
        self._titles: dict[tuple[str, int, int], tuple[str, ...]] = {}

    def set_now(self, now: Moment) -> None:
        """Paint times as of `now`."""
        self._now = now

    def forget(self) -> None:
        """Measure everything anew: names, fonts or the language differ."""
        self._faces.clear()
        self._titles.clear()

    # --- sizes -------------------------------------------------------------------------------------------------------

    def row_height(self, index: Index, width: int) -> int:
        """Return the height of a row, with the gap above its card, at a column `width`, in px."""
        task = index.data(BoardRole.TASK)
        t = theme()
        if not isinstance(task, Task):
            return MARGIN + t.line_height("body") + 14
        lines = len(self._title(task.title, width, t))  # of all loaded rows, while faces are of the painted ones
        head, title = t.line_height("caption"), lines * t.line_height("body")
        return MARGIN + _TOP + head + _GAP + title + _GAP + 1 + _foot_height() + _BOTTOM

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(option.rect.width(), self.row_height(index, option.rect.width()))

    def card_rect(self, row: QRect) -> QRect:
        """Return where the card lies in the rectangle of its row."""
        return row.adjusted(MARGIN, MARGIN, -MARGIN, 0)

    # --- painting ----------------------------------------------------------------------------------------------------

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: QRect = option.rect
        state: QStyle.StateFlag = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        hover = bool(state & QStyle.StateFlag.State_MouseOver)
        task = index.data(BoardRole.TASK)
        painter.save()
        if isinstance(task, Task):
            past = index.data(BoardRole.PAST)
            face = self._face(task, past if isinstance(past, StagePast) else NO_PAST, row.width())
            self._paint_card(painter, self.card_rect(row), task, face, selected=selected, hover=hover)
        else:
            words = index.data(Qt.ItemDataRole.DisplayRole)
            _paint_more(painter, self.card_rect(row), str(words), selected=selected, hover=hover)
        painter.restore()

    def _paint_card(
        self, painter: QPainter, card: QRect, task: Task, face: CardFace, *, selected: bool, hover: bool
    ) -> None:
        t = theme()
        _paint_box(painter, card, t, selected=selected, hover=hover)
        ratio = painter.device().devicePixelRatioF()
        head, left, right = t.line_height("caption"), card.left() + PADDING, card.right() + 1 - PADDING
        y = card.top() + _TOP
        side = t.px(_ICON)
        middle = y + head / 2
        small = t.metrics("caption")
        baseline = middle + (small.ascent() - small.descent()) / 2
        painter.setFont(t.font("caption"))
        painter.setPen(t.text_3)
        painter.drawText(QPointF(left, baseline), face.number)
        painter.drawText(QPointF(card.left() + face.created_x, baseline), face.created)
        painter.setPen(t.text_2)
        painter.drawText(QPointF(card.left() + face.customer_x, baseline), face.customer)
        badge_x = card.left() + face.customer_x - 6 - side
        painter.drawPixmap(QPointF(badge_x, middle - side / 2), channel_pixmap(task.channel, side, ratio))
        painter.drawPixmap(
            QPointF(right - side, middle - side / 2), importance_pixmap(task.importance, side, t.scheme, ratio)
        )
        outcome = QRectF(right - 2 * side - 8, middle - side / 2, side, side)
        paint_outcome(painter, outcome, task.outcome)
        y += head + _GAP
        line = t.line_height("body")
        body = t.metrics("body", 500)
        painter.setFont(t.font("body", 500))
        painter.setPen(t.text_1)
        for text in face.title:
            painter.drawText(QPointF(left, y + (line + body.ascent() - body.descent()) / 2), text)
            y += line
        self._paint_foot(painter, QRectF(left, y + _GAP + 1, right - left, _foot_height()), face, ratio)

    def _paint_foot(self, painter: QPainter, foot: QRectF, face: CardFace, ratio: float) -> None:
        t = theme()
        side = t.px(_AVATAR)
        middle = foot.center().y()
        avatar = avatar_pixmap(face.owner, side, t.scheme, t.percent, ratio)
        painter.drawPixmap(QPointF(foot.right() - side, middle - side / 2), avatar)
        pill = paint_age_pill(painter, QPointF(foot.right() - side - 8, middle), face.age, face.level)
        small = t.metrics("caption")
        baseline = middle + (small.ascent() - small.descent()) / 2
        x = foot.left()
        painter.setFont(t.font("caption"))
        painter.setPen(t.text_2)
        icon = t.px(13)
        for name, text in (("list-checks", face.checklist), ("paperclip", face.files)):
            end = x + icon + 4 + small.horizontalAdvance(text)
            if not text or end > pill - 4:
                continue
            paint_icon(painter, name, QRectF(x, middle - icon / 2, icon, icon), t.text_2, icon)
            painter.drawText(QPointF(x + icon + 4, baseline), text)
            x = end + 8

    # --- measuring ---------------------------------------------------------------------------------------------------

    def _face(self, task: Task, past: StagePast, width: int) -> CardFace:
        t = theme()
        key = (task, past, width, self._now // MINUTE, id(t))
        kept = self._faces.get(task.id)
        if kept is not None and kept[0] == key:
            return kept[1]
        if len(self._faces) > 2048:
            self._faces.clear()
        face = self._measure(task, past, width, t)
        self._faces[task.id] = (key, face)
        return face

    def _title(self, text: str, width: int, t: Theme) -> tuple[str, ...]:
        key = (text, width, id(t))
        lines = self._titles.get(key)
        if lines is None:
            if len(self._titles) > _TITLES_KEPT:
                self._titles.clear()
            inner = width - 2 * MARGIN - 2 * PADDING
            lines = self._titles[key] = title_lines(text, inner, t.metrics("body", 500), _TITLE_LINES)
        return lines

    def _measure(self, task: Task, past: StagePast, width: int, t: Theme) -> CardFace:
        small, side = t.metrics("caption"), t.px(_ICON)
        created = short_date(task.created_at, self._now, self._words.zone)
        created_x = width - 2 * MARGIN - PADDING - 2 * side - 8 - 7 - small.horizontalAdvance(created)
        customer_x = PADDING + small.horizontalAdvance(task.short_number) + 6 + side + 6
        room = max(0, int(created_x - 6 - customer_x))
        age, level = age_of(task, self._now, past)
        return CardFace(
            number=task.short_number,
            customer=small.elidedText(task.customer_name, Qt.TextElideMode.ElideRight, room),
            created=created,
            title=self._title(task.title, width, t),
            checklist=f"{task.checklist_done}/{task.checklist_total}" if task.checklist_total else "",
            files=str(task.attachments) if task.attachments else "",
            age=age,
            level=level,
            owner=self._words.owner(task),
            customer_x=customer_x,
            created_x=created_x,
        )


def title_lines(text: str, width: int, metrics: QFontMetrics, most: int) -> tuple[str, ...]:
    """Return `text` in at most `most` lines of `width` px, broken at words if possible; the last one elided."""
    flat = " ".join(text.split())
    if metrics.horizontalAdvance(flat) <= width or most == 1:
        return (metrics.elidedText(flat, Qt.TextElideMode.ElideRight, width),)
    layout = QTextLayout(flat, theme().font("body", 500))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    lines: list[str] = []
    start = 0
    while len(lines) < most - 1 and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        start = line.textStart() + line.textLength()
        lines.append(flat[line.textStart() : start].rstrip())
    layout.endLayout()
    rest = flat[start:].lstrip()
    return (*lines, metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)) if rest else tuple(lines)


def _foot_height() -> int:
    return max(theme().px(_AVATAR), age_pill_height())


def _paint_box(painter: QPainter, card: QRect, t: Theme, *, selected: bool, hover: bool) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    inset = 1.0 if selected else 0.5
    painter.setPen(QPen(t.focus, 2) if selected else QPen(t.line_strong if hover else t.line, 1))
    painter.setBrush(t.bg_subtle if t.dark else t.bg_surface)
    painter.drawRoundedRect(QRectF(card).adjusted(inset, inset, -inset, -inset), 8, 8)


def _paint_more(painter: QPainter, box: QRect, words: str, *, selected: bool, hover: bool) -> None:
    t = theme()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(t.focus, 2) if selected else Qt.PenStyle.NoPen)
    painter.setBrush(t.bg_hover if hover else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -1), 6, 6)
    painter.setFont(t.font("body", 500))
    painter.setPen(t.accent_text)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
