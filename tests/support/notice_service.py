"""A desktop's notification service on a bus of its own, as real programs speak to one."""

import os
import queue
import subprocess
import threading
from pathlib import Path
from typing import Any, Self

from jeepney import DBusAddress, HeaderFields, MessageType, new_method_return, new_signal
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection

NAME = "org.freedesktop.Notifications"
_ADDRESS = DBusAddress("/org/freedesktop/Notifications", bus_name=NAME, interface=NAME)


class Bus:
    """A bus daemon; as long as it runs, the environment names it as the session's."""

    def __init__(self, folder: Path) -> None:
        self.address = f"unix:path={folder / 'bus'}"
        command = ("dbus-daemon", "--session", "--nofork", "--nopidfile", f"--address={self.address}")
        self._process = subprocess.Popen(
            (*command, "--print-address=1"), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        assert self._process.stdout is not None
        assert self._process.stdout.readline()  # it listens

    def __enter__(self) -> Self:
        os.environ["DBUS_SESSION_BUS_ADDRESS"] = self.address
        return self

    def __exit__(self, *_error: object) -> None:
        os.environ.pop("DBUS_SESSION_BUS_ADDRESS", None)
        self._process.terminate()
        self._process.wait()
        assert self._process.stdout is not None
        self._process.stdout.close()


class Service:
    """Answers as a service does, and acts as the person at the screen."""

    def __init__(self, *, capabilities: tuple[str, ...] = ("body", "actions", "body-markup")) -> None:
        self.told: queue.SimpleQueue[tuple[Any, ...]] = queue.SimpleQueue()
        """The values of each Notify."""
        self.closed: queue.SimpleQueue[int] = queue.SimpleQueue()
        self._capabilities = capabilities
        self._next = 0
        self._connection = open_dbus_connection("SESSION")
        self._connection.send_and_get_reply(message_bus.RequestName(NAME))
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def choose(self, shown: int, token: str = "") -> None:
        """The person clicks a notice."""
        if token:
            self.say("ActivationToken", "us", (shown, token))
        self.say("ActionInvoked", "us", (shown, "default"))
        self.say("NotificationClosed", "uu", (shown, 2))

    def stop(self) -> None:
        """Leave the bus."""
        own = open_dbus_connection("SESSION")
        enough = new_signal(_ADDRESS, "Enough")
        enough.header.fields[HeaderFields.destination] = self._connection.unique_name
        own.send(enough)
        self._thread.join()
        own.close()
        self._connection.close()

    def say(self, name: str, signature: str, values: tuple[object, ...]) -> None:
        """Send a signal, whatever is in it."""
        self._connection.send(new_signal(_ADDRESS, name, signature, values))

    def _serve(self) -> None:
        while True:
            message = self._connection.receive()
            member = message.header.fields.get(HeaderFields.member)
            if member == "Enough":
                return
            if message.header.message_type is not MessageType.method_call:
                continue
            if member == "Notify":
                self._next += 1
                self.told.put(message.body)
                answer = new_method_return(message, "u", (self._next,))
            elif member == "GetCapabilities":
                answer = new_method_return(message, "as", (list(self._capabilities),))
            else:
                self.closed.put(message.body[0])
                answer = new_method_return(message)
            self._connection.send(answer)
