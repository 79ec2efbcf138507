"""What somebody who helps asks for: versions, screens, the look, the kind of database, kept reports. Nobody's data."""

import locale
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QLocale, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from taskflow_desktop.config import user_folders
from taskflow_desktop.rules.addresses import is_server
from taskflow_desktop.rules.masks import masked
from taskflow_desktop.runtime.crash_report import versions
from taskflow_desktop.runtime.crash_shelf import CrashShelf
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.dialogs.files import nearest_folder, open_folder
from taskflow_desktop.ui.dialogs.message import DetailsDialog
from taskflow_desktop.ui.state import Preferences
from taskflow_desktop.ui.text import fill, language, translate
from taskflow_desktop.ui.theme import theme


def diagnostics(session: Session, preferences: Preferences, folder: Path) -> str:
    """Return it as lines of English, which whoever helps reads; `folder` is that of the log."""
    return "\n".join(_lines(session, preferences, folder))


def _lines(session: Session, preferences: Preferences, folder: Path) -> Iterator[str]:
    look = preferences.look
    yield versions()
    yield f"Qt platform {QGuiApplication.platformName()}, locale {QLocale.system().name()}"
    yield f"Text encoding {locale.getpreferredencoding(False)}"
    for number, screen in enumerate(QGuiApplication.screens(), 1):
        size = screen.size()
        yield f"Screen {number}: {size.width()}x{size.height()} at {screen.devicePixelRatio():g}"
    yield f"Theme {look.theme} ({theme().scheme}), text {look.text_percent} %, motion {look.motion}"
    yield f"Language {language()}"
    kind = "PostgreSQL" if is_server(session.url) else "SQLite"
    yield f"Database {kind}, role {session.agent.role.value}, demo {session.demo}"
    switch = "on" if session.flow.on else "off"
    yield f"Task Flow {switch}, {len(session.flow.stages)} stages, {len(session.agents)} people"
    reports = CrashShelf(folder).kept()
    yield f"Kept reports: {len(reports)}"
    for report in reports:
        yield f"  {masked(report.stem)}"


class DiagnosticsDialog(DetailsDialog):
    """The lines, to copy, and the way to the log."""

    def __init__(self, session: Session, preferences: Preferences, parent: QWidget) -> None:
        super().__init__(
            parent,
            translate("Diagnostics", "Diagnostics"),
            translate(
                "Diagnostics",
                "For whoever helps you. Nothing in it is about people, customers or conversations.",
            ),
            diagnostics(session, preferences, user_folders().log),
        )
        self.folder_button = self.add_button(translate("Actions", "Open the log folder"), "action")
        self.folder_button.chosen.connect(self._open_folder)

    @Slot()
    def _open_folder(self) -> None:
        self.set_error(open_log_folder())


def open_log_folder() -> str:
    """Show the folder of the log in the system's file manager; return what is said if there is none, or ""."""
    folder = nearest_folder(user_folders().log)
    if open_folder(folder):
        return ""
    return fill(translate("Diagnostics", "No file manager opened here. The folder is {folder}"), folder=folder)
