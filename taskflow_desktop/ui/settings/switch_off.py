"""Asks before Task Flow goes from everybody's screen, and says what stays."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from taskflow_desktop.ui.text import translate
from taskflow_desktop.ui.widgets.dialog_base import PlainDialog
from taskflow_desktop.ui.widgets.icon_picture import IconPicture
from taskflow_desktop.ui.widgets.labels import label


class SwitchOffDialog(PlainDialog):
    """`confirmed` tells that it shall be switched off; the focus starts on the button that does nothing."""

    confirmed = Signal()

    def __init__(self, agents: int, open_tasks: int, parent: QWidget) -> None:
        """`agents` lose it at once, `open_tasks` are in progress."""
        text = translate("Settings", "It disappears at once for %n agent(s).", "", agents)
        super().__init__(parent, translate("Settings", "Turn Task Flow off?"), text)
        lines = (
            translate("Settings", "%n task(s) in progress go out of sight. They are kept.", "", open_tasks),
            translate("Settings", "Time in stage runs on while it is off."),
            translate("Settings", "Memos being written are saved before they disappear."),
            translate("Settings", "Turning it on again brings everything back."),
        )
        for line in lines:
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(IconPicture("check", 14))
            row.addWidget(label(line, "body", tone="text.2", wrap=True), 1)
            self.content.addLayout(row)
        self.safe = self.add_cancel()
        self.off = self.add_button(translate("Settings", "Turn off"), "destructive")
        self.off.chosen.connect(self._confirm)

    @Slot()
    def _confirm(self) -> None:
        self.confirmed.emit()
        self.accept()
