"""The system asks the program to end."""

import os
import signal
import sys

import pytest
from pytestqt.qtbot import QtBot

from taskflow_desktop.runtime.end_signals import EndSignals

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals")


def test_it_is_heard_by_the_loop_and_only_while_it_listens(qtbot: QtBot) -> None:
    before = signal.getsignal(signal.SIGTERM)
    hangup = signal.signal(signal.SIGHUP, signal.SIG_IGN)  # as nohup does
    signals = EndSignals()
    signals.listen()
    try:
        with qtbot.waitSignal(signals.asked):
            os.kill(os.getpid(), signal.SIGTERM)
        with qtbot.assertNotEmitted(signals.asked, wait=50):
            os.kill(os.getpid(), signal.SIGHUP)
    finally:
        signals.close()
        assert signal.signal(signal.SIGHUP, hangup) is signal.SIG_IGN
    assert signal.getsignal(signal.SIGTERM) is before
    signals.deleteLater()
