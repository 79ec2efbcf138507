"""The dialogs for files: where they begin and what they offer."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from taskflow_desktop.ui.dialogs.files import NativeFiles, nearest_folder


@pytest.fixture(autouse=True)
def _first_time() -> Iterator[None]:
    NativeFiles.folder_used = None
    yield
    NativeFiles.folder_used = None


def asked(window: QWidget) -> QFileDialog:
    return next(each for each in window.findChildren(QFileDialog) if each.isVisible())


def documents() -> Path:
    return nearest_folder(Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)))


def test_a_file_is_asked_for_in_the_documents_and_then_where_one_was_chosen(
    window: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "started").mkdir()
    monkeypatch.chdir(tmp_path / "started")
    (tmp_path / "flow.json").write_text("{}")
    chosen: list[tuple[Path, ...]] = []
    NativeFiles().open_files(window, "가져오기", "단계 파일 (*.json)", chosen=chosen.append)
    dialog = asked(window)
    assert Path(dialog.directory().absolutePath()) == documents()
    assert dialog.nameFilters() == ["단계 파일 (*.json)"]
    for part in (QFileDialog.DialogLabel.LookIn, QFileDialog.DialogLabel.FileName, QFileDialog.DialogLabel.FileType):
        assert not any(letter.isascii() and letter.isalpha() for letter in dialog.labelText(part))
    dialog.filesSelected.emit([str(tmp_path / "flow.json")])
    dialog.reject()
    assert chosen == [(tmp_path / "flow.json",)]

    NativeFiles().save_file(window, "내보내기", "단계.json", chosen=chosen.append, filters="단계 파일 (*.json)")
    dialog = asked(window)
    assert Path(dialog.directory().absolutePath()) == tmp_path
    assert (dialog.nameFilters(), dialog.defaultSuffix()) == (["단계 파일 (*.json)"], "json")
    dialog.reject()
