"""What holds Qt's objects dies where Qt lives, however much another thread allocates."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from taskflow_desktop.runtime.garbage import GarbageCollector


@pytest.fixture
def collector(qtbot: QtBot) -> Iterator[GarbageCollector]:
    made = GarbageCollector(look_ms=10)
    made.start()
    yield made
    made.close()


class Cycle(QObject):
    """An object that only the collector can free."""

    def __init__(self) -> None:
        super().__init__()
        self.again = self


def test_a_cycle_dies_on_the_gui_thread(qtbot: QtBot, collector: GarbageCollector) -> None:
    died: list[str] = []

    def allocate() -> None:
        kept = [[index] for index in range(20 * gc.get_threshold()[0])]
        assert kept
        died.append("the other thread is done")

    weakref.finalize(Cycle(), lambda: died.append(threading.current_thread().name))
    other = threading.Thread(target=allocate)
    other.start()
    other.join()
    assert died == ["the other thread is done"]
    cycles = []

    def more() -> bool:
        cycles.extend([index] for index in range(2 * gc.get_threshold()[0]))
        return len(died) == 2

    qtbot.waitUntil(more)
    assert died[1] == threading.main_thread().name


def test_collecting_is_given_back_at_the_end(qtbot: QtBot) -> None:
    died: list[str] = []
    made = GarbageCollector()
    made.start()
    assert not gc.isenabled()
    weakref.finalize(Cycle(), died.append, "died")
    made.close()
    assert died == ["died"]
    assert gc.isenabled()
