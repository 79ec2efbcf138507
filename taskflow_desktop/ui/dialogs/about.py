"""What this program is, and the versions that somebody who helps asks for."""

import platform
from importlib import metadata

from PySide6.QtCore import Slot, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QWidget

from taskflow_desktop import __version__
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.widgets.announce import announce
from taskflow_desktop.ui.widgets.dialog_base import PlainDialog
from taskflow_desktop.ui.widgets.labels import label


def versions() -> tuple[tuple[str, str], ...]:
    """Return name and version of the program and of what it stands on."""
    return (
        ("Task Flow Desktop", __version__),
        ("Python", platform.python_version()),
        ("Qt", qVersion()),
        ("PySide6", metadata.version("PySide6-Essentials")),
        ("SQLite", metadata.version("apsw")),
        (translate("About", "System"), platform.platform()),
    )


class AboutDialog(PlainDialog):
    """Name, licence, versions; the versions can be copied."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(
            parent,
            translate("About", "Task Flow"),
            translate("About", "Rooms, tasks and stages for people who answer customers by chat."),
        )
        rows = QGridLayout()
        rows.setHorizontalSpacing(16)
        rows.setVerticalSpacing(6)
        for row, (name, version) in enumerate(versions()):
            rows.addWidget(label(name, "small", tone="text.2"), row, 0)
            rows.addWidget(label(version, "small"), row, 1)
        rows.setColumnStretch(1, 1)
        self.content.addLayout(rows)
        self.content.addSpacing(8)
        self.content.addWidget(
            label(
                translate(
                    "About",
                    "The program is under the MIT licence. It uses Qt (LGPL 3), the typeface Pretendard (OFL 1.1) and "
                    "icons of Lucide (ISC).",
                ),
                "small",
                tone="text.2",
                wrap=True,
            )
        )
        self.copy_button = self.add_button(translate("About", "Copy the versions"), "action")
        self.copy_button.chosen.connect(self._copy)
        close = self.add_button(translate("About", "Close"), "reject")
        close.setFocus()

    @Slot()
    def _copy(self) -> None:
        lines = [fill(translate("About", "{name}: {version}"), name=name, version=found) for name, found in versions()]
        QGuiApplication.clipboard().setText("\n".join(lines))
        self.copy_button.setText(translate("About", "Copied"))
        announce(self, translate("About", "Copied"))
