"""What the system asks of the program, and what is told when it meets a fault."""

from PySide6.QtWidgets import QWidget

from scenes.desk import Desk, rest, scene, until
from scenes.door import door, locked
from taskflow_desktop.runtime.crash_report import Report
from taskflow_desktop.ui.dialogs.diagnostics import DiagnosticsDialog
from taskflow_desktop.ui.dialogs.message import DetailsDialog
from taskflow_desktop.ui.end_teller import EndTeller
from taskflow_desktop.ui.state import Preferences
from taskflow_desktop.ui.text import fill, translate

NUMBER = "TK-2026-A0042"
REPORT = Report(
    "1f0c2d3e",
    "\n".join(
        [
            "Fault 1f0c2d3e",
            "2026-11-22 05:32:00 UTC",
            "Task Flow Desktop 1.0, Python 3.13.1, Qt 6.12.0, PySide6 6.12.0, Windows 11 AMD64",
            "",
            "Fatal Python error: Segmentation fault",
            *(f"  taskflow_desktop/ui/rooms/page.py:{line} in _open" for line in range(120, 140)),
        ]
    ),
)


@scene()
def sign_in_for_link(desk: Desk) -> QWidget:
    """The sign-in that a link to a task waits for."""
    window = door()
    window.tell_waiting(fill(translate("Links", "Sign in to open {number}."), number=NUMBER))
    return window


@scene()
def locked_link(desk: Desk) -> QWidget:
    """The locked screen that a link to a task waits for."""
    window = locked(desk)
    window.tell_waiting(fill(translate("Links", "Unlock the screen to open {number}."), number=NUMBER))
    return window


@scene()
def ended_by_fault(desk: Desk) -> QWidget:
    """The start after an end that nobody could prevent."""
    teller = EndTeller(lambda: (REPORT,), desk.window)
    teller.follow(desk.window)
    until(lambda: desk.window.findChild(DetailsDialog) is not None)
    rest(200)
    dialog = desk.window.findChild(DetailsDialog)
    if dialog is None:
        raise RuntimeError("nothing was told")
    return dialog


@scene()
def diagnostics(desk: Desk) -> QWidget:
    """What somebody who helps asks for."""
    dialog = DiagnosticsDialog(desk.session, Preferences(desk.folder), desk.window)
    dialog.open()
    return dialog
