"""DesktopNotices: the notifications of a Linux desktop, by its own service on the session's bus (freedesktop.org).

The bus is spoken to on a thread of its own, which may find none, or a service that never answers; the screen waits for
nothing. Whatever is told is plain text: services that read marks in it get them escaped.
"""

import queue
import threading
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QObject, Signal, Slot

from taskflow_desktop.config import DESKTOP_ENTRY
from taskflow_desktop.runtime.logs import note

if TYPE_CHECKING:
    from jeepney import Message

_NAME: Final = "org.freedesktop.Notifications"
_PATH: Final = "/org/freedesktop/Notifications"
_PATIENCE_S: Final = 5.0


@dataclass(frozen=True, slots=True)
class DesktopNotice:
    """What is to be told; `key` comes back when somebody chooses it. `action` is the word for that."""

    key: object
    title: str
    text: str
    action: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """Somebody chose the notice of `key`. `token` lets a window come to the front where that takes one."""

    key: object
    token: str


class DesktopNotices(QObject):
    """Signals:
    chosen: Chosen, somebody chose a notice.
    failed: DesktopNotice that could not be told: there is no bus, or nobody on it who tells.
    """

    chosen = Signal(object)
    failed = Signal(object)
    _heard = Signal(object)
    _untold = Signal(object)

    def __init__(self, program: str, parent: QObject | None = None) -> None:
        """`program` is the name that is shown with a notice."""
        super().__init__(parent)
        self._program = program
        self._work: queue.Queue[Any] | None = None
        self._thread: threading.Thread | None = None
        self._heard.connect(self._on_heard)
        self._untold.connect(self._on_untold)

    def show(self, notice: DesktopNotice) -> None:
        """Tell something."""
        if self._work is None:
            self._work = queue.Queue()
            bus = _Bus(self._program, self._work, self._heard, self._untold)
            self._thread = threading.Thread(target=bus.run, name="notices", daemon=True)
            self._thread.start()
        self._work.put(notice)

    def withdraw(self, keys: Collection[object] | None = None) -> None:
        """Take back what is still shown of these keys; without them, all of it."""
        if self._work is not None:
            self._work.put(_Withdraw(keys))

    def close(self) -> None:
        """Take everything back and end the thread, which waits for a service no longer than it has patience."""
        work, self._work = self._work, None
        if work is not None and self._thread is not None:
            work.put(_Withdraw(None))
            work.put(_END)
            self._thread.join(_PATIENCE_S)

    @Slot(object)
    def _on_heard(self, chosen: Chosen) -> None:
        self.chosen.emit(chosen)

    @Slot(object)
    def _on_untold(self, notice: DesktopNotice) -> None:
        self.failed.emit(notice)


@dataclass(frozen=True, slots=True)
class _Withdraw:
    """What is to be taken back; None for all."""

    keys: Collection[object] | None


_END: Final = object()


@dataclass(frozen=True, slots=True)
class _Shown:
    """What is shown, and the name on the bus of the service that shows it: no other may speak for it."""

    key: object
    service: str


