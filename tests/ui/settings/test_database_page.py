"""The database page in a real window: backups, restoring one, and the check; what is told when it does not work."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from taskflow_desktop.domain.ids import SYSTEM, AgentId
from taskflow_desktop.runtime.entrance import Entrance
from taskflow_desktop.runtime.notices import Notices
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.dialogs.files import Chosen
from taskflow_desktop.ui.settings.database_page import DatabasePage
from taskflow_desktop.ui.settings.restore_dialog import RestoreDialog
from tests.support.server import Server
from tests.support.site import NOW, Site, populate, update
from tests.support.tampering import tamper
from tests.ui.board.desk import Desk, show_in_window

Open = Callable[..., DatabasePage]


class Files:
    """Answers for the system's file dialogs."""

    def __init__(self) -> None:
        self.next: tuple[Path, ...] = ()

    def open_files(self, parent: QWidget, title: str, filters: str, *, chosen: Chosen, accept: str = "") -> None:
        chosen(self.next)

    def save_file(self, parent: QWidget, title: str, name: str, *, chosen: Chosen, filters: str = "") -> None:
        chosen(self.next)

    def folder(self, parent: QWidget, title: str, start: Path, *, chosen: Chosen) -> None:
        chosen(self.next)


@pytest.fixture
def files() -> Files:
    return Files()


@pytest.fixture
def session(desk: Desk) -> Session:
    """The admin's, and no demo."""
    session = desk.enter(desk.world.admin)
    session.demo = False
    return session


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, session: Session, files: Files) -> DatabasePage:
    made = DatabasePage(session, files)
    made.window_kept = show_in_window(qtbot, made, 760, 640)  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: bool(made.where.text()))
    return made


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def back_up(page: DatabasePage, qtbot: QtBot) -> str:
    click(page.back_up)
    qtbot.waitUntil(lambda: not page.back_up.refusal)
    return page.outcome.accessibleName()


def open_restore(page: DatabasePage) -> RestoreDialog:
    click(page.restore)
    assert page.dialog is not None
    return page.dialog


def test_where_the_data_lie_and_a_backup_by_hand(page: DatabasePage, desk: Desk, qtbot: QtBot) -> None:
    assert page.where.text() == str(desk.folder / "desk.sqlite3")
    assert page.figures[0].text() == "이 컴퓨터의 파일"
    assert page.figures[2].text() == "아직 없어요"
    assert page.folder.text() == str(desk.folder / "backups")
    assert back_up(page, qtbot).startswith("백업하고 확인했어요. desk-2026-02-25-1513.tfbackup (")
    qtbot.waitUntil(lambda: page.figures[2].text().endswith(" · 직접"))
    click(page.copy_place)
    assert QApplication.clipboard().text() == page.where.text()


def test_by_keyboard_alone(page: DatabasePage, qtbot: QtBot) -> None:
    """Tab reaches every button; Space backs up."""
    reached = set()
    page.copy_place.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(8):
        widget = QApplication.focusWidget()
        assert widget is not None
        reached.add(widget)
        assert widget.accessibleName() or getattr(widget, "text", str)()
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    assert {page.copy_place, page.change_folder, page.back_up, page.restore, page.check.button} <= reached
    page.back_up.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(page.back_up, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not page.back_up.refusal)
    assert page.outcome.isVisible()


def test_another_folder_and_back(page: DatabasePage, desk: Desk, files: Files, qtbot: QtBot) -> None:
    disk = desk.folder / "disk"
    disk.mkdir()
    files.next = (disk,)
    click(page.change_folder)
    qtbot.waitUntil(lambda: page.folder.text() == str(disk))
    back_up(page, qtbot)
    assert len(list(disk.iterdir())) == 1
    disk.rename(desk.folder / "unplugged")
    page.read()
    qtbot.waitUntil(page.problem.isVisible)
    assert "고른 폴더를 지금 쓸 수 없어요" in page.problem.accessibleName()
    click(page.own_folder)
    qtbot.waitUntil(lambda: not page.problem.isVisible() and not page.own_folder.isVisible())
    files.next = (desk.folder / "nowhere",)
    click(page.change_folder)
    qtbot.waitUntil(page.outcome.isVisible)
    assert page.outcome.accessibleName() == "폴더가 없어요. 다른 폴더를 골라 주세요."


