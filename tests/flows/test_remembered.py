"""The sign-in that a computer remembers, over starts of the program, with keyrings that work and that do not."""

from collections.abc import Callable, Iterator
from pathlib import Path

import apsw
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringError, KeyringLocked, NoKeyringError
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from taskflow_desktop.config import sqlite_url
from taskflow_desktop.services import passwords
from taskflow_desktop.storage.database import open_database
from taskflow_desktop.ui.dialogs.first_run import FirstRunWindow
from taskflow_desktop.ui.dialogs.sign_in import SignInWindow
from taskflow_desktop.ui.main_window import MainWindow
from tests.flows.conftest import Program, click
from tests.flows.door import OTHERS, PASSWORD, RunProgram, identifier, make_desk, sign_in
from tests.support.keyrings import FailingKeyring, HangingKeyring, MemoryKeyring
from tests.support.site import ScriptedClock, Site, World, update

Start = Callable[..., Program]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "desk.sqlite3"


@pytest.fixture
def world(file: Path) -> World:
    return make_desk(file)


@pytest.fixture
def keyring() -> MemoryKeyring:
    """The keyring of this computer."""
    return MemoryKeyring()


@pytest.fixture
def hanging() -> Iterator[HangingKeyring]:
    backend = HangingKeyring()
    yield backend
    backend.goes_on.set()


@pytest.fixture
def start(run_program: RunProgram, file: Path, world: World, keyring: MemoryKeyring) -> Start:
    """Start the program anew on this computer."""

    def started(backend: KeyringBackend | None = None, patience: float = 30) -> Program:
        program = run_program()
        program.keyring, program.patience = backend or keyring, patience
        program.begin(sqlite_url(file))
        return program

    return started


def remember(program: Program, file: Path, agent: int, password: str = PASSWORD) -> MainWindow:
    """Sign in to be remembered, and wait until it is so."""
    keyring = program.keyring
    assert isinstance(keyring, MemoryKeyring)
    before = dict(keyring.secrets)
    window = sign_in(program, identifier(file, agent), password, remember=True)
    program.wait(lambda: keyring.secrets != before)
    return window


def valid(file: Path) -> int:
    """How many sign-ins the database remembers."""
    connection = apsw.Connection(str(file))
    connection.set_busy_timeout(5000)  # the program writes meanwhile
    try:
        return int(next(connection.execute("SELECT count(*) FROM sign_in_token WHERE revoked_at IS NULL"))[0])
    finally:
        connection.close()


def test_the_next_start_asks_for_nothing(start: Start, file: Path, world: World) -> None:
    first = start()
    remember(first, file, world.main)
    first.close()
    second = start()
    window = second.window(MainWindow)
    assert window._session.agent.id == world.main
    assert [type(each) for each in second.shown] == [MainWindow]


def test_the_secret_is_in_no_file(
    start: Start, file: Path, world: World, keyring: MemoryKeyring, tmp_path: Path
) -> None:
    program = start()
    remember(program, file, world.main)
    program.close()
    (secret,) = keyring.secrets.values()
    files = [each for each in tmp_path.rglob("*") if each.is_file()]
    assert file in files
    for each in files:
        content = each.read_bytes()
        assert secret.encode() not in content
        assert PASSWORD.encode() not in content


def test_without_the_tick_nothing_is_remembered(start: Start, file: Path, world: World, keyring: MemoryKeyring) -> None:
    program = start()
    sign_in(program, identifier(file, world.main), PASSWORD)
    program.close()
    assert (keyring.secrets, valid(file)) == ({}, 0)
    second = start()
    assert not second.window(SignInWindow).form.remember_box.isChecked()


def test_signing_out_ends_it(start: Start, file: Path, world: World, keyring: MemoryKeyring) -> None:
    program = start()
    window = remember(program, file, world.main)
    window.action("sign_out").trigger()
    door = program.window(SignInWindow)
    assert door.form.remember_box.isChecked()  # the choice stays, the sign-in does not
    program.wait(lambda: keyring.secrets == {} and valid(file) == 0)
    program.close()
    assert start().window(SignInWindow).identifier_field.text() == identifier(file, world.main)


def test_a_password_that_was_reset_ends_it_and_it_is_said(
    start: Start, file: Path, world: World, keyring: MemoryKeyring
) -> None:
    program = start()
    remember(program, file, world.main)
    program.close()
    database = open_database(str(file), durable=False)
    reset = update("agent", world.main, password_hash=passwords.hashed(OTHERS))
    Site(database, ScriptedClock()).do(world.admin, reset)
    database.close()
    second = start()
    door = second.window(SignInWindow)
    second.wait(lambda: "로그인 유지가 끝났어요" in door.reason.accessibleName())
    second.wait(lambda: keyring.secrets == {})
    assert door.reason.isVisible()
    sign_in(second, identifier(file, world.main), OTHERS)


