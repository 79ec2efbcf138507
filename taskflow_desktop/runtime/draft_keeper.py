"""DraftKeeper: what is typed in one field or form is on disk within a second, and comes back after a crash."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from shiboken6 import isValid

from taskflow_desktop.runtime.drafts import Drafts

_KEEP_MS = 400
"""From the first key that is not on disk; steady typing does not put it off. The rest of the second is the disk's."""


class DraftKeeper(QObject):
    """Keeps the half-typed text of one field, which may show one place after another ("memo/12", "title/12").

    How a field uses it::

        self._draft = DraftKeeper(session.drafts, self._written, self)   # _written() -> str: the text to keep, syllable
        self._draft.found.connect(self._restore)                         #   being composed included, '' for none
        field.edited.connect(self._draft.touched)
        self._draft.open(f"item/{task_id}/{item_id}")                    # another place is shown
        self._draft.keep()                                               # the field is left: on disk now
        self._draft.stored()                                             # the verb that saves it is done
        self._draft.leave()                                              # no place any more; the text is kept first

    While what was typed is on its way and nothing new was, `_written` may return None: the disk keeps what it has.

    A refused save calls nothing: the text stays kept, and `found` brings it back the next time the place is opened,
    also where it may not be saved any more: then show it read-only with a button to copy it. Only `stored`, or a
    person who empties the field or restores it, makes `_written` return '' and the draft go.

    Signals:
        found: str, the text kept for the place that was opened, never ''. Sent from within `open` if it is known.
    """

    found = Signal(object)

    def __init__(self, drafts: Drafts, written: Callable[[], str | None], parent: QObject) -> None:
        super().__init__(parent)
        self._drafts, self._written = drafts, written
        self._place = ""
        self._reading = 0  # number of the read whose answer is awaited, 0 for none
        self._reads = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_KEEP_MS)
        self._timer.timeout.connect(self.keep)
        drafts.ask_at_end(self._stop_reading)

    @property
    def place(self) -> str:
        """The place that is open, or ''."""
        return self._place

    @property
    def ready(self) -> bool:
        """False while it is not known yet what the place held."""
        return not self._reading

    def open(self, place: str) -> None:
        """Keep texts for another place from now on, and tell by `found` what it holds."""
        if place == self._place:
            return
        self.leave()
        self._place = place
        self._reads += 1
        turn = self._reading = self._reads

        def heard(text: str) -> None:
            if isValid(self) and turn == self._reading:
                self._reading = 0
                if text:
                    self.found.emit(text)

        self._drafts.read(place, heard)

    @Slot()
    def touched(self) -> None:
        """Something was typed: it is on disk soon."""
        if self._place and not self._timer.isActive():
            self._timer.start()

    @Slot()
    def keep(self) -> None:
        """Put what is typed on disk now."""
        if self._reading:
            self._timer.start()  # what the place holds must not be written over before it was shown
            return
        self._timer.stop()
        text = self._written() if self._place else None
        if text is not None:
            self._drafts.keep(self._place, text)

    def stored(self) -> None:
        """What was typed is stored; what was typed since is kept, if anything."""
        if self._place:
            self._drafts.settled(self._place)
            self.keep()

    def leave(self) -> None:
        """Keep what is typed and have no place any more."""
        if self._place:
            self._stop_reading() if self._reading else self.keep()
            self._timer.stop()
            self._reading = 0
            self._place = ""

    def _stop_reading(self) -> None:
        """What the place held is waited for no longer. What was typed since is newer; if nothing was, it stays."""
        text = self._written() if isValid(self) and self._reading else None
        if text:
            self._reading = 0
            self._drafts.keep(self._place, text)
