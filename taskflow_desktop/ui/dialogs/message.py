"""The one place for message boxes: plain text only, opened without stopping the program."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QFocusEvent, QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QFrame, QPlainTextEdit, QVBoxLayout, QWidget

from taskflow_desktop.ui.text import translate
from taskflow_desktop.ui.theme import theme, theme_source
from taskflow_desktop.ui.widgets.announce import announce
from taskflow_desktop.ui.widgets.dialog_base import PlainDialog
from taskflow_desktop.ui.widgets.line_edit import FieldFrame, PlainText, field_palette

_DETAIL_LINES = 14


class _Technical(PlainText):
    """A text that is only read, in letters of one width."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setAccessibleName(translate("Message", "Technical details"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        small = theme().font("small")
        font.setFamilies([*font.families(), *small.families()])  # which has the letters of Korean
        font.setPixelSize(small.pixelSize())
        self.setFont(font)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setTabChangesFocus(True)
        self.setPlainText(text)
        self.setMinimumHeight(self.fontMetrics().lineSpacing() * _DETAIL_LINES)
        self.viewport().setAutoFillBackground(False)
        self._retheme()
        theme_source().changed.connect(self._retheme)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_changed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_changed.emit()

    @Slot()
    def _retheme(self) -> None:
        self.setPalette(field_palette(self.palette()))


class DetailsDialog(PlainDialog):
    """A sentence, and under it the technical text that somebody who helps asks for, with a button that copies it."""

    def __init__(self, parent: QWidget, title: str, text: str, details: str) -> None:
        super().__init__(parent, title, text, width=600)
        frame = FieldFrame(parent=self)
        self._technical = _Technical(details, frame)
        frame.watch(self._technical)
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(10, 7, 4, 4)
        inside.addWidget(self._technical)
        self.content.addWidget(frame)
        self.copy_button = self.add_button(translate("Message", "Copy"), "action")
        self.copy_button.chosen.connect(self._copy_details)
        self.add_button(translate("Message", "Close"), "reject")

    @property
    def details(self) -> str:
        """The technical text."""
        return self._technical.toPlainText()

    @Slot()
    def _copy_details(self) -> None:
        QGuiApplication.clipboard().setText(self.details)
        announce(self, translate("Message", "Copied"))
        self.copy_button.setText(translate("Message", "Copied"))


class _Answer(QObject):
    """Brings a dialog's answer to whoever asked; lives as long as the dialog."""

    def __init__(self, dialog: QDialog, answered: Callable[[bool], None]) -> None:
        super().__init__(dialog)
        self._answered = answered
        dialog.finished.connect(self._hear)

    @Slot(int)
    def _hear(self, result: int) -> None:
        self._answered(result == QDialog.DialogCode.Accepted)


def show_details(parent: QWidget, title: str, text: str, details: str) -> DetailsDialog:
    """Open a box that says `text` in plain words with `details` for whoever mends it; return it."""
    dialog = DetailsDialog(parent, title, text, details)
    dialog.open()
    return dialog


def tell(parent: QWidget, title: str, text: str) -> PlainDialog:
    """Open a box that says `text` and is closed by one button; return it."""
    dialog = PlainDialog(parent, title, text)
    dialog.add_button(translate("Message", "OK"), "accept").chosen.connect(dialog.accept)
    dialog.open()
    return dialog


def ask(
    parent: QWidget,
    title: str,
    text: str,
    *,
    yes: str,
    answered: Callable[[bool], None],
    destructive: bool = False,
) -> PlainDialog:
    """Open a question; `answered` (a bound method) hears True for the button `yes`, False for everything else."""
    dialog = PlainDialog(parent, title, text)
    dialog.add_cancel()
    dialog.add_button(yes, "destructive" if destructive else "accept").chosen.connect(dialog.accept)
    _Answer(dialog, answered)
    dialog.open()
    return dialog