@dataclass(slots=True)
class _Bus:
    """The work of the thread. Signals of the service and what is to be told come in one queue."""

    program: str
    work: "queue.Queue[Any]"
    heard: Any
    untold: Any
    _shown: dict[int, _Shown] = field(default_factory=dict)
    _tokens: dict[int, str] = field(default_factory=dict)
    _escapes: bool = False
    _router: Any = None

    def run(self) -> None:
        """Do what comes until the end is asked for."""
        from jeepney import MatchRule  # noqa: PLC0415 - not before something is told
        from jeepney.io.threading import open_dbus_connection  # noqa: PLC0415

        try:
            connection = open_dbus_connection("SESSION")
        except Exception:  # noqa: BLE001 - whatever an address in the environment leads to: there is no bus
            self._without()
            return
        rule = MatchRule(type="signal", interface=_NAME, path=_PATH)  # its sender has a number there, not the name
        try:
            with _router(connection) as self._router, self._router.filter(rule, queue=self.work):
                self._follow(MatchRule(type="signal", sender=_NAME, interface=_NAME, path=_PATH))
                self._serve()
            return
        except Exception as error:  # noqa: BLE001 - whatever it is: what comes is told in another way
            note("notices.broken", kind=type(error).__name__)
        finally:
            connection.close()
        self._without()

    def _without(self) -> None:
        while (item := self.work.get()) is not _END:
            if isinstance(item, DesktopNotice):
                self.untold.emit(item)

    def _follow(self, rule: Any) -> None:
        from jeepney import message_bus  # noqa: PLC0415

        try:
            self._router.send_and_get_reply(message_bus.AddMatch(rule), timeout=_PATIENCE_S)
            self._escapes = "body-markup" in self._ask("GetCapabilities", None, ()).body[0]
        except Exception:  # noqa: BLE001 - the next thing that is told meets the same fault, and says so
            return

    def _serve(self) -> None:
        while (item := self.work.get()) is not _END:
            if isinstance(item, DesktopNotice):
                self._show(item)
            elif isinstance(item, _Withdraw):
                self._withdraw(item.keys)
            else:
                self._hear(item)

    def _show(self, notice: DesktopNotice) -> None:
        from html import escape  # noqa: PLC0415

        text = escape(notice.text, quote=False) if self._escapes else notice.text
        hints = {"desktop-entry": ("s", DESKTOP_ENTRY), "category": ("s", "im.received")}
        values = (self.program, 0, "", notice.title, text, ["default", notice.action], hints, -1)
        try:
            answer = self._ask("Notify", "susssasa{sv}i", values)
            (shown,) = answer.body
            self._shown[int(shown)] = _Shown(notice.key, _sender(answer))
        except Exception:  # noqa: BLE001 - a service of any make: what it does wrong is told in another way
            self.untold.emit(notice)

    def _withdraw(self, keys: Collection[object] | None) -> None:
        gone = [shown for shown, what in self._shown.items() if keys is None or what.key in keys]
        with suppress(Exception):  # whoever shows nothing any more has nothing to take back
            for shown in gone:
                self._ask("CloseNotification", "u", (shown,))
        for shown in gone:
            self._shown.pop(shown)
            self._tokens.pop(shown, None)

    def _hear(self, message: "Message") -> None:
        from jeepney import HeaderFields  # noqa: PLC0415

        what, body = message.header.fields.get(HeaderFields.member), message.body
        shown = body[0] if isinstance(body, tuple) and body else None
        if type(shown) is not int or shown not in self._shown:
            return  # of another program
        if _sender(message) != self._shown[shown].service:
            return  # anybody on the bus may say what looks like it
        if what == "ActivationToken" and len(body) > 1:
            self._tokens[shown] = str(body[1])
        elif what == "ActionInvoked":
            self.heard.emit(Chosen(self._shown[shown].key, self._tokens.pop(shown, "")))
        elif what == "NotificationClosed":
            self._shown.pop(shown)
            self._tokens.pop(shown, None)

    def _ask(self, method: str, signature: str | None, values: tuple[object, ...]) -> "Message":
        from jeepney import DBusAddress, new_method_call  # noqa: PLC0415
        from jeepney.wrappers import unwrap_msg  # noqa: PLC0415

        service = DBusAddress(_PATH, bus_name=_NAME, interface=_NAME)
        call = new_method_call(service, method, signature, values)
        answer: Message = self._router.send_and_get_reply(call, timeout=_PATIENCE_S)
        unwrap_msg(answer)  # raises what the service says instead
        return answer


def _router(connection: Any) -> Any:
    from jeepney.io.threading import DBusRouter  # noqa: PLC0415

    class Router(DBusRouter):  # type: ignore[misc]
        """Ends with the bus and says nothing: what is asked of it from then on fails, and is told in another way."""

        def _receiver(self) -> None:
            with suppress(OSError):
                super()._receiver()

    return Router(connection)


def _sender(message: "Message") -> str:
    from jeepney import HeaderFields  # noqa: PLC0415

    return str(message.header.fields.get(HeaderFields.sender, ""))
