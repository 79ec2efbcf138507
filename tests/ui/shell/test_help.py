"""The menu Help: what somebody who helps asks for, without anything of people in it, and the way to the log."""

from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from taskflow_desktop.config import user_folders
from taskflow_desktop.ui.dialogs.diagnostics import DiagnosticsDialog
from taskflow_desktop.ui.dialogs.files import nearest_folder
from tests.ui.board.desk import Desk
from tests.ui.shell.conftest import OpenWindow


def test_diagnostics_name_versions_and_nobody(
    desk: Desk, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    window = open_window()
    opened: list[QUrl] = []
    answers = [True, False, False]
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: (opened.append(url), answers.pop(0))[1])
    window.action("diagnostics").trigger()
    dialog = window.findChild(DiagnosticsDialog)
    assert dialog is not None
    for told in ("Task Flow Desktop", "Screen 1: ", "Database SQLite, role admin", "Language ko", "Kept reports: "):
        assert told in dialog.details
    for secret in ("김지수", "관리자", "최매니저", "홍길동", desk.url, str(tmp_path), str(Path.home())):
        assert secret not in dialog.details
    dialog.copy_button.click()
    assert QApplication.clipboard().text() == dialog.details

    dialog.folder_button.click()
    folder = nearest_folder(user_folders().log)
    assert (opened, dialog.error) == ([QUrl.fromLocalFile(str(folder))], "")
    dialog.folder_button.click()  # now there is no file manager
    assert str(folder) in dialog.error
    dialog.reject()
    window.action("logs").trigger()
    assert window.toasts.box is not None
    assert str(folder) in window.toasts.box.toast.text