def test_a_screen_that_was_locked_is_locked_at_the_next_start(
    start: Start, file: Path, world: World, keyring: MemoryKeyring
) -> None:
    program = start()
    window = remember(program, file, world.main)
    window.action("lock").trigger()
    assert window.lock.screen is not None
    program.close()
    second = start()
    second.window(SignInWindow)
    remember(second, file, world.main)
    assert (len(keyring.secrets), valid(file)) == (1, 1)
    second.close()
    start().window(MainWindow)


def test_unlocked_again_it_holds(start: Start, file: Path, world: World) -> None:
    program = start()
    window = remember(program, file, world.main)
    window.action("lock").trigger()
    screen = window.lock.screen
    assert screen is not None
    screen.own.password_field.set_text(PASSWORD)
    click(screen.own.button)
    program.wait(lambda: window.lock.screen is None)
    program.close()
    start().window(MainWindow)


def test_on_a_shared_desk_the_last_one_is_remembered(
    start: Start, file: Path, world: World, keyring: MemoryKeyring
) -> None:
    program = start()
    window = remember(program, file, world.main)
    window.action("lock").trigger()
    screen = window.lock.screen
    assert screen is not None
    click(screen.switch_button)
    screen.other.identifier_field.set_text(identifier(file, world.other))
    screen.other.password_field.set_text(OTHERS)
    click(screen.other.button)
    program.wait(lambda: program.startup is not None and program.startup.window is not window)
    program.wait(lambda: keyring.secrets == {} and valid(file) == 0)
    program.window(MainWindow).action("sign_out").trigger()
    remember(program, file, world.other, OTHERS)
    program.close()
    assert start().window(MainWindow)._session.agent.id == world.other


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (NoKeyringError("none"), "키체인(자격 증명 저장소)이 없어서"),
        (KeyringLocked("dismissed"), "키체인이 잠겨 있어서"),
        (KeyringError("broken"), "키체인을 쓸 수 없어서"),
    ],
)
def test_a_keyring_that_fails_is_told_at_the_door_and_one_signs_in_all_the_same(
    start: Start, file: Path, world: World, error: Exception, words: str
) -> None:
    program = start(FailingKeyring(error))
    door = program.window(SignInWindow)
    click(door.form.remember_box)
    program.wait(lambda: words in door.form.keyring_hint.text)
    assert not door.form.remember_box.isChecked()
    click(door.form.remember_box)  # all the same, and at once
    window = sign_in(program, identifier(file, world.main), PASSWORD, remember=True)
    program.wait(lambda: window.banner.isVisible())
    program.wait(lambda: valid(file) == 0)
    program.close()
    second = start(FailingKeyring(error))
    again = second.window(SignInWindow)
    second.wait(lambda: words in again.form.keyring_hint.text)  # the choice stays: it is said at once
    assert not again.form.remember_box.isChecked()


def test_a_keyring_that_is_locked_at_the_start_is_told_and_kept_for_the_next(
    start: Start, file: Path, world: World
) -> None:
    program = start()
    remember(program, file, world.main)
    program.close()
    second = start(FailingKeyring(KeyringLocked("dismissed")))
    door = second.window(SignInWindow)
    second.wait(lambda: "키체인이 잠겨 있어서" in door.form.keyring_hint.text)
    second.close()
    start().window(MainWindow)


def test_nobody_waits_for_a_keyring_that_hangs(start: Start, file: Path, world: World, hanging: HangingKeyring) -> None:
    program = start()
    remember(program, file, world.main)
    program.close()
    second = start(hanging)
    second.window(SignInWindow)  # by itself, while the keyring says nothing
    window = sign_in(second, identifier(file, world.other), OTHERS)
    hanging.goes_on.set()
    second.wait(lambda: hanging.returned >= 1)
    second.wait(lambda: not second.keychain._asked)
    assert second.window(MainWindow) is window
    assert window._session.agent.id == world.other
    assert valid(file) == 0


def test_a_keyring_that_answers_late_takes_nobody_away_from_choosing_another_place(
    start: Start, file: Path, world: World, hanging: HangingKeyring
) -> None:
    program = start()
    remember(program, file, world.main)
    program.close()
    second = start(hanging)
    click(second.window(SignInWindow).change_button)
    second.window(FirstRunWindow)
    hanging.goes_on.set()
    second.wait(lambda: not second.keychain._asked)
    second.window(FirstRunWindow)


def test_from_choosing_another_place_one_comes_back_to_the_sign_in(start: Start, file: Path, world: World) -> None:
    program = start()
    click(program.window(SignInWindow).change_button)
    window = program.window(FirstRunWindow)
    assert window.back_button.isVisible()
    click(window.place_step.check_button)  # another file is open for a while
    program.wait(lambda: window.place_step.checked)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    main = sign_in(program, identifier(file, world.main), PASSWORD)
    assert main._session.agent.id == world.main


def test_a_keyring_that_never_answers_is_told(start: Start, file: Path, world: World, hanging: HangingKeyring) -> None:
    program = start(hanging, patience=0.2)
    door = program.window(SignInWindow)
    click(door.form.remember_box)
    program.wait(lambda: "키체인이 답하지 않아서" in door.form.keyring_hint.text)
    sign_in(program, identifier(file, world.main), PASSWORD, remember=True)
    program.wait(lambda: valid(file) == 0)
