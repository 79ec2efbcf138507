"""What every page of the settings is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from taskflow_desktop.ui.widgets.labels import label


class Page(QWidget):
    """One page. `footer` stands under it in a bar of its own, if it has one.

    Signals:
        close_requested: the dialog is no longer wanted.
    """

    close_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.footer: QWidget | None = None


def setting_row(name: str, hint: str, control: QWidget) -> QHBoxLayout:
    """Return one line of a page: a name, what it means, and its control at the right; the hint is spoken with it."""
    words = QVBoxLayout()
    words.setSpacing(2)
    words.addWidget(label(name, "body", weight=500))
    if hint:
        words.addWidget(label(hint, "small", tone="text.2", wrap=True))
        control.setAccessibleDescription(hint)
    row = QHBoxLayout()
    row.setSpacing(16)
    row.addLayout(words, 1)
    row.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
    return row
