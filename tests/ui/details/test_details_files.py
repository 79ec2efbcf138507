"""The files of the open task in a real window: choose, drop, paste, upload, open, save, take off, and every refusal."""

import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl, qVersion
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from taskflow_desktop.domain.errors import StorageUnavailable
from taskflow_desktop.domain.transfers import UploadState
from taskflow_desktop.rules import limits
from taskflow_desktop.storage import attachments
from taskflow_desktop.ui.details.file_tile import FileTile
from taskflow_desktop.ui.details.file_upload_row import UploadRow
from taskflow_desktop.ui.details.files_section import FilesSection
from taskflow_desktop.ui.dialogs.files import Chosen
from taskflow_desktop.ui.widgets.line_edit import LineEdit
from taskflow_desktop.ui.widgets.reason_menu import ReasonMenuPopover
from taskflow_desktop.ui.widgets.text_area import TextArea
from tests.support.furnished import attach
from tests.support.site import NOW, insert, update
from tests.ui.board.desk import Desk
from tests.ui.details.panels import OpenPanel, click

MIB = 1024 * 1024


class Asked:
    """Stands for the system's dialogs: keeps what was asked and answers with `paths`."""

    def __init__(self) -> None:
        self.titles: list[str] = []
        self.names: list[str] = []
        self.accepts: list[str] = []
        self.paths: tuple[Path, ...] = ()

    def open_files(self, parent: QWidget, title: str, filters: str, *, chosen: Chosen, accept: str = "") -> None:
        self.titles.append(title)
        self.accepts.append(accept)
        chosen(self.paths)

    def save_file(self, parent: QWidget, title: str, name: str, *, chosen: Chosen, filters: str = "") -> None:
        self.titles.append(title)
        self.names.append(name)
        chosen(self.paths)

    def folder(self, parent: QWidget, title: str, start: Path, *, chosen: Chosen) -> None:
        raise AssertionError


class Files:
    """The section of an open panel, with dialogs and programs that tests give."""

    def __init__(self, panel: OpenPanel) -> None:
        self.panel = panel
        self.section: FilesSection = panel.editor.page.files
        self.asked = Asked()
        self.opened: list[Path] = []
        self.opens = True
        self.section.ask = self.asked
        self.section.doing.open_path = self._open

    def _open(self, path: Path) -> bool:
        self.opened.append(path)
        return self.opens

    @property
    def names(self) -> list[str]:
        return [tile.file.name for tile in self.section.tiles.tiles]

    def tile(self, name: str) -> FileTile:
        """The tile of a file, once its bytes were looked at."""
        self.panel.wait(lambda: name in self.names)
        tile = next(each for each in self.section.tiles.tiles if each.file.name == name)
        self.panel.wait(lambda: tile.look is not None)
        return tile

    @property
    def rows(self) -> list[UploadRow]:
        return [row for row in self.section.findChildren(UploadRow) if not row.isHidden()]

    def press(self, key: Qt.Key, text: str = "") -> None:
        QApplication.sendEvent(
            self.panel.editor, QKeyEvent(QKeyEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text)
        )

    def attached(self, count: int) -> None:
        """Wait until so many files are there and none is on its way."""
        self.panel.wait(lambda: len(self.names) == count and not self.rows)

    def notice(self) -> tuple[str, ...]:
        """What the notice says; waits for it."""
        self.panel.wait(lambda: not self.section.notice.isHidden())
        return self.section.notice.lines


@pytest.fixture
def files(main: OpenPanel) -> Files:
    return Files(main)


@pytest.fixture(autouse=True)
def _private_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(place))


def write(folder: Path, name: str, size: int = 5) -> Path:
    path = folder / name
    with path.open("wb") as file:
        file.write(os.urandom(min(size, 64)))
        file.truncate(size)
    return path


