"""One running program per database: who is first, who hands over, and what comes in at the socket."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtNetwork import QLocalSocket
from pytestqt.qtbot import QtBot

from taskflow_desktop.rules.links import LONGEST, linked_number
from taskflow_desktop.runtime.instance import Call, Instance, own_call, place_of, read_call

LINK = "taskflow://TK-2026-A0042"
LATER = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from taskflow_desktop.rules.links import LONGEST, linked_number
from taskflow_desktop.runtime.instance import Call, Instance
app = QCoreApplication(sys.argv[:1])
instance = Instance(Path(sys.argv[1]))
patience = 1.5 if len(sys.argv) > 4 else 60
gave = instance.hand_over(sys.argv[2], Call(sys.argv[3]), patience=patience)
print("gave" if gave else "first" if instance.is_first else "alone", flush=True)
if len(sys.argv) > 4:
    sys.stdin.readline()
"""

Make = Callable[[], Instance]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "run"


@pytest.fixture
def make(qtbot: QtBot, folder: Path) -> Iterator[Make]:
    made: list[Instance] = []

    def one() -> Instance:
        made.append(Instance(folder))
        return made[-1]

    yield one
    for each in made:
        each.close()
        each.deleteLater()


def later(folder: Path, url: str, link: str = LINK, *more: str) -> "subprocess.Popen[str]":
    """A later start, in a process of its own."""
    command = [sys.executable, "-c", LATER, str(folder), url, link, *more]
    return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)


def said(process: "subprocess.Popen[str]") -> str:
    out, _ = process.communicate(timeout=60)
    return out.strip()


def test_a_later_start_hands_its_link_over(qtbot: QtBot, make: Make, folder: Path, tmp_path: Path) -> None:
    first, url = make(), str(tmp_path / "desk.sqlite3")
    heard: list[Call] = []
    first.called.connect(heard.append)
    assert not first.hand_over(url, Call())
    assert first.is_first
    # It asks while the first one has its lock but does not listen yet, and is answered.
    process = later(folder, url)
    qtbot.wait(100)
    first.listen()
    qtbot.waitUntil(lambda: bool(heard), timeout=20_000)
    assert (said(process), heard) == ("gave", [Call(LINK)])
    # Another database is another place; the same one written otherwise is the same.
    assert said(later(folder, str(tmp_path / "other.sqlite3"))) == "first"
    process = later(folder, f"sqlite:///{tmp_path}/x/../desk.sqlite3", "")
    qtbot.waitUntil(lambda: len(heard) == 2, timeout=20_000)
    assert said(process) == "gave"


def test_whoever_died_is_followed_by_the_next(qtbot: QtBot, make: Make, folder: Path, tmp_path: Path) -> None:
    url = str(tmp_path / "desk.sqlite3")
    process = later(folder, url, LINK, "stay")
    assert process.stdout is not None
    assert process.stdout.readline().strip() == "first"
    process.kill()
    process.communicate()
    (folder / f"{place_of(url)}.s").write_text("the socket of one that died", encoding="utf-8")
    first = make()
    assert not first.hand_over(url, Call())
    assert first.is_first
    first.listen()
    with qtbot.waitSignal(first.called, timeout=20_000):
        process = later(folder, url)
    assert said(process) == "gave"


def test_of_many_starts_at_once_one_is_first(folder: Path, tmp_path: Path) -> None:
    url = str(tmp_path / "desk.sqlite3")
    racing = [later(folder, url, LINK, "stay") for _ in range(3)]
    lines = []
    for process in racing:
        assert process.stdout is not None
        lines.append(process.stdout.readline().strip())  # none listens: the others go on alone, after a while
    for process in racing:
        process.communicate("\n", timeout=60)
    assert sorted(lines) == ["alone", "alone", "first"]


