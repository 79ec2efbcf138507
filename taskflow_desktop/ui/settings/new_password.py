"""A password that an admin gives to somebody else: typed, or made up, shown and copied."""

import secrets

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from taskflow_desktop.ui.dialogs.entry import PasswordField
from taskflow_desktop.ui.text import translate
from taskflow_desktop.ui.widgets.announce import announce
from taskflow_desktop.ui.widgets.buttons import Button

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # none that is taken for another when it is read out
_GROUPS, _LENGTH = 4, 4


def made_password() -> str:
    """Return a password that nobody guesses and that can be read out, e.g. `k7mp-3xqd-w2he-9tfa`."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(_LENGTH)) for _ in range(_GROUPS))


class PasswordMaker(QWidget):
    """Two buttons under a password field: make one up and show it; copy it, to be handed on."""

    def __init__(self, field: PasswordField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = field
        self.make = Button(translate("Team", "Make one up"), "link", small=True)
        self.make.set_flush()
        self.copy = Button(translate("Team", "Copy"), "link", small=True, icon="copy")
        self.make.clicked.connect(self._make)
        self.copy.clicked.connect(self._copy)
        self.copy.hide()
        field.edited.connect(self._edited)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.make)
        row.addWidget(self.copy)
        row.addStretch(1)

    @Slot()
    def _make(self) -> None:
        self._field.set_text(made_password())
        self._field.eye.setChecked(True)
        self.copy.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._field.text())
        announce(self, translate("Team", "The password is copied."))

    @Slot()
    def _edited(self) -> None:
        self.copy.setVisible(bool(self._field.text()))
