"""Questions whose answers come later and may come too late."""

from collections.abc import Callable
from typing import Generic, TypeVar

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

T = TypeVar("T")


class _Turn(Generic[T]):
    """One question: its `answer` is handed on only while it is the last one asked."""

    def __init__(self, asking: "Asking[T]", hear: Callable[[T], None]) -> None:
        self._asking, self._hear = asking, hear

    def answer(self, value: T) -> None:
        if self._asking.awaits(self):
            self._hear(value)


class Asking(Generic[T]):
    """One kind of question of one widget. Asking again, `forget` or the widget's end makes earlier answers unheard."""

    def __init__(self, asker: QWidget) -> None:
        self._asker = asker
        self._turn: _Turn[T] | None = None

    def again(self, hear: Callable[[T], None]) -> Callable[[T], None]:
        """Return the callback of a new question; `hear` gets the answer."""
        self._turn = _Turn(self, hear)
        return self._turn.answer

    def forget(self) -> None:
        """Hear no answer any more."""
        self._turn = None

    def awaits(self, turn: _Turn[T]) -> bool:
        """True while `turn` is the last question."""
        return turn is self._turn and isValid(self._asker)
