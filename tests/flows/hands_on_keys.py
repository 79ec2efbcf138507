"""Two hands on a keyboard in Hangul mode: letters come as jamo, syllables by an input method, and there is no mouse."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

_MOST_TABS = 80
_INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_SYLLABLES = range(0xAC00, 0xD7A4)
_PER_INITIAL = 588


def focused() -> QWidget:
    """What has the keyboard, an open menu before all."""
    widget = QApplication.activePopupWidget() or QApplication.focusWidget()
    assert widget is not None
    return widget


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key that is the same in both modes."""
    QTest.keyClick(focused(), key, modifier)


def letter(jamo: str) -> None:
    """Press the key of a letter where nothing is typed: it comes as its jamo, without the code of a Latin letter."""
    target = focused()
    for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
        QApplication.sendEvent(target, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, jamo))


def write(text: str) -> None:
    """Type a text; of its last syllable only the composing is done."""
    for at, sign in enumerate(text):
        last = at == len(text) - 1
        if ord(sign) in _SYLLABLES:
            _send(_INITIALS[(ord(sign) - _SYLLABLES.start) // _PER_INITIAL], "")
            _send(sign, "")
            if not last:
                _send("", sign)
        else:
            _send("", sign)


def _send(preedit: str, commit: str) -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(focused(), event)


def tab_to(there: Callable[[QWidget], bool], *, back: bool = False) -> QWidget:
    """Walk with Tab until the focus is on what is looked for."""
    walked = []
    for _ in range(_MOST_TABS):
        at = focused()
        if there(at):
            return at
        walked.append(at.accessibleName())
        press(Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab)
    raise AssertionError(f"Tab did not come there: {walked}")