def picture(side: int = 40) -> QImage:
    image = QImage(side, side // 2, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.darkCyan)
    return image


# --- choosing --------------------------------------------------------------------------------------------------------


def test_a_asks_for_files_and_what_fits_becomes_tiles(files: Files, tmp_path: Path) -> None:
    files.asked.paths = (write(tmp_path, "커튼_색상비교.jpg", 2_500_000), write(tmp_path, "교환신청서.pdf", 831_000))
    files.press(Qt.Key.Key_A, "ㅁ")  # in Hangul mode
    files.attached(2)
    assert files.asked.titles == ["첨부파일 고르기 (3개 더, 파일당 10MB까지)"]
    assert files.asked.accepts == ["붙이기"]
    assert files.names == ["커튼_색상비교.jpg", "교환신청서.pdf"]
    assert [tile.accessibleName() for tile in files.section.tiles.tiles] == [
        "커튼_색상비교.jpg, 2.4MB", "교환신청서.pdf, 812KB",
    ]  # fmt: skip
    assert files.section.fold.button.accessibleName() == "첨부파일 2/3 · 파일당 10MB까지"
    assert files.section.notice.isHidden()
    files.section.choose()
    assert files.asked.titles[-1] == "첨부파일 고르기 (1개 더, 파일당 10MB까지)"


def test_a_full_task_has_a_lock_and_says_what_to_do(files: Files, tmp_path: Path) -> None:
    files.section.attach(tuple(write(tmp_path, f"{n}.txt") for n in (1, 2, 3)))
    files.attached(3)
    words = "3개를 모두 붙였어요. 하나를 떼면 새 파일을 붙일 수 있어요."
    assert files.section.fold.button.accessibleName() == "첨부파일 3/3"
    assert files.section.full.accessibleName() == words
    assert not files.section.full.isHidden()
    assert files.section.add.refusal == words
    files.press(Qt.Key.Key_A, "a")
    assert files.panel.bubble() == words
    assert files.asked.titles == []


def test_several_refused_files_are_named_in_one_notice_that_stays(files: Files, tmp_path: Path) -> None:
    files.section.attach((write(tmp_path, "1.jpg"), write(tmp_path, "2.pdf")))
    files.attached(2)
    big = write(tmp_path, "현장영상.mp4", round(14.2 * MIB))
    files.section.attach((write(tmp_path, "그레이지_실물.png"), write(tmp_path, "파손_전체.jpg"), big))
    assert files.notice() == (
        "3개 가운데 1개를 붙였어요. 나머지는 붙이지 않았어요.",
        "파손_전체.jpg 자리가 없어요 (3개까지)",
        "현장영상.mp4 14.2MB라서 10MB를 넘어요",
    )
    files.attached(3)
    assert files.section.full.isHidden()
    files.section.notice.understood.setFocus()
    QTest.keyClick(files.section.notice.understood, Qt.Key.Key_Return)
    assert files.section.notice.isHidden()
    assert files.section.add.hasFocus()
    assert not files.section.full.isHidden()


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (limits.ATTACHMENT_BYTES + 1, "‘영상.mp4’를 붙이지 못했어요. 10.000001MB예요. 파일당 10MB까지 붙일 수 있어요."),
        (10_496_246, "‘영상.mp4’를 붙이지 못했어요. 10.01MB예요. 파일당 10MB까지 붙일 수 있어요."),
        (round(14.2 * MIB), "‘영상.mp4’를 붙이지 못했어요. 14.2MB예요. 파일당 10MB까지 붙일 수 있어요."),
        (0, "‘영상.mp4’는 0바이트예요. 파일이 제대로 저장됐는지 확인하고 다시 골라 주세요."),
    ],
)
def test_one_refused_file_is_told_alone(files: Files, tmp_path: Path, size: int, words: str) -> None:
    files.section.attach((write(tmp_path, "영상.mp4", size),))
    assert files.notice() == (words,)
    assert files.names == []
    files.asked.paths = (write(tmp_path, "작은.txt"),)
    click(files.section.notice.other)
    files.panel.wait(lambda: files.names == ["작은.txt"])
    assert files.section.notice.isHidden()


def test_a_folder_a_vanished_and_an_unreadable_file(files: Files, tmp_path: Path) -> None:
    (tmp_path / "폴더").mkdir()
    os.mkfifo(tmp_path / "관")
    files.section.attach((tmp_path / "폴더", tmp_path / "없음.txt", tmp_path / "관"))
    assert files.notice() == (
        "3개 가운데 0개를 붙였어요. 나머지는 붙이지 않았어요.",
        "폴더 폴더예요",
        "없음.txt 찾지 못했어요",
        "관 열지 못했어요",
    )
    click(files.section.notice.understood)
    files.section.attach((tmp_path / "관",))
    assert files.notice() == ("‘관’을 열지 못했어요. 다른 프로그램에서 닫은 뒤 다시 골라 주세요.",)


