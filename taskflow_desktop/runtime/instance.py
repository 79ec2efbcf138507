"""One running program per database and user of the computer: a second start hands over to the first.

A lock file says who is the first; the system releases it with the process, however that ends. The first one listens
at a local socket for later starts. What comes in there is not trusted: it is short, in time, and of known shape.
"""

import json
import os
import stat
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from taskflow_desktop.config import Config
from taskflow_desktop.rules.addresses import is_server, shown
from taskflow_desktop.rules.json_text import from_json
from taskflow_desktop.rules.links import LONGEST, SCHEME
from taskflow_desktop.runtime.file_lock import FileLock
from taskflow_desktop.storage.places import sqlite_path

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

_MOST_BYTES: Final = 4096
_MOST_AT_ONCE: Final = 16
_ONE_MS: Final = 2000
"""So long somebody has to say what he wants."""
_PATIENCE_S: Final = 6.0
"""So long the first one has to answer: it may be starting itself."""
_SOON_MS: Final = 300
_PAUSE_S: Final = 0.05
_ANSWER: Final = b"ok\n"


@dataclass(frozen=True, slots=True)
class Call:
    """What a later start asks of the first one: to come to the front, and to open `link` if there is one.

    `token` is the right to come to the front, which some desktops give to whoever was just started.
    """

    link: str = ""
    token: str = ""

    def line(self) -> bytes:
        """Return it as it is sent."""
        return json.dumps({"link": self.link, "token": self.token}).encode() + b"\n"


def read_call(line: bytes) -> Call | None:
    """Return what a line asks for, None if it is nothing of ours."""
    try:
        values = from_json(line)
    except ValueError:
        return None
    if not isinstance(values, dict):
        return None
    link, token = values.get("link", ""), values.get("token", "")
    if not isinstance(link, str) or not isinstance(token, str):
        return None
    if len(link) > LONGEST or not _is_token(token):
        return None
    return Call(link, token)


def own_call(link: str) -> Call:
    """Return what this start asks of a first one, in a shape that it takes whatever came from outside.

    A link that is too long leads nowhere: only that there was one is told.
    """
    tokens = (os.environ.get(name, "") for name in _TOKENS)
    token = next((token for token in tokens if token and _is_token(token)), "")
    return Call(link if len(link) <= LONGEST else f"{SCHEME}:", token)


def _is_token(text: str) -> bool:
    return len(text) <= LONGEST and text.isascii() and text.isprintable()


_TOKENS: Final = ("XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID")


def place_of(url: str) -> str:
    """Return a name for the database at `url` that says nothing about it; the same for every way to write it."""
    if is_server(url):
        try:
            text = f"{urlsplit(url).username}@{shown(url)}"
        except ValueError:
            text = shown(url)
    else:
        text = os.path.normcase(os.path.realpath(sqlite_path(url))) if url else ""
    return sha256(text.encode(errors="replace")).hexdigest()[:16]


