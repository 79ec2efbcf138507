"""The screen is locked: nothing of the session is on it, and everything comes back as it was."""

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import apsw
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from taskflow_desktop.config import sqlite_url
from taskflow_desktop.domain.errors import StorageUnavailable
from taskflow_desktop.domain.ids import RoomId
from taskflow_desktop.domain.stages import StageLoad
from taskflow_desktop.services import passwords
from taskflow_desktop.storage.database import open_database
from taskflow_desktop.ui.dialogs.files import NativeFiles
from taskflow_desktop.ui.dialogs.lock_window import LockWindow
from taskflow_desktop.ui.dialogs.message import DetailsDialog, show_details
from taskflow_desktop.ui.dialogs.new_room import NewRoomDialog
from taskflow_desktop.ui.dialogs.sign_in import SignInWindow
from taskflow_desktop.ui.idle import IdleWatch
from taskflow_desktop.ui.main_window import MainWindow
from taskflow_desktop.ui.settings.stage_colour_panel import ColourPanel
from taskflow_desktop.ui.widgets.curtain import CurtainedMenu
from taskflow_desktop.ui.widgets.toast import Toast
from tests.flows.conftest import Program, click, focused, write
from tests.flows.door import OTHERS, PASSWORD, RunProgram, identifier, make_desk, sign_in
from tests.flows.test_closing import allow_no_file, memo_of, stored, type_memo
from tests.support.site import NOW, ScriptedClock, Site, World, update

CUSTOMER = "홍길동"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "desk.sqlite3"


@pytest.fixture
def world(file: Path) -> World:
    return make_desk(file)


@pytest.fixture
def connection(file: Path, world: World) -> Iterator[apsw.Connection]:
    made = apsw.Connection(str(file))
    yield made
    made.close()


@pytest.fixture
def program(run_program: RunProgram, file: Path, world: World) -> Program:
    made = run_program()
    made.begin(sqlite_url(file))
    return made


@pytest.fixture
def window(program: Program, file: Path, world: World) -> MainWindow:
    return sign_in(program, identifier(file, world.main), PASSWORD)


def lock(program: Program, window: MainWindow) -> LockWindow:
    """Lock by the key, wherever the focus is."""
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    program.wait(lambda: window.lock.screen is not None)
    screen = window.lock.screen
    assert screen is not None
    program.wait(screen.isActiveWindow)
    return screen


def unlock(program: Program, window: MainWindow, password: str = PASSWORD) -> None:
    screen = window.lock.screen
    assert screen is not None
    screen.own.password_field.set_text(password)
    click(screen.own.button)
    program.wait(lambda: window.lock.screen is None)


def on_screen() -> list[QWidget]:
    return [each for each in QApplication.topLevelWidgets() if each.isVisible()]


def compose(text: str) -> None:
    QApplication.sendEvent(focused(), QInputMethodEvent(text, []))


def test_nothing_of_the_session_is_on_the_screen(program: Program, window: MainWindow) -> None:
    memo_of(program, window)
    window.toasts.show_toast(Toast(f"{CUSTOMER} 님"))
    screen = lock(program, window)
    assert on_screen() == [screen]
    assert CUSTOMER not in screen.windowTitle()
    assert screen.windowTitle() == "태스크 플로우 (잠김)"
    assert window.toasts.box is None
    assert focused() is screen.own.password_field.line
    unlock(program, window)
    assert on_screen() == [window]


