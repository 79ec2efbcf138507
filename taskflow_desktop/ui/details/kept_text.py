"""A text that was typed and cannot be stored any more: kept to be copied, until the person removes it."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from taskflow_desktop.ui.details.shown import toast_host
from taskflow_desktop.ui.text import translate
from taskflow_desktop.ui.widgets.buttons import Button
from taskflow_desktop.ui.widgets.fields import TextArea, framed
from taskflow_desktop.ui.widgets.note import Note
from taskflow_desktop.ui.widgets.toast import Toast, ToastAction

_LINES = 6


class KeptText(QWidget):
    """Hidden without a text. `settled` tells that the person removed it, or took that back."""

    settled = Signal()

    def __init__(self, lead: str, parent: QWidget | None = None) -> None:
        """`lead` says what kind of text it is: "A title you typed is not saved."."""
        super().__init__(parent)
        self._lead = lead
        self._removed = ""
        self._note = Note("warn")
        self._area = TextArea(lead, max_lines=_LINES)
        self._area.setReadOnly(True)
        self.copy = Button(translate("Kept", "Copy"), "primary", icon="copy", small=True)
        self.remove = Button(translate("Kept", "Remove"), "quiet", small=True)
        self.copy.clicked.connect(self._copy)
        self.remove.clicked.connect(self._remove)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.copy)
        row.addWidget(self.remove)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(6)
        column.addWidget(self._note)
        column.addWidget(framed(self._area))
        column.addLayout(row)
        self.hide()

    @property
    def text(self) -> str:
        """The text that is kept, '' for none."""
        return self._area.plain_text()

    def show_text(self, text: str, reason: str = "") -> None:
        """Show a text and why it is not stored; '' shows nothing."""
        self._removed = ""
        self._area.setPlainText(text)
        way_out = translate("Kept", "You can copy it. It stays here until you remove it.")
        self._note.set_text(" ".join(part for part in (reason, way_out) if part), self._lead)
        self.setVisible(bool(text))

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text)
        toast_host(self).show_toast(Toast(translate("Kept", "Copied")))

    @Slot()
    def _remove(self) -> None:
        removed = self.text
        self.show_text("")
        self._removed = removed
        self.settled.emit()
        undo = ToastAction(translate("Kept", "Undo"), self._take_back)
        toast_host(self).show_toast(Toast(translate("Kept", "Removed"), (undo,)))

    def _take_back(self) -> None:
        if self._removed and not self.text:
            self.show_text(self._removed)
            self.settled.emit()