def test_a_folder_of_somebody_else_is_not_used(make: Make, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    folder.symlink_to(tmp_path / "elsewhere")
    instance = make()
    assert not instance.hand_over(str(tmp_path / "desk.sqlite3"), Call(), patience=0)
    assert not instance.is_first
    folder.unlink()
    folder.mkdir(mode=0o777)
    folder.chmod(0o777)
    assert instance.claim("x")
    if sys.platform != "win32":
        assert folder.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "sent",
    [
        b"\n",
        b"null\n",
        b"[" * 4000 + b"\n",
        b'{"link": 5}\n',
        b'{"link": "' + b"x" * 300 + b'"}\n',
        b'{"token": "\\u0000"}\n',
        b'{"token": "\\ud55c"}\n',
        b"\xff\xfe\n",
        b"x" * 5000,
        b"GET / HTTP/1.1\r\n\r\n",
    ],
)
def test_nonsense_is_sent_away(qtbot: QtBot, make: Make, folder: Path, sent: bytes) -> None:
    first = make()
    heard: list[Call] = []
    first.called.connect(heard.append)
    first.claim("")
    first.listen()
    socket = QLocalSocket()
    socket.connectToServer(str(folder / f"{place_of('')}.s"))
    qtbot.waitUntil(lambda: socket.state() == QLocalSocket.LocalSocketState.ConnectedState)
    socket.write(sent)
    qtbot.waitUntil(lambda: socket.state() == QLocalSocket.LocalSocketState.UnconnectedState)
    assert socket.readAll().data() == b""
    assert heard == []
    socket.deleteLater()


def test_who_says_nothing_is_sent_away_and_many_do_no_harm(qtbot: QtBot, make: Make, folder: Path) -> None:
    first = make()
    heard: list[Call] = []
    first.called.connect(heard.append)
    first.claim("")
    first.listen()
    silent = [QLocalSocket() for _ in range(40)]
    for socket in silent:
        socket.connectToServer(str(folder / f"{place_of('')}.s"))
    gone = QLocalSocket.LocalSocketState.UnconnectedState
    qtbot.waitUntil(lambda: all(socket.state() == gone for socket in silent), timeout=10_000)
    with qtbot.waitSignal(first.called, timeout=20_000):
        process = later(folder, "")
    assert (said(process), heard) == ("gave", [Call(LINK)])
    for socket in silent:
        socket.deleteLater()


@given(st.binary())
def test_no_bytes_make_it_fail(line: bytes) -> None:
    call = read_call(line)
    assert call is None or isinstance(call.link, str)


@given(st.text(max_size=200))
def test_what_is_sent_arrives(link: str) -> None:
    assert read_call(Call(link, "token_1").line()) == Call(link, "token_1")


def test_a_place_says_nothing_of_login_and_password() -> None:
    one = place_of("postgresql://kim:secret@desk.example/flow")
    assert one == place_of("postgresql://kim:other@desk.example/flow")
    assert len({one, place_of("postgresql://lee:secret@desk.example/flow"), place_of(""), place_of("/a.db")}) == 4


def test_the_right_to_the_front_is_handed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(os.environ, "XDG_ACTIVATION_TOKEN", "gnome-1")
    assert own_call(LINK) == Call(LINK, "gnome-1")


@given(st.text(max_size=400), st.text(st.characters(exclude_characters="\0", codec="utf-8"), max_size=400))
def test_whatever_comes_from_outside_is_handed_over(link: str, token: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(os.environ, "XDG_ACTIVATION_TOKEN", token)
        call = own_call(link)
    assert read_call(call.line()) == call
    assert call.link == (link if len(link) <= LONGEST else "taskflow:")
    assert call.token in {token, os.environ.get("DESKTOP_STARTUP_ID", "")}
    assert len(call.line()) <= 4096
    assert linked_number("taskflow:") is None


def test_a_right_to_the_front_of_strange_letters_is_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(os.environ, "XDG_ACTIVATION_TOKEN", "토큰")
    monkeypatch.setitem(os.environ, "DESKTOP_STARTUP_ID", "kde-2")
    assert own_call(LINK) == Call(LINK, "kde-2")
    monkeypatch.setitem(os.environ, "DESKTOP_STARTUP_ID", "x" * 300)
    assert own_call("taskflow://" + "x" * 300) == Call("taskflow:")
