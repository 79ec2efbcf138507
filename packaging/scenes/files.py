"""The files of a task."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl, qVersion
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QApplication, QWidget

from scenes.desk import CUSTOMER, Desk, rest, scene, until
from taskflow_desktop.ui.details.files_section import FilesSection


def _section(desk: Desk) -> FilesSection:
    """The files of the open task, once they are there."""
    desk.open_room(CUSTOMER, panel=True)
    section = desk.window.pages.rooms.panel.task_tab.editor.page.files
    until(lambda: len(section.tiles.tiles) == 2 and all(tile.look is not None for tile in section.tiles.tiles))
    return section


def _file(desk: Desk, name: str, size: int) -> Path:
    path = desk.folder / name
    with path.open("wb") as file:
        file.truncate(size)
    return path


@scene()
def files_refused(desk: Desk) -> QWidget:
    """Of three chosen files one fits; the others are named with their reasons."""
    section = _section(desk)
    mib = 1024 * 1024
    chosen = (("그레이지_실물.png", 5_872_025), ("파손_전체.jpg", mib), ("현장영상.mp4", round(14.2 * mib)))
    section.attach(tuple(_file(desk, name, size) for name, size in chosen))
    until(lambda: not section.notice.isHidden() and len(section.tiles.tiles) == 3)
    rest(300)
    return desk.window


@scene()
def files_too_large(desk: Desk) -> QWidget:
    """One file that is too large."""
    section = _section(desk)
    section.attach((_file(desk, "현장영상.mp4", 14_889_780),))
    until(lambda: not section.notice.isHidden())
    rest(300)
    return desk.window


@scene()
def files_drop(desk: Desk) -> QWidget:
    """Files are dragged over the task."""
    _section(desk)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(_file(desk, "a.png", 5)))])
    nothing = Qt.KeyboardModifier.NoModifier
    spot = QPointF(9, 9) if qVersion() >= "6.12" else QPoint(9, 9)
    event = QDragEnterEvent(spot, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, nothing)
    QApplication.sendEvent(desk.window.pages.rooms.panel.task_tab.editor, event)
    rest(100)
    return desk.window


@scene()
def files_menu(desk: Desk) -> QWidget:
    """A program is only saved elsewhere."""
    section = _section(desk)
    section.attach((_file(desk, "설치도우미.exe", 4_300_000),))
    until(lambda: len(section.tiles.tiles) == 3 and section.tiles.tiles[2].look is not None)
    section.doing.offer(section.tiles.tiles[2])
    rest(300)
    return desk.window