class Instance(QObject):
    """The place of this program among those that run for the same user.

    Signals:
        called: Call, another start handed over to this one.
    """

    called = Signal(object)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        """Locks and sockets are in `folder`, which is made for this user alone."""
        super().__init__(parent)
        self._folder = folder
        self._place = ""
        self._lock: FileLock | None = None
        self._server: QLocalServer | None = None
        self._listening = False

    @property
    def is_first(self) -> bool:
        """True while later starts find this one."""
        return self._lock is not None

    def claim(self, url: str) -> bool:
        """Be the first one for the database at `url` from now on, of no other any more; False if another one is."""
        place = place_of(url)
        if place == self._place and self._lock is not None:
            return True
        self._let_go()
        self._place = place
        if not _private(self._folder):
            return False
        lock = FileLock(self._folder / f"{place}.lock")
        if lock.take():
            self._lock = lock
            if self._listening:
                self._listen()
        return self._lock is not None

    def hand_over(self, url: str, call: Call, *, patience: float = _PATIENCE_S) -> bool:
        """Let the first one for the database at `url` do what is asked; False if there is none that answers.

        Then this program goes on as if alone, the first one itself where it could become that.
        """
        until = time.monotonic() + patience
        while not self.claim(url):
            if not _private(self._folder):
                return False
            if _asked(self._address, call, until):
                return True
            if time.monotonic() > until:
                return False
            time.sleep(_PAUSE_S)  # it is between taking its lock and listening
        return False

    @Slot(object)
    def follow(self, config: Config) -> None:
        """Another database is used from now on."""
        self.claim(config.database)

    @Slot()
    def listen_soon(self) -> None:
        """Hear later starts once the window is painted: to begin takes some time."""
        if not self._listening:
            QTimer.singleShot(_SOON_MS, self, self.listen)

    @Slot()
    def listen(self) -> None:
        """Hear later starts from now on."""
        if not self._listening:
            self._listening = True
            if self._lock is not None:
                self._listen()

    def close(self) -> None:
        """Be the first one no more."""
        self._listening = False
        self._let_go()

    @property
    def _address(self) -> str:
        # A path that only this user may enter; a pipe's name on Windows, where the server admits only its user.
        if sys.platform == "win32":
            return f"taskflow-{sha256(str(self._folder).encode()).hexdigest()[:8]}-{self._place}"
        return str(self._folder / f"{self._place}.s")

    def _listen(self) -> None:
        from PySide6.QtNetwork import QLocalServer  # noqa: PLC0415 - not before the first window

        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(self._address)  # of one that died: whoever lives has the lock
        server.newConnection.connect(self._admit)
        if server.listen(self._address):
            self._server = server
        else:
            server.deleteLater()
            self._let_go()  # nobody shall wait for an answer that cannot come

    def _let_go(self) -> None:
        server, self._server = self._server, None
        if server is not None:
            server.close()
            server.deleteLater()
        lock, self._lock = self._lock, None
        if lock is not None:
            lock.release()
        self._place = ""

    @Slot()
    def _admit(self) -> None:
        server = self._server
        while server is not None and server.hasPendingConnections():
            socket = server.nextPendingConnection()
            if len(self.findChildren(_Caller)) < _MOST_AT_ONCE:
                _Caller(socket, self._hear, self)
            else:
                socket.abort()
                socket.deleteLater()

    def _hear(self, call: Call) -> None:
        self.called.emit(call)


class _Caller(QObject):
    """One who came to the socket: says one line and is answered, or is sent away."""

    def __init__(self, socket: "QLocalSocket", hear: Callable[[Call], None], parent: QObject) -> None:
        super().__init__(parent)
        self._socket, self._hear, self._said = socket, hear, b""
        socket.setParent(self)
        socket.setReadBufferSize(_MOST_BYTES)
        socket.readyRead.connect(self._read)
        socket.disconnected.connect(self.deleteLater)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._send_away)
        self._timer.start(_ONE_MS)
        self._read()  # it may have spoken before anybody looked

    @Slot()
    def _read(self) -> None:
        if not self._timer.isActive():
            return  # it had its turn
        self._said += self._socket.read(_MOST_BYTES).data()
        line, end, _ = self._said.partition(b"\n")
        if end or len(self._said) > _MOST_BYTES:
            self._timer.stop()
            call = read_call(line) if end and len(line) <= _MOST_BYTES else None
            if call is None:
                self._send_away()
                return
            self._socket.write(_ANSWER)
            self._socket.flush()
            self._socket.disconnectFromServer()
            self._hear(call)

    @Slot()
    def _send_away(self) -> None:
        self._timer.stop()
        self._socket.abort()
        self.deleteLater()


def _asked(address: str, call: Call, until: float) -> bool:
    """Ask whoever listens at `address`; True if the answer came in time."""
    from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415 - only a second start asks

    socket = QLocalSocket()
    try:
        socket.connectToServer(address)
        if not socket.waitForConnected(_left(until)):
            return False
        _let_to_the_front()
        socket.write(call.line())
        said = b""
        while _ANSWER not in said and _left(until) > 1 and len(said) < _MOST_BYTES:
            socket.waitForBytesWritten(1)
            if not socket.waitForReadyRead(_left(until)) and not socket.bytesAvailable():
                break
            said += socket.readAll().data()
        return said == _ANSWER
    finally:
        socket.abort()


def _left(until: float) -> int:
    return max(1, round((until - time.monotonic()) * 1000))


def _let_to_the_front() -> None:
    """Give the right to come to the front to whoever takes it: on Windows only who was just started has it."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - Windows only

        ctypes.windll.user32.AllowSetForegroundWindow(-1)


def _private(folder: Path) -> bool:
    """Make `folder` for this user alone; False if it belongs to somebody else or others may write there."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = folder.lstat()
        if sys.platform == "win32":
            return True
        if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid():
            return False
        if stat.S_IMODE(found.st_mode) & 0o077:
            folder.chmod(0o700)
    except OSError:
        return False
    return True
