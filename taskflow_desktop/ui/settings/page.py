"""What every page of the settings is."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class Page(QWidget):
    """One page. `footer` stands under it in a bar of its own, if it has one.

    Signals:
        close_requested: the dialog is no longer wanted.
    """

    close_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.footer: QWidget | None = None
