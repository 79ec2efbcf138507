"""Every test with a screen sees it in Korean, light, at 100 %, and leaves nothing behind."""

import gc
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from taskflow_desktop.ui.style import apply_theme
from taskflow_desktop.ui.text import install_language
from taskflow_desktop.ui.widgets.keys import set_single_keys


@pytest.fixture(autouse=True)
def _tidy_screen(qapp: QApplication) -> Iterator[None]:
    """No window on screen, no running timer and no thread outlives its test."""
    install_language(qapp, "ko")
    apply_theme(qapp, "light", 100)
    set_single_keys(True)
    threads = set(threading.enumerate())
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    shown = [window for window in qapp.topLevelWidgets() if window.isVisible()]
    assert shown == [], "windows stay on screen"
    left = [thread.name for thread in threading.enumerate() if thread not in threads and not thread.daemon]
    assert left == [], "threads go on"
    assert _running() == [], "timers go on"


def _running() -> list[str]:
    """Return what the timers belong to that run though nothing is on screen."""
    timers = (thing for thing in gc.get_objects() if type(thing) is QTimer)
    return [str(timer.parent()) for timer in timers if isValid(timer) and timer.isActive()]