def test_keys_and_menus_of_the_session_are_dead(program: Program, window: MainWindow) -> None:
    screen = lock(program, window)
    page = window.page
    for key in (Qt.Key.Key_2, Qt.Key.Key_4, Qt.Key.Key_N, Qt.Key.Key_Comma, Qt.Key.Key_K, Qt.Key.Key_L):
        QTest.keyClick(focused(), key, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(focused(), Qt.Key.Key_Alt)
    assert (window.page, on_screen()) == (page, [screen])
    for action in window.actions_.all:
        action.trigger()  # as a menu bar of the system would
    assert (window.page, on_screen()) == (page, [screen])
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert on_screen() == [screen]
    unlock(program, window)
    window.action("page.alerts").trigger()
    assert window.page != page


def test_the_text_stays_with_the_syllable_that_was_being_composed(
    program: Program, window: MainWindow, connection: apsw.Connection
) -> None:
    type_memo(program, window, "쓰던 메모")
    field = memo_of(program, window)
    field.moveCursor(field.textCursor().MoveOperation.End)
    compose("글")
    lock(program, window)
    unlock(program, window)
    assert field.plain_text() == "쓰던 메모글"
    program.wait(field.hasFocus)
    write("!")
    program.wait(lambda: any("쓰던 메모글!" in str(text) for text in stored(connection)))


def test_an_open_dialog_goes_and_comes_back_with_its_text_and_place(program: Program, window: MainWindow) -> None:
    window.action("room.new").trigger()
    dialog = window.findChild(NewRoomDialog)
    assert dialog is not None
    with program.qtbot.waitExposed(dialog):
        dialog.activateWindow()
    line = dialog.findChildren(QLineEdit)[0]
    line.setFocus()
    write("새 고객")
    line.setCursorPosition(1)
    dialog.move(dialog.pos() + QPoint(13, 7))
    place = dialog.geometry()
    screen = lock(program, window)
    assert on_screen() == [screen]
    unlock(program, window)
    program.wait(dialog.isVisible)
    assert (line.text(), dialog.geometry(), dialog.isModal()) == ("새 고객", place, True)
    program.wait(line.hasFocus)
    assert (line.cursorPosition(), line.selectedText()) == (1, "")
    write("로운")  # what was there is not typed over
    assert line.text() == "새로운 고객"
    line.setSelection(3, -2)
    lock(program, window)
    unlock(program, window)
    program.wait(line.hasFocus)
    assert (line.cursorPosition(), line.selectionStart(), line.selectedText()) == (1, 1, "로운")
    dialog.reject()


def test_what_is_told_while_it_is_locked_is_shown_and_spoken_afterwards(
    program: Program, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoken: list[str] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: spoken.append(event.message()))
    screen = lock(program, window)
    spoken.clear()
    window.toasts.show_toast(Toast(f"{CUSTOMER} 님 방을 받았어요", quiet=True))
    window.toasts.show_toast(Toast("저장하지 못했어요", kind="bad"))
    window.toasts.show_toast(Toast("알림", quiet=True))
    window.tell(CUSTOMER, "…")
    assert (spoken, window.toasts.box) == ([], None)
    screen.own.hint.say("bad", "들려요")
    assert spoken == ["들려요"]
    unlock(program, window)
    assert window.toasts.box is not None
    assert window.toasts.box.toast.text == "저장하지 못했어요"


def test_what_went_wrong_at_the_lock_is_told_in_full_there(program: Program, window: MainWindow) -> None:
    screen = lock(program, window)
    screen.show_error(StorageUnavailable("locked", "database is locked"))
    click(screen.own.hint.more)
    details = screen.findChild(DetailsDialog)
    assert details is not None
    assert details.isVisible()
    details.reject()
    unlock(program, window)


def test_a_typed_text_of_who_is_deactivated_is_kept_on_this_computer(
    program: Program, run_program: RunProgram, file: Path, world: World
) -> None:
    database = open_database(str(file), durable=False)
    site = Site(database, ScriptedClock(time.time_ns() // 1000))
    site.do(
        world.admin,
        (
            "INSERT INTO collaborator (task_id, agent_id, added_by) VALUES (?, ?, ?)",
            (world.task, world.other, world.admin),
        ),
    )
    window = sign_in(program, identifier(file, world.other), OTHERS)
    type_memo(program, window, "마지막 말")
    compose("요")
    site.do(world.admin, update("agent", world.other, deactivated_at=NOW))
    program.window(SignInWindow)
    (kept,) = program.folders.data.glob("not-stored-*[0-9a-f].json")
    program.close()
    site.do(world.admin, update("agent", world.other, deactivated_at=None))
    database.close()
    assert "마지막 말요" in json.dumps(json.loads(kept.read_bytes()), ensure_ascii=False)
    again = run_program()
    again.begin(sqlite_url(file))
    window = sign_in(again, identifier(file, world.other), OTHERS)
    field = memo_of(again, window)
    again.wait(lambda: field.plain_text() == "마지막 말요")


def test_what_opens_while_it_is_locked_waits_behind_it(program: Program, window: MainWindow) -> None:
    screen = lock(program, window)
    waits = show_details(window, CUSTOMER, "…", "…")
    closed = show_details(window, CUSTOMER, "…", "…")
    closed.reject()
    assert on_screen() == [screen]
    unlock(program, window)
    assert waits.isVisible()
    assert [each for each in on_screen() if isinstance(each, DetailsDialog)] == [waits]
    waits.reject()


def test_a_wrong_password_keeps_it_locked_and_waits_grow(program: Program, window: MainWindow) -> None:
    screen = lock(program, window)
    for n in range(4):
        screen.own.password_field.set_text(f"틀림 {n}")
        click(screen.own.button)
        program.wait(lambda: bool(screen.own.hint.text))
        if n < 3:
            assert screen.own.hint.text == "비밀번호가 맞지 않아요."
            screen.own.password_field.line.clear()
    assert "1초" in screen.own.hint.text
    assert screen.own.button.refusal
    program.wait(lambda: not screen.own.button.refusal)
    assert screen.own.hint.text == ""
    unlock(program, window)


def test_somebody_else_signs_in_and_all_of_the_first_is_kept(
    program: Program, window: MainWindow, file: Path, world: World, connection: apsw.Connection
) -> None:
    type_memo(program, window, "첫 사람의 메모")
    screen = lock(program, window)
    click(screen.switch_button)
    assert screen.switching
    assert not screen.note.isVisible()
    screen.other.identifier_field.set_text(identifier(file, world.other))
    screen.other.password_field.set_text(OTHERS)
    click(screen.other.button)
    program.wait(lambda: program.startup is not None and program.startup.window is not window)
    second = program.window(MainWindow)
    assert second._session.agent.id == world.other
    program.wait(lambda: on_screen() == [second])
    kept = [str(text) for (text,) in connection.execute("SELECT text FROM draft")]
    assert "첫 사람의 메모" in " ".join([*kept, *map(str, stored(connection))])


def test_switching_stands_in_the_menus(program: Program, window: MainWindow, file: Path, world: World) -> None:
    window.action("switch").trigger()
    program.wait(lambda: window.lock.screen is not None)
    screen = window.lock.screen
    assert screen is not None
    assert screen.switching
    assert on_screen() == [screen]
    program.wait(screen.isActiveWindow)
    assert focused() is screen.other.identifier_field.line
    click(screen.back_button)
    unlock(program, window)


def test_in_the_form_for_somebody_else_the_own_name_just_unlocks(
    program: Program, window: MainWindow, file: Path, world: World, connection: apsw.Connection
) -> None:
    screen = lock(program, window)
    click(screen.switch_button)
    screen.other.identifier_field.set_text(identifier(file, world.main))
    screen.other.password_field.set_text(PASSWORD)
    click(screen.other.button)
    program.wait(lambda: window.lock.screen is None)
    assert on_screen() == [window]


def test_what_is_typed_in_an_open_dialog_is_told_before_somebody_else_signs_in(
    program: Program, window: MainWindow
) -> None:
    window.action("room.new").trigger()
    dialog = window.findChild(NewRoomDialog)
    assert dialog is not None
    with program.qtbot.waitExposed(dialog):
        dialog.activateWindow()
    screen = lock(program, window)
    click(screen.switch_button)
    assert not screen.note.isVisible()  # nothing is typed in it
    click(screen.back_button)
    unlock(program, window)
    program.wait(dialog.isActiveWindow)
    dialog.findChildren(QLineEdit)[0].setFocus()
    write("새 고객")
    screen = lock(program, window)
    click(screen.switch_button)
    assert screen.note.isVisible()
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    assert not screen.switching
    unlock(program, window)
    dialog.reject()


def test_nobody_goes_while_what_was_typed_can_be_kept_nowhere(
    program: Program, window: MainWindow, file: Path, world: World, connection: apsw.Connection
) -> None:
    memo_of(program, window)
    allow_no_file(program)
    connection.execute("BEGIN IMMEDIATE")
    type_memo(program, window, "사라지면 안 되는 글")
    screen = lock(program, window)
    began = time.monotonic()
    assert not screen.close()
    assert time.monotonic() - began < 5
    assert screen.problem.isVisible()
    assert on_screen() == [screen]
    connection.execute("ROLLBACK")
    program.wait(lambda: stored(connection) == ["사라지면 안 되는 글"])
    unlock(program, window)


def test_the_program_closes_from_the_locked_screen_with_everything_kept(
    program: Program, window: MainWindow, connection: apsw.Connection
) -> None:
    type_memo(program, window, "닫기 전의 글")
    screen = lock(program, window)
    finished: list[bool] = []
    assert program.startup is not None
    program.startup.finished.connect(lambda: finished.append(True))
    screen.close()
    assert finished == [True]
    assert on_screen() == []
    program.close()
    kept = [str(text) for (text,) in connection.execute("SELECT text FROM draft")]
    assert "닫기 전의 글" in " ".join([*kept, *map(str, stored(connection))])


def test_who_is_deactivated_is_put_out_and_told_why(
    program: Program, run_program: RunProgram, file: Path, world: World
) -> None:
    """By an admin somewhere else, with a text on its way."""
    window = sign_in(program, identifier(file, world.other), OTHERS)
    window.show_room(RoomId(world.room))
    lock(program, window)
    database = open_database(str(file), durable=False)
    Site(database, ScriptedClock(time.time_ns() // 1000)).do(
        world.admin, update("agent", world.other, deactivated_at=NOW)
    )
    database.close()
    door = program.window(SignInWindow)
    assert "사용 안 함" in door.reason.accessibleName()
    assert door.reason.isVisible()
    program.wait(lambda: on_screen() == [door])


# without input


class Hours:
    """Two clocks that are moved."""

    def __init__(self) -> None:
        self.steady = self.wall = 1000.0

    def __call__(self) -> tuple[float, float]:
        return self.steady, self.wall


@pytest.fixture
def hours(qtbot: QtBot) -> Hours:
    return Hours()


@pytest.fixture
def watched(qtbot: QtBot, hours: Hours) -> Iterator[tuple[IdleWatch, QLineEdit, list[bool]]]:
    line = QLineEdit()
    qtbot.addWidget(line)
    with qtbot.waitExposed(line):
        line.show()
    line.activateWindow()
    with qtbot.waitActive(line):
        pass
    watch = IdleWatch(line, clock=hours)
    told: list[bool] = []
    watch.idle.connect(lambda: told.append(True))
    watch.start(5)
    yield watch, line, told
    watch.stop()


def pass_by(hours: Hours, watch: IdleWatch, seconds: float) -> None:
    hours.steady += seconds
    hours.wall += seconds
    watch.look()


def test_after_the_minutes_without_input_it_is_told_once(
    watched: tuple[IdleWatch, QLineEdit, list[bool]], hours: Hours
) -> None:
    watch, _line, told = watched
    pass_by(hours, watch, 299)
    assert told == []
    pass_by(hours, watch, 1)
    assert told == [True]


@pytest.mark.parametrize("how", ["key", "pointer", "wheel", "composing"])
def test_whatever_comes_in_begins_the_time_anew(
    watched: tuple[IdleWatch, QLineEdit, list[bool]], hours: Hours, how: str
) -> None:
    watch, line, told = watched
    pass_by(hours, watch, 299)
    handle = line.windowHandle()
    assert handle is not None
    if how == "key":
        QTest.keyClick(handle, Qt.Key.Key_A)
        assert line.text() == "a"
    elif how == "pointer":
        QTest.mouseMove(handle, QPoint(3, 3))
    elif how == "wheel":
        QTest.wheelEvent(handle, QPoint(3, 3), QPoint(0, 120))
    else:
        QApplication.sendEvent(line, QInputMethodEvent("하", []))
        QApplication.inputMethod().cursorRectangleChanged.emit()
    pass_by(hours, watch, 299)
    assert told == []
    pass_by(hours, watch, 1)
    assert told == [True]


def test_a_computer_that_slept_was_without_input(
    watched: tuple[IdleWatch, QLineEdit, list[bool]], hours: Hours
) -> None:
    watch, _line, told = watched
    hours.wall += 3600  # the steady clock stood still
    watch.look()
    assert told == [True]


def test_a_clock_that_is_set_back_hides_no_time(watched: tuple[IdleWatch, QLineEdit, list[bool]], hours: Hours) -> None:
    watch, _line, told = watched
    hours.wall -= 86_400
    hours.steady += 300
    watch.look()
    assert told == [True]


def test_it_locks_by_itself_as_this_computer_is_set(program: Program, window: MainWindow, hours: Hours) -> None:
    idle = window.lock.idle
    idle._clock = hours
    program.preferences.set_lock_minutes(10)
    pass_by(hours, idle, 599)
    assert window.lock.screen is None
    pass_by(hours, idle, 1)
    assert window.lock.screen is not None
    unlock(program, window)
    pass_by(hours, idle, 599)
    assert window.lock.screen is None
    program.preferences.set_lock_minutes(0)
    pass_by(hours, idle, 86_400)
    assert window.lock.screen is None


def test_whoever_got_a_new_password_has_to_know_it(
    program: Program, window: MainWindow, file: Path, world: World
) -> None:
    type_memo(program, window, "쓰던 메모")
    database = open_database(str(file), durable=False)
    site = Site(database, ScriptedClock(time.time_ns() // 1000))
    new = "관리자가 준 새 비밀번호"
    site.do(world.admin, update("agent", world.main, password_hash=passwords.hashed(new)))
    database.close()
    program.wait(lambda: window.lock.screen is not None)
    screen = window.lock.screen
    assert screen is not None
    assert on_screen() == [screen]
    screen.own.password_field.set_text(PASSWORD)
    click(screen.own.button)
    program.wait(lambda: bool(screen.own.hint.text))
    unlock(program, window, new)
    assert memo_of(program, window).plain_text() == "쓰던 메모"


# what Qt and the system bring of their own


def read_aloud(root: QAccessibleInterface | None) -> list[str]:
    """All that a screen reader can find under `root`, hidden or not."""
    if root is None:
        return []
    own = [root.text(kind) for kind in (QAccessible.Text.Name, QAccessible.Text.Value, QAccessible.Text.Description)]
    return [*own, *(text for n in range(root.childCount()) for text in read_aloud(root.child(n)))]


def test_a_screen_reader_finds_nothing_of_the_session(program: Program, window: MainWindow) -> None:
    memo_of(program, window)
    app = QApplication.instance()
    assert app is not None
    assert CUSTOMER in " ".join(read_aloud(QAccessible.queryAccessibleInterface(app)))
    screen = lock(program, window)
    found = " ".join(read_aloud(QAccessible.queryAccessibleInterface(app)))
    assert CUSTOMER not in found
    assert screen.windowTitle() in found
    unlock(program, window)
    assert CUSTOMER in " ".join(read_aloud(QAccessible.queryAccessibleInterface(app)))


def _file_dialog(window: MainWindow, chosen: list[object]) -> QDialog:
    NativeFiles().open_files(window, "파일", "", chosen=chosen.append)
    (dialog,) = window.findChildren(QFileDialog)
    return dialog


def _colour_dialog(window: MainWindow, chosen: list[object]) -> QDialog:
    panel = ColourPanel(window)
    panel.show_stage("신규", "#2F6FED", (1, 3), StageLoad(1, 1))
    panel.chosen.connect(chosen.append)
    return panel.open_picker()


@pytest.mark.parametrize("make", [_file_dialog, _colour_dialog])
def test_the_key_locks_from_dialogs_of_qt_and_nothing_is_chosen(
    program: Program, window: MainWindow, make: Callable[[MainWindow, list[object]], QDialog]
) -> None:
    chosen: list[object] = []
    dialog = make(window, chosen)
    with program.qtbot.waitExposed(dialog):
        dialog.activateWindow()
    program.wait(dialog.isActiveWindow)
    screen = lock(program, window)
    assert on_screen() == [screen]
    unlock(program, window)
    assert dialog.isVisible()
    assert chosen == []
    dialog.reject()


def test_the_key_locks_from_an_open_menu(program: Program, window: MainWindow) -> None:
    menu = CurtainedMenu(window)
    menu.addAction(CUSTOMER)
    menu.popup(QPoint(50, 50))
    program.wait(menu.isVisible)
    QTest.keyClick(menu, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    program.wait(lambda: window.lock.screen is not None)
    assert on_screen() == [window.lock.screen]
    menu.popup(QPoint(50, 50))
    window.showNormal()
    assert on_screen() == [window.lock.screen]
    unlock(program, window)
    assert on_screen() == [window]
    menu.deleteLater()
