"""Reads that fail or take their time, as they do when a database is away or busy."""

import threading
from types import ModuleType
from typing import Any

import pytest

from taskflow_desktop.domain.errors import StorageUnavailable

AWAY = StorageUnavailable("unreachable", "no route to host")


class Hindered:
    """One read of `module` under another name of the same: it fails, it waits, or it is as before."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, module: ModuleType, name: str) -> None:
        self._read = getattr(module, name)
        self._free = threading.Event()
        self._free.set()
        self.away = False
        self.asked = 0
        monkeypatch.setattr(module, name, self._answer)

    def _answer(self, *args: Any, **named: Any) -> Any:
        self.asked += 1
        self._free.wait(10)
        if self.away:
            raise AWAY
        return self._read(*args, **named)

    def hold(self) -> None:
        """Let the next answers wait."""
        self._free.clear()

    def let_go(self) -> None:
        """Let them come."""
        self._free.set()
