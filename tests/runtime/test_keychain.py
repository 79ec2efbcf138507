"""The system's keyring through the library's own backends: one that works, one that fails, one that hangs."""

import threading
from collections.abc import Iterator

import pytest
from keyring.backend import KeyringBackend
from keyring.errors import InitError, KeyringError, KeyringLocked, NoKeyringError
from pytestqt.qtbot import QtBot

from taskflow_desktop.runtime.keychain import Kept, Keychain
from tests.support.keyrings import FailingKeyring, HangingKeyring, MemoryKeyring

PATIENCE = 0.15


@pytest.fixture
def hanging() -> Iterator[HangingKeyring]:
    backend = HangingKeyring()
    yield backend
    backend.goes_on.set()


class Asking:
    """A keychain, and what it answered."""

    def __init__(self, qtbot: QtBot, backend: KeyringBackend | None, patience: float = 30) -> None:
        self.qtbot = qtbot
        self.keychain = Keychain(backend=backend, patience=patience)
        self.heard: list[Kept] = []
        self.threads: set[int] = set()

    def hear(self, kept: Kept) -> None:
        self.threads.add(threading.get_ident())
        self.heard.append(kept)

    def answer(self) -> Kept:
        self.qtbot.waitUntil(lambda: bool(self.heard))
        return self.heard.pop()

    def close(self) -> None:
        self.keychain.close()
        self.keychain.deleteLater()


@pytest.fixture
def asking(qtbot: QtBot) -> Iterator[Asking]:
    made = Asking(qtbot, MemoryKeyring())
    yield made
    made.close()


def test_what_was_written_is_read_until_it_is_forgotten(asking: Asking) -> None:
    asking.keychain.read("desk", asking.hear)
    assert asking.answer() == Kept()
    asking.keychain.write("desk", "비밀", asking.hear)
    assert asking.answer() == Kept()
    asking.keychain.read("desk", asking.hear)
    assert asking.answer() == Kept("비밀")
    asking.keychain.read("another", asking.hear)
    assert asking.answer() == Kept()
    asking.keychain.forget("desk", asking.hear)
    assert asking.answer() == Kept()
    asking.keychain.read("desk", asking.hear)
    assert asking.answer() == Kept()
    assert asking.threads == {threading.get_ident()}


def test_forgetting_what_is_not_there_is_no_problem(asking: Asking) -> None:
    asking.keychain.forget("desk", asking.hear)
    assert asking.answer() == Kept()


def test_questions_are_answered_in_their_order(asking: Asking) -> None:
    for n in range(10):
        asking.keychain.write("desk", str(n), asking.hear)
    asking.keychain.read("desk", asking.hear)
    asking.qtbot.waitUntil(lambda: len(asking.heard) == 11)
    assert asking.heard[-1] == Kept("9")


def test_the_keyring_is_asked_on_a_thread_of_its_own(asking: Asking) -> None:
    backend = MemoryKeyring()
    own = Asking(asking.qtbot, backend)
    own.keychain.write("desk", "x", own.hear)
    own.answer()
    own.close()
    assert backend.threads
    assert threading.get_ident() not in backend.threads


@pytest.mark.parametrize(
    ("error", "problem"),
    [
        (NoKeyringError("none"), "missing"),
        (KeyringLocked("dismissed"), "locked"),
        (InitError("no collection"), "locked"),
        (KeyringError("broken"), "failed"),
        (RuntimeError("of the backend's own"), "failed"),
    ],
)
def test_a_keyring_that_fails_is_told_in_one_word(qtbot: QtBot, error: Exception, problem: str) -> None:
    asking = Asking(qtbot, FailingKeyring(error))
    for ask in (
        lambda: asking.keychain.read("desk", asking.hear),
        lambda: asking.keychain.write("desk", "x", asking.hear),
        lambda: asking.keychain.forget("desk", asking.hear),
    ):
        ask()
        assert asking.answer() == Kept(problem=problem)
    asking.close()


def test_what_is_no_text_is_no_secret(qtbot: QtBot) -> None:
    backend = MemoryKeyring()
    asking = Asking(qtbot, backend)
    for garbage in (b"\xff", 7, ["x"]):
        backend.secrets["desk"] = garbage  # type: ignore[assignment] - a backend that does not hold to its interface
        asking.keychain.read("desk", asking.hear)
        assert asking.answer() == Kept(problem="failed")
    asking.close()


def test_a_keyring_that_hangs_is_given_up_and_not_heard_later(qtbot: QtBot, hanging: HangingKeyring) -> None:
    asking = Asking(qtbot, hanging, PATIENCE)
    asking.keychain.read("desk", asking.hear)
    asking.keychain.read("desk", asking.hear)
    qtbot.waitUntil(lambda: len(asking.heard) == 2)
    assert asking.heard == [Kept(problem="slow")] * 2
    hanging.goes_on.set()
    qtbot.waitUntil(lambda: hanging.returned == 2)
    asking.heard.clear()
    asking.keychain.read("desk", asking.hear)  # a thread of its own
    assert asking.answer() == Kept("late")
    assert asking.heard == []
    asking.close()


def test_closed_it_says_nothing_any_more(qtbot: QtBot, hanging: HangingKeyring) -> None:
    asking = Asking(qtbot, hanging)
    asking.keychain.read("desk", asking.hear)
    asking.close()
    hanging.goes_on.set()
    qtbot.waitUntil(lambda: hanging.returned == 1)
    asking.keychain.read("desk", asking.hear)
    assert asking.heard == []


def test_a_computer_without_a_keyring_says_so(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """The library as it is; backends that write files do not count."""
    monkeypatch.setattr("keyring.backend.get_all_keyring", lambda: [FileKeyring()])
    asking = Asking(qtbot, None)
    asking.keychain.write("desk", "x", asking.hear)
    assert asking.answer() == Kept(problem="missing")
    asking.close()


class FileKeyring(MemoryKeyring):
    """Stands for a backend of another package that keeps secrets in a file."""


def test_a_secret_is_not_in_what_is_printed() -> None:
    assert "비밀" not in repr(Kept("비밀"))