def test_the_notice_comes_into_view(files: Files, tmp_path: Path, desk: Desk) -> None:
    page = files.panel.editor.page
    files.panel.window.resize(416, 420)
    files.panel.wait(lambda: page.verticalScrollBar().maximum() > 0)
    files.section.attach((tmp_path / "없음.txt",))
    files.notice()
    files.panel.wait(lambda: page.verticalScrollBar().value() > 0)
    notice = files.section.notice
    seen = page.viewport().rect()
    top = notice.mapTo(page.viewport(), QPoint(0, 0)).y()
    assert top >= 0
    assert top + notice.height() <= seen.height()


def test_another_task_does_not_show_what_was_refused_here(files: Files, tmp_path: Path, desk: Desk) -> None:
    world = desk.world
    desk.site.do(world.main, world.new_task(world.main))
    files.panel.wait(lambda: len(files.panel.tab.tasks) == 2)
    files.section.attach((tmp_path / "없음.txt",))
    files.notice()
    files.panel.open_task(2)
    assert files.section.notice.isHidden()
    files.panel.open_task(1)
    files.notice()


# --- on the way ------------------------------------------------------------------------------------------------------


class Gate:
    """Lets the second part of every file through when it may, or cuts the connection there."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.go = threading.Event()
        self.cut = False
        self._whole = attachments.add_part
        monkeypatch.setattr(attachments, "add_part", self._add_part)

    def _add_part(self, database: Any, file_id: Any, n: int, content: bytes) -> None:
        if n == 1:
            self.go.wait(10)
            if self.cut:
                raise StorageUnavailable("unreachable")
        self._whole(database, file_id, n, content)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Gate:
    return Gate(monkeypatch)


def test_a_file_on_its_way_shows_how_far_it_is_and_can_be_given_up(files: Files, tmp_path: Path, gate: Gate) -> None:
    files.section.attach((write(tmp_path, "그레이지_실물.png", 5 * MIB), write(tmp_path, "둘.txt")))
    files.panel.wait(lambda: len(files.rows) == 2 and files.rows[0].upload.done > 0)
    assert files.rows[0].accessibleName() == "그레이지_실물.png, 0.2 / 5MB"
    assert files.rows[1].words == "기다리는 중"
    assert files.section.free == 1
    click(files.rows[0].stop)
    gate.go.set()
    files.panel.wait(lambda: files.names == ["둘.txt"] and not files.rows)
    assert files.section.notice.isHidden()


def test_a_cut_upload_stays_with_a_button_to_try_again(files: Files, tmp_path: Path, gate: Gate) -> None:
    gate.cut = True
    gate.go.set()
    files.section.attach((write(tmp_path, "그레이지_실물.png", MIB),))
    files.panel.wait(lambda: [row.upload.state for row in files.rows] == [UploadState.CUT])
    row = files.rows[0]
    assert row.words == "연결이 끊겨서 올리지 못했어요"
    assert row.again.isVisible()
    gate.cut = False
    click(row.again)
    files.panel.wait(lambda: files.names == ["그레이지_실물.png"] and not files.rows)


def test_uploads_go_on_while_another_task_is_shown(files: Files, tmp_path: Path, gate: Gate, desk: Desk) -> None:
    desk.site.do(desk.world.main, desk.world.new_task(desk.world.main))
    files.panel.wait(lambda: len(files.panel.tab.tasks) == 2)
    files.section.attach((write(tmp_path, "a.bin", MIB),))
    files.panel.wait(lambda: len(files.rows) == 1)
    files.panel.open_task(2)
    assert files.rows == []
    gate.go.set()
    files.panel.open_task(1)
    files.panel.wait(lambda: files.names == ["a.bin"])


# --- drop and paste --------------------------------------------------------------------------------------------------


def dragged(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


# From 6.12 on a drag says where it is as exactly as a drop does.
SPOT = QPointF(5, 5) if qVersion() >= "6.12" else QPoint(5, 5)


def enter(widget: QWidget, data: QMimeData) -> bool:
    event = QDragEnterEvent(
        SPOT, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def hover(files: Files, data: QMimeData) -> bool:
    """Come in over the task: the target shows itself there and gets what follows."""
    return enter(files.panel.editor, data) and enter(files.panel.editor.drop, data)


def drop(widget: QWidget, data: QMimeData) -> bool:
    move = QDragMoveEvent(
        SPOT, Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(widget, move)
    if not move.isAccepted():
        return False
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def test_files_are_dropped_anywhere_on_the_task(files: Files, tmp_path: Path) -> None:
    target, data = files.panel.editor.drop, dragged(write(tmp_path, "a.txt"), write(tmp_path, "b.txt"))
    assert target.isHidden()
    assert hover(files, data)
    assert target.isVisible()
    assert target.geometry() == files.panel.editor.rect()
    assert target.words == "여기에 놓으면 붙어요 · 3개 더, 파일당 10MB까지"
    QApplication.sendEvent(target, QDragLeaveEvent())
    assert target.isHidden()
    hover(files, data)
    assert drop(target, data)
    assert target.isHidden()
    files.panel.wait(lambda: files.names == ["a.txt", "b.txt"])


def test_a_full_task_and_one_that_is_only_looked_at_say_why_nothing_is_dropped(
    qtbot: QtBot, desk: Desk, tmp_path: Path
) -> None:
    for n in (1, 2, 3):
        attach(desk.world, desk.world.main, b"x", slot=n, name=f"{n}.txt")
    data = dragged(write(tmp_path, "a.txt"))
    for agent, words in (
        (desk.world.main, "3개를 모두 붙였어요. 하나를 떼면 새 파일을 붙일 수 있어요."),
        (desk.world.other, "보기만 할 수 있어요. 소유자 김지수 님이나 매니저가 참조자로 넣으면 고칠 수 있어요."),
    ):
        files = Files(OpenPanel(qtbot, desk, agent))
        files.tile("3.txt")
        target = files.panel.editor.drop
        assert hover(files, data)
        assert target.words == words
        assert not drop(target, data)
        QApplication.sendEvent(target, QDragLeaveEvent())


def test_text_that_is_dragged_is_no_file(files: Files) -> None:
    data = QMimeData()
    data.setText("글")
    data.setUrls([QUrl("https://example.com/a.png")])
    assert not enter(files.panel.editor, data)
    assert files.panel.editor.drop.isHidden()


def test_a_text_field_leaves_files_to_the_task(files: Files, tmp_path: Path) -> None:
    data = dragged(write(tmp_path, "a.txt"))
    data.setText("file:///a.txt")  # as some file managers add
    for field in (LineEdit("", parent=files.panel.window), TextArea("", parent=files.panel.window)):
        field.show()
        assert not enter(field, data)
        field.hide()
        field.deleteLater()


def test_a_pasted_picture_is_named_after_the_time(files: Files, desk: Desk) -> None:
    QGuiApplication.clipboard().setImage(picture())
    files.panel.editor.focus_task()
    QTest.keyClick(QApplication.focusWidget() or files.panel.editor, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    files.attached(1)
    name = files.names[0]
    assert name.startswith("갈무리_2026022")
    assert name.endswith(".png")
    assert files.panel.toast().toast.text == f"{name}로 붙였어요"
    tile = files.tile(name)
    assert tile.file.media_type == "image/png"
    assert tile.picture is not None


def test_a_picture_pasted_into_a_text_of_the_task_is_attached(files: Files) -> None:
    title = files.panel.editor.page.title
    title.begin()
    field = QApplication.focusWidget()
    assert isinstance(field, LineEdit)
    before = field.text()
    QGuiApplication.clipboard().setImage(picture())
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    files.attached(1)
    assert field.text() == before
    QGuiApplication.clipboard().setText("글")
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "글"
    QTest.keyClick(field, Qt.Key.Key_Escape)


def test_pasted_files_are_attached(files: Files, tmp_path: Path) -> None:
    QGuiApplication.clipboard().setMimeData(dragged(write(tmp_path, "a.txt")))
    assert files.section.paste()
    files.panel.wait(lambda: files.names == ["a.txt"])
    QGuiApplication.clipboard().setText("글")
    assert not files.section.paste()


# --- open, save, take off --------------------------------------------------------------------------------------------


def test_enter_opens_a_copy(files: Files, tmp_path: Path) -> None:
    path = write(tmp_path, "메모.txt")
    files.section.attach((path,))
    tile = files.tile("메모.txt")
    tile.setFocus()
    QTest.keyClick(tile, Qt.Key.Key_Return)
    files.panel.wait(lambda: len(files.opened) == 1)
    copy = files.opened[0]
    assert copy != path
    assert copy.name == "메모.txt"
    assert copy.read_bytes() == path.read_bytes()
    QTest.mouseDClick(tile, Qt.MouseButton.LeftButton)
    files.panel.wait(lambda: len(files.opened) == 2)


def test_a_slow_file_shows_how_far_it_is_and_esc_gives_it_up(
    files: Files, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files.section.attach((write(tmp_path, "큰.zip", MIB),))
    tile = files.tile("큰.zip")
    go, whole = threading.Event(), attachments.parts

    def parts(database: Any, file_id: Any) -> Iterator[bytes]:
        for n, part in enumerate(whole(database, file_id)):
            if n == 1:
                go.wait(10)
            yield part

    monkeypatch.setattr(attachments, "parts", parts)
    tile.setFocus()
    QTest.keyClick(tile, Qt.Key.Key_Return)
    files.panel.wait(lambda: tile.reading)
    QTest.keyClick(tile, Qt.Key.Key_Escape)
    go.set()
    files.panel.wait(lambda: not tile.reading)
    assert files.opened == []
    assert files.panel.bubble() == ""


def test_no_program_for_a_file_is_told(files: Files, tmp_path: Path) -> None:
    files.opens = False
    files.section.attach((write(tmp_path, "메모.txt"),))
    QTest.keyClick(files.tile("메모.txt"), Qt.Key.Key_Return)
    files.panel.wait(lambda: files.panel.bubble() != "")
    assert files.panel.bubble() == "‘메모.txt’를 열 프로그램이 없어요. 다른 곳에 저장할 수 있어요."


def test_a_damaged_file_is_not_opened(files: Files, desk: Desk) -> None:
    world, row = desk.world, {"task_id": 1, "slot": 1, "name": "견적.pdf", "size": 4, "sha256": "0" * 64}
    key = desk.site.insert(world.main, "attachment", added_by=world.main, **row)
    desk.site.do(world.main, insert("attachment_part", attachment_id=key, n=0, bytes=b"abcd"))
    desk.site.do(world.main, update("attachment", key, complete=1))
    QTest.keyClick(files.tile("견적.pdf"), Qt.Key.Key_Return)
    files.panel.wait(lambda: files.panel.bubble() != "")
    assert files.panel.bubble() == "‘견적.pdf’가 손상됐어요. 붙인 내용과 달라져서 열지 않아요."
    assert files.opened == []


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("설치도우미.exe", b"x", "실행할 수 있는 파일이라 열지 않아요. 다른 곳에 저장할 수 있어요."),
        ("사진.jpg", b"MZ\x90\x00", "실행할 수 있는 파일이라 열지 않아요. 다른 곳에 저장할 수 있어요."),
        ("안내.html", b"<html>", "스크립트가 들어 있을 수 있는 파일이라 열지 않아요. 다른 곳에 저장할 수 있어요."),
        ("도면.dwg", b"x", "여기서 여는 종류의 파일이 아니라 열지 않아요. 다른 곳에 저장할 수 있어요."),
        ("표.xlsm", b"x", "매크로가 들어 있는 파일이라 열지 않아요. 다른 곳에 저장할 수 있어요."),
    ],
)
def test_what_runs_says_why_and_is_saved_elsewhere(
    files: Files, tmp_path: Path, desk: Desk, name: str, content: bytes, reason: str
) -> None:
    attach(desk.world, desk.world.main, content, slot=1, name=name)
    tile = files.tile(name)
    QTest.keyClick(tile, Qt.Key.Key_Return)
    assert files.panel.bubble() == reason
    QTest.keyClick(tile, Qt.Key.Key_Space)
    menu = files.panel.dialog(ReasonMenuPopover)
    assert [(row.text(), row.accessibleDescription()) for row in menu.rows] == [
        ("열기", reason), ("다른 곳에 저장", ""), ("떼기", ""),
    ]  # fmt: skip
    assert menu.rows[1].hasFocus()
    QTest.keyClick(menu.rows[1], Qt.Key.Key_Up)
    assert menu.rows[0].hasFocus()
    QTest.keyClick(menu.rows[0], Qt.Key.Key_Return)
    assert menu.isVisible()
    assert files.opened == []
    target = tmp_path / "저장한 파일"
    files.asked.paths = (target,)
    QTest.keyClick(menu.rows[0], Qt.Key.Key_Down)
    QTest.keyClick(menu.rows[1], Qt.Key.Key_Return)
    files.panel.wait(target.exists)
    assert files.asked.names == [name]
    assert target.read_bytes() == content
    assert files.panel.toast().toast.text.endswith("저장했어요")
    assert tile.hasFocus()


def test_delete_takes_a_file_off_and_undo_brings_it_back(files: Files, tmp_path: Path) -> None:
    files.section.attach((write(tmp_path, "1.txt"), write(tmp_path, "2.txt")))
    tile = files.tile("2.txt")
    tile.setFocus()
    told: list[str] = []
    undo = files.panel.session.undo
    undo.told.connect(lambda each: told.append(each.step.words))
    QTest.keyClick(tile, Qt.Key.Key_Delete)
    files.panel.wait(lambda: files.names == ["1.txt"] and told == ["‘2.txt’를 뗐어요"])
    assert files.tile("1.txt").hasFocus()
    assert files.section.tiles.vacant.isVisible()
    assert files.section.tiles.vacant.text() == "빈자리 2개"
    undo.undo()
    files.panel.wait(lambda: files.names == ["1.txt", "2.txt"] and undo.next_redo is not None)
    assert told[1:] == ["‘2.txt’를 다시 붙였어요"]
    assert files.section.tiles.vacant.isHidden()
    undo.redo()
    files.panel.wait(lambda: files.names == ["1.txt"] and undo.next_undo is not None)


def test_undo_says_why_a_file_cannot_come_back(files: Files, tmp_path: Path, desk: Desk) -> None:
    files.section.attach(tuple(write(tmp_path, f"{n}.txt") for n in (1, 2, 3)))
    tile = files.tile("3.txt")
    undo = files.panel.session.undo
    QTest.keyClick(tile, Qt.Key.Key_Delete)
    files.panel.wait(lambda: undo.next_undo is not None)
    step = undo.next_undo
    assert step is not None
    attach(desk.world, desk.world.helper, b"x", slot=3, name="남의 것.txt")
    files.tile("남의 것.txt")
    step.undo()
    files.panel.wait(lambda: len(desk.refusals) == 1)
    assert files.names == ["1.txt", "2.txt", "남의 것.txt"]


def test_who_only_looks_opens_and_saves_but_changes_nothing(qtbot: QtBot, desk: Desk) -> None:
    attach(desk.world, desk.world.main, b"x", slot=1, name="a.txt")
    files = Files(OpenPanel(qtbot, desk, desk.world.other))
    tile = files.tile("a.txt")
    reason = "보기만 할 수 있어요. 소유자 김지수 님이나 매니저가 참조자로 넣으면 고칠 수 있어요."
    assert files.section.add.refusal == reason
    assert files.section.tiles.vacant.isHidden()
    QTest.keyClick(tile, Qt.Key.Key_Delete)
    assert files.panel.bubble() == reason
    QTest.keyClick(tile, Qt.Key.Key_Return)
    files.panel.wait(lambda: len(files.opened) == 1)
    assert files.names == ["a.txt"]


def test_others_files_appear_and_go_by_themselves(files: Files, desk: Desk) -> None:
    key = attach(desk.world, desk.world.helper, b"x", slot=2, name="남의 것.txt")
    files.tile("남의 것.txt")
    desk.site.do(desk.world.helper, update("attachment", key, removed_at=NOW))
    files.panel.wait(lambda: files.names == [])


def test_a_hostile_name_is_plain_text(files: Files, desk: Desk) -> None:
    name = "<img src='file:///etc/passwd'>" * 8 + ".txt"
    attach(desk.world, desk.world.main, b"x", slot=1, name=name)
    tile = files.tile(name)
    assert "<img" not in tile.toolTip()
    assert "<\u200bimg" in tile.toolTip()
