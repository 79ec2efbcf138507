"""What the memo of a task was before: who saved it when, its text, what changed since, and the way back."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt, Slot
from PySide6.QtGui import QPainter, QTextCharFormat
from PySide6.QtWidgets import QHBoxLayout, QStyleOptionViewItem, QVBoxLayout, QWidget
from shiboken6 import isValid

from taskflow_desktop.domain.errors import TaskflowError
from taskflow_desktop.domain.ids import TaskId
from taskflow_desktop.domain.memos import Kind, MemoComparison, MemoLine, MemoSaved, Piece
from taskflow_desktop.models.memo_lines import LINE_ROLE, MemoLineModel
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.details.asking import Asking
from taskflow_desktop.ui.details.memo_card import MemoFrame
from taskflow_desktop.ui.details.memo_field import mark_kinds
from taskflow_desktop.ui.format import count, date_and_time, local_zone
from taskflow_desktop.ui.refusals import error_sentence
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.theme import theme
from taskflow_desktop.ui.widgets.avatar import paint_avatar
from taskflow_desktop.ui.widgets.dialog_base import PlainDialog
from taskflow_desktop.ui.widgets.fields import TextArea
from taskflow_desktop.ui.widgets.labels import label
from taskflow_desktop.ui.widgets.list_view import OneColumnView, RowDelegate, draw_text
from taskflow_desktop.ui.widgets.segmented import Choice, Segmented

_TEXT, _CHANGES = "text", "changes"
_WIDTH, _LIST = 760, 220
_LINES = 16

_Index = QModelIndex | QPersistentModelIndex


class MemoRevisionsDialog(PlainDialog):
    """A list of who saved when; beside it the text chosen, or what changed from it to the memo as it stands."""

    def __init__(self, session: Session, task_id: TaskId, refusal: str, parent: QWidget) -> None:
        super().__init__(parent, translate("Memo", "Earlier memos"), width=_WIDTH)
        self._session, self._task_id = session, task_id
        self._shown: MemoComparison | None = None
        self._asked_lines: Asking[tuple[MemoLine, ...]] = Asking(self)
        self._asked_text: Asking[MemoComparison] = Asking(self)
        self.model = MemoLineModel(self)
        self.list = OneColumnView(translate("Memo", "Earlier memos"), _row_height)
        self.list.setModel(self.model)
        self.list.setItemDelegate(_Delegate(self.list, session))
        self.list.setFixedWidth(theme().px(_LIST))
        self.list.current_id.connect(self._on_chosen)
        choices = [
            Choice(_TEXT, translate("Memo", "Text then")),
            Choice(_CHANGES, translate("Memo", "Changes since then")),
        ]
        self.view = Segmented(translate("Memo", "What is shown"), choices, arrows="select")
        self.view.set_value(_TEXT)
        self.view.chosen.connect(self._show_text)
        self.area = TextArea(translate("Memo", "Text then"), min_lines=_LINES, max_lines=_LINES)
        self.area.setReadOnly(True)
        self._legend = label("", "caption", tone="text.2", wrap=True)
        right = QVBoxLayout()
        right.setSpacing(8)
        right.addWidget(self.view, 0, Qt.AlignmentFlag.AlignLeft)
        right.addWidget(MemoFrame(self.area))
        right.addWidget(self._legend)
        right.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.list)
        row.addLayout(right, 1)
        self.content.addLayout(row)
        self.add_button(translate("Memo", "Close"), "reject")
        self.restore = self.add_button(translate("Memo", "Put this one back"), "accept")
        self.restore.set_refusal(refusal)
        self.restore.chosen.connect(self._restore)
        self._refusal = refusal
        session.commands.memo.revisions(task_id, done=self._asked_lines.again(self._show_lines), failed=self._failed)

    def _show_lines(self, lines: tuple[MemoLine, ...]) -> None:
        self.model.show_lines(lines, tuple(self._spoken(line) for line in lines))
        if lines:
            self.list.select_id(lines[0].version)
            self._on_chosen(lines[0].version)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _spoken(self, line: MemoLine) -> str:
        return fill(
            translate("Memo", "{name}, {time}, {n} characters"),
            name=self._session.agent_name(line.saved_by),
            time=date_and_time(line.saved_at, self._session.now(), local_zone()),
            n=count(line.characters),
        )

    @Slot(object)
    def _on_chosen(self, version: int | None) -> None:
        if version is not None:
            answer = self._asked_text.again(self._show_comparison)
            self._session.commands.memo.compare(self._task_id, version, done=answer, failed=self._failed)

    def _show_comparison(self, comparison: MemoComparison) -> None:
        self._shown = comparison
        self.set_error("")
        same = comparison.then.text == comparison.now.text
        words = translate("Memo", "This is the memo as it stands.") if same else ""
        self.restore.set_refusal(self._refusal or words)
        self._show_text()

    @Slot()
    def _show_text(self) -> None:
        shown = self._shown
        if shown is None:
            return
        changes = self.view.value == _CHANGES
        pieces = shown.pieces if changes else (Piece(shown.then.text),)
        self.area.setPlainText("".join(piece.text for piece in pieces))
        mark_kinds(self.area, pieces, _looks() if changes else {})
        legend = translate("Memo", "Struck through: gone since then. Underlined: added since then.")
        self._legend.setText(legend if changes else "")

    @Slot()
    def _restore(self) -> None:
        if self._shown is not None:
            version = self._shown.then.version
            self._session.commands.memo.restore(self._task_id, version, done=self._done, failed=self._failed)

    def _done(self, saved: MemoSaved) -> None:
        del saved
        if isValid(self):
            self.accept()

    def _failed(self, error: TaskflowError) -> None:
        if isValid(self):
            self.set_error(error_sentence(error))


class _Delegate(RowDelegate):
    def __init__(self, view: OneColumnView, session: Session) -> None:
        super().__init__(view, inset=(0, 1), radius=6)
        self._session = session

    def paint_row(self, painter: QPainter, box: QRectF, option: QStyleOptionViewItem, index: _Index) -> None:
        del option
        line = index.data(LINE_ROLE)
        if not isinstance(line, MemoLine):
            return
        t = theme()
        side = t.px(24)
        name = self._session.agent_name(line.saved_by)
        paint_avatar(painter, QRectF(box.left() + 8, box.center().y() - side / 2, side, side), name)
        x = box.left() + 16 + side
        room = int(box.right() - x - 6)
        upper, lower = box.center().y() - t.line_height("body") / 2, box.center().y() + t.line_height("caption") / 2
        painter.setPen(t.text_1)
        draw_text(painter, QPointF(x, upper), self.elided(name, "body", 500, room), "body", weight=500)
        painter.setPen(t.text_2)
        when = date_and_time(line.saved_at, self._session.now(), local_zone())
        words = fill(translate("Memo", "{time} · {n} characters"), time=when, n=count(line.characters))
        draw_text(painter, QPointF(x, lower), self.elided(words, "caption", 400, room), "caption")


def _row_height() -> int:
    return theme().line_height("body") + theme().line_height("caption") + 14


def _looks() -> dict[Kind, QTextCharFormat]:
    gone, came = QTextCharFormat(), QTextCharFormat()
    gone.setBackground(theme().bad_tint)
    gone.setFontStrikeOut(True)
    came.setBackground(theme().ok_tint)
    came.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    came.setUnderlineColor(theme().ok)
    return {Kind.REMOVED: gone, Kind.ADDED: came}
