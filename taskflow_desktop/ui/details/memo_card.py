"""The box of a memo; when two changed the same words, the card that shows both texts (f-memo-conflict)."""

from PySide6.QtCore import QRectF, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from taskflow_desktop.domain.memos import MemoClash
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.details.memo_field import MemoField, mark_pieces
from taskflow_desktop.ui.format import list_time, local_zone
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.theme import theme, theme_source
from taskflow_desktop.ui.widgets.avatar import Avatar
from taskflow_desktop.ui.widgets.buttons import Button
from taskflow_desktop.ui.widgets.fields import TextArea
from taskflow_desktop.ui.widgets.flow_layout import FlowLayout
from taskflow_desktop.ui.widgets.labels import label
from taskflow_desktop.ui.widgets.line_edit import FieldFrame
from taskflow_desktop.ui.widgets.note import Note

_LINES = 10


class MemoFrame(FieldFrame):
    """The quiet box of a memo: a line only with the focus, or when it cannot be saved."""

    def __init__(self, area: TextArea, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.watch(area)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 8, 10, 8)
        layout.addWidget(area)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(area)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        t = theme()
        focused = self._field is not None and self._field.hasFocus()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = t.bad if self.bad else t.focus
        pen = QPen(line, 2) if focused or self.bad else t.edge
        if focused and isinstance(self._field, TextArea) and self._field.isReadOnly():
            pen = QPen(t.text_3, 1)  # the place of the keyboard, but not one where one can write
        painter.setPen(pen)
        painter.setBrush(t.bg_subtle)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        painter.end()


class MemoCard(QWidget):
    """The field in its box. With a clash the saved text stands over it and the three choices under it.

    The field stays where the keyboard is: who types on while the card comes loses no key.
    """

    def __init__(self, session: Session, field: MemoField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._field = session, field
        self._clash: MemoClash | None = None
        self.frame = MemoFrame(field)
        self.note = Note("warn")
        self._avatar, self._who = Avatar(size=20), label("", "small", tone="text.2")
        self.theirs = TextArea(translate("Memo", "Saved memo"), max_lines=_LINES)
        self.theirs.setReadOnly(True)
        self._me = Avatar(session.agent.name, 20)
        self.both = Button(translate("Memo", "Keep both"), "primary", small=True)
        self.mine = Button(translate("Memo", "Replace with mine"), "quiet", small=True)
        self.saved = Button(translate("Memo", "Use the saved one"), "ghost", small=True)
        self._over = self._upper_part()
        self._under = self._lower_part()
        self._column = QVBoxLayout(self)
        self._column.setSpacing(8)
        for part in (self._over, self.frame, self._under):
            self._column.addWidget(part)
        self._show()
        theme_source().changed.connect(self._show)

    @property
    def clashing(self) -> bool:
        """True while it shows a clash."""
        return self._clash is not None

    def show_clash(self, clash: MemoClash | None) -> None:
        """Show both texts, or the memo alone."""
        if clash != self._clash:
            self._clash = clash
            self._show()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if self._clash is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().warn, 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 9, 9)
        painter.end()

    def _upper_part(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.note)
        column.addSpacing(4)
        column.addLayout(_row(self._avatar, translate("Memo", "Saved memo"), self._who))
        column.addWidget(MemoFrame(self.theirs))
        column.addSpacing(4)
        not_saved = label(translate("Memo", "not saved yet"), "small", tone="text.2")
        column.addLayout(_row(self._me, translate("Memo", "The memo I was writing"), not_saved))
        return part

    def _lower_part(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        buttons = QWidget()
        row = FlowLayout(buttons)
        for button in (self.both, self.mine, self.saved):
            row.addWidget(button)
        column.addWidget(buttons)
        later = translate("Memo", "The one you don't choose stays among the earlier memos.")
        column.addWidget(label(later, "caption", tone="text.3", wrap=True))
        return part

    @Slot()
    def _show(self) -> None:
        clash = self._clash
        self._over.setVisible(clash is not None)
        self._under.setVisible(clash is not None)
        self.frame.setAccessibleName("")
        inset = 12 if clash is not None else 0
        self._column.setContentsMargins(inset, inset, inset, inset)
        if clash is None:
            mark_pieces(self._field, ())
        else:
            self._tell(clash)
        self.update()

    def _tell(self, clash: MemoClash) -> None:
        name = self._session.agent_name(clash.theirs.saved_by)
        words = translate("Memo", "{name} saved while you were typing. Your text is safe. Choose what to keep.")
        self.note.set_sentences(fill(words, name=name))
        self._avatar.set_person(name)
        when = list_time(clash.theirs.saved_at, self._session.now(), local_zone())
        self._who.setText(f"{name} · {when}")
        self.theirs.setPlainText(clash.theirs.text)
        mark_pieces(self.theirs, clash.clash.theirs)
        same = "".join(piece.text for piece in clash.clash.mine) == self._field.plain_text()
        mark_pieces(self._field, clash.clash.mine if same else ())


def _row(avatar: Avatar, words: str, more: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(6)
    row.addWidget(avatar)
    row.addWidget(label(words, "small", weight=600))
    row.addWidget(more)
    row.addStretch(1)
    return row