def test_a_backup_that_cannot_be_made(page: DatabasePage, desk: Desk, qtbot: QtBot) -> None:
    (desk.folder / "backups").write_text("a file in the way", "utf-8")
    assert back_up(page, qtbot) == "이 폴더에는 저장할 수 없어요. 다른 폴더를 골라 주세요."


def test_the_automatic_one(page: DatabasePage, session: Session, desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(session.backups.made):
        session.backups.start(first_ms=1)
    qtbot.waitUntil(lambda: page.figures[2].text().endswith(" · 자동"))
    assert [path.name for path in (desk.folder / "backups").iterdir()] == ["desk-2026-02-25-1513-daily.tfbackup"]
    session.backups.look()  # again on the same day
    back_up(page, qtbot)
    assert len(list((desk.folder / "backups").iterdir())) == 2


def test_an_automatic_one_that_fails_is_told(page: DatabasePage, session: Session, desk: Desk, qtbot: QtBot) -> None:
    (desk.folder / "backups").write_text("a file in the way", "utf-8")
    with qtbot.waitSignal(session.backups.daily_failed):
        session.backups.look()
    assert page.problem.accessibleName().startswith("오늘 자동 백업을 하지 못했어요.")
    (desk.folder / "backups").unlink()
    with qtbot.waitSignal(session.backups.made):
        session.backups.look()
    qtbot.waitUntil(lambda: not page.problem.isVisible())


def test_a_demo_keeps_nothing(qtbot: QtBot, desk: Desk, files: Files) -> None:
    page = DatabasePage(desk.enter(desk.world.admin), files)
    window = show_in_window(qtbot, page, 760, 640)
    qtbot.waitUntil(lambda: bool(page.where.text()))
    click(page.back_up)
    assert "데모" in page.back_up.refusal
    assert not (desk.folder / "backups").exists()
    window.close()


# restoring


def test_what_is_in_it_what_would_be_lost_and_the_safe_button(page: DatabasePage, desk: Desk, qtbot: QtBot) -> None:
    back_up(page, qtbot)
    qtbot.waitUntil(lambda: page.figures[2].text().endswith("직접"))
    desk.clock.move()
    desk.task("나중 일")
    desk.site.do(desk.world.admin, update("agent", desk.world.other, deactivated_at=NOW))
    dialog = open_restore(page)
    assert dialog.go.refusal == "백업을 먼저 골라 주세요."
    choice = next(iter(dialog.choices))
    assert choice.text().endswith("KB")
    QTest.keyClick(choice, Qt.Key.Key_Space)
    qtbot.waitUntil(dialog.table.isVisible)
    assert [cell.text() for cell in dialog.table.cells[2]] == ["1", "2"]
    told = [note.accessibleName() for note in dialog.notes]
    assert "사라져요 (김지수, 관리자)" in told[0]
    assert "이도윤" in told[1]
    click(dialog.go)
    assert dialog.confirm is not None
    qtbot.waitUntil(lambda: dialog.confirm is not None and dialog.confirm.isVisible())
    assert dialog.confirm.focusWidget() is dialog.confirm.safe
    QTest.keyClick(dialog.confirm, Qt.Key.Key_Escape)
    events = desk.events()
    dialog.reject()
    assert desk.events() == events


def test_restoring(page: DatabasePage, session: Session, desk: Desk, qtbot: QtBot) -> None:
    """Two windows hear of it: the one that restores, and any other on the same data."""
    back_up(page, qtbot)
    qtbot.waitUntil(lambda: page.figures[2].text().endswith("직접"))
    other = desk.enter(desk.world.main)
    desk.task("나중 일")
    dialog = open_restore(page)
    click(next(iter(dialog.choices)))
    qtbot.waitUntil(dialog.table.isVisible)
    click(dialog.go)
    assert dialog.confirm is not None
    with qtbot.waitSignals([session.replaced, other.replaced], timeout=10_000):
        click(dialog.confirm.sure)
        dialog.reject()  # while it runs, the dialog stays
        assert dialog.isVisible()
    assert desk.site.value("SELECT count(*) FROM task") == 1
    names = {path.name for path in (desk.folder / "backups").iterdir()}
    assert "desk-2026-02-25-1513-before-restore.tfbackup" in names


def test_a_file_that_is_no_backup(page: DatabasePage, desk: Desk, files: Files, qtbot: QtBot) -> None:
    letter = desk.folder / "letter.tfbackup"
    letter.write_text("Sehr geehrte Damen und Herren", "utf-8")
    dialog = open_restore(page)
    for path, words in (
        (letter, "태스크 플로우 백업이 아니에요. 다른 파일을 골라 주세요."),
        (desk.folder / "desk.sqlite3", "백업이 아니라 지금 쓰는 데이터 파일이에요. 다른 파일을 골라 주세요."),
        (desk.folder / "nowhere", "파일이 없어졌어요. 다른 백업을 골라 주세요."),
    ):
        files.next = (path,)
        click(dialog.other)
        qtbot.waitUntil(lambda words=words: dialog.error == words)  # type: ignore[misc]
        assert dialog.chosen_file.text() == str(path)
        assert dialog.go.refusal
    dialog.reject()


# the check


def test_a_sound_one(page: DatabasePage, qtbot: QtBot) -> None:
    click(page.check.button)
    qtbot.waitUntil(page.check.outcome.isVisible)
    assert page.check.outcome.accessibleName().startswith("이상이 없어요. 이력 ")
    assert not page.check.bar.isVisible()


def test_what_it_finds_is_told_and_can_be_copied(page: DatabasePage, desk: Desk, qtbot: QtBot) -> None:
    tamper(desk.site, ("UPDATE task SET title = 'x'", ()))
    click(page.check.button)
    qtbot.waitUntil(page.check.outcome.isVisible)
    assert page.check.outcome.accessibleName().startswith("맞지 않는 곳이 1곳 있어요. 이력과 다른 값 1. ")
    page.check.outcome.action.emit()
    details = page.check.details
    assert details is not None
    assert "제목: 지금은 x, 이력에는 배송지 변경" in details.details
    click(details.copy_button)
    assert QApplication.clipboard().text() == details.details
    details.reject()


def test_given_up_and_closed_in_the_middle(page: DatabasePage, session: Session, desk: Desk, qtbot: QtBot) -> None:
    desk.many(400)
    click(page.check.button)
    assert page.check.bar.isVisible()
    assert page.check.button.text() == "그만두기"
    click(page.check.button)
    qtbot.waitUntil(page.check.outcome.isVisible)
    assert page.check.button.text() == "지금 검사"
    click(page.check.button)  # and closed while it runs: nobody hears the answer


# a server


def test_a_server_is_backed_up_there(qtbot: QtBot, server: Server, postgres_site: Site, postgres_name: str) -> None:
    """It is said plainly, with the commands for whoever looks after it; the check works there as well."""
    world = populate(postgres_site)
    postgres_site.become(SYSTEM)
    login = postgres_site.value("SELECT identifier FROM agent WHERE id = ?", world.admin)
    notices = Notices()
    entrance = Entrance(notices, demo=True)
    answers: list[Any] = []
    entrance.open(server.url(postgres_name, login), done=answers.append, failed=answers.append)
    qtbot.waitUntil(lambda: len(answers) == 1)
    entrance.become(AgentId(world.admin), done=answers.append, failed=answers.append)
    qtbot.waitUntil(lambda: len(answers) == 2)
    session = answers[1]
    session.demo = False
    page = DatabasePage(session)
    window = show_in_window(qtbot, page, 760, 640)
    qtbot.waitUntil(lambda: bool(page.where.text()))
    assert page.figures[0].text().startswith("서버의 PostgreSQL 1")
    assert page.figures[2].text() == "서버에서 해요"
    assert not page.back_up.isVisible()
    assert f"pg_dump --format=custom --file=taskflow.dump {postgres_name}" in page.commands.text()
    click(page.copy_commands)
    assert "pg_restore" in QApplication.clipboard().text()
    session.backups.look()
    click(page.check.button)
    qtbot.waitUntil(page.check.outcome.isVisible)
    assert page.check.outcome.accessibleName().startswith("이상이 없어요.")
    assert session.backups.problem is None
    window.close()
    session.close()
    entrance.close()
