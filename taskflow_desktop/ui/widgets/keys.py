"""Single keys that also work in Hangul mode: two-set jamo stand for the Latin key they lie on (ui-spec 6.3)."""

from typing import Final, Protocol, runtime_checkable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication

_JAMO: Final = "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡㅃㅉㄸㄲㅆㅒㅖ"
_KEYS: Final = "QWERTYUIOPASDFGHJKLZXCVBNMQWERTOP"
_LATIN: Final = dict(zip(_JAMO, _KEYS, strict=True))
_STEPS: Final[dict[int, int]] = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
_OTHERS: Final = frozenset("[]/?.,")
_MODIFIERS: Final = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


def plain_key(event: QKeyEvent) -> str:
    """Return the single key of `event` as a capital letter, a digit or one of `[]/?.,`; "" if it is none.

    Ctrl, Alt or Meta make it none; Shift counts only for `?`.
    """
    modifiers = event.modifiers()
    if modifiers & _MODIFIERS:
        return ""
    text = event.text()
    if text in _OTHERS and text:
        return text
    if modifiers & Qt.KeyboardModifier.ShiftModifier:
        return ""
    if len(text) == 1 and text in _LATIN:
        return _LATIN[text]
    code = event.key()
    if Qt.Key.Key_A <= code <= Qt.Key.Key_Z or Qt.Key.Key_0 <= code <= Qt.Key.Key_9:
        return chr(code)
    return text.upper() if len(text) == 1 and text.isascii() and text.isalnum() else ""


class _Switch:
    on = True


def set_single_keys(on: bool) -> None:  # noqa: FBT001 - a setter's one value
    """Let letters alone act in lists and pages, or not: the choice of whoever is signed in."""
    _Switch.on = on


def single_key(event: QKeyEvent) -> str:
    """Return the `plain_key` of `event`; "" while single keys are switched off."""
    return plain_key(event) if _Switch.on else ""


@runtime_checkable
class Composing(Protocol):
    """A field that can put the syllable being composed into its text."""

    def finish_syllable(self) -> None:
        """Do it, once, also where the input method does not."""


def commit_preedit() -> None:
    """Finish the syllable being composed, so that the focused field holds it as text."""
    focused = QApplication.focusWidget()
    if isinstance(focused, Composing):
        focused.finish_syllable()
    else:
        ask_input_method()


def ask_input_method() -> None:
    """Ask the input method to put what is being composed into the field that has the focus; some do nothing."""
    if QGuiApplication.focusObject() is not None:
        QGuiApplication.inputMethod().commit()


def is_enter(event: QKeyEvent) -> bool:
    """True for Enter and Return without Ctrl, Alt, Meta or Shift."""
    plain = not event.modifiers() & (_MODIFIERS | Qt.KeyboardModifier.ShiftModifier)
    return event.type() == QEvent.Type.KeyPress and plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}


def arrow_step(event: QKeyEvent) -> int:
    """Return 1 for an arrow that goes on (right, down), -1 for one that goes back, 0 for any other key."""
    if event.modifiers() & _MODIFIERS:
        return 0
    return _STEPS.get(event.key(), 0)


def is_letter(event: QKeyEvent) -> bool:
    """True if the key writes something that shows."""
    others = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    return not others and bool(event.text().strip()) and event.text().isprintable()
