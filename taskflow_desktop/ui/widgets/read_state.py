"""What a place says of its own reading: nothing for a while, then that it comes; what happened if it does not."""

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from taskflow_desktop.domain.errors import StorageUnavailable, TaskflowError
from taskflow_desktop.ui.refusals import error_sentence
from taskflow_desktop.ui.text import translate
from taskflow_desktop.ui.widgets.announce import announce
from taskflow_desktop.ui.widgets.buttons import Button
from taskflow_desktop.ui.widgets.empty import EmptyState
from taskflow_desktop.ui.widgets.note import Note

QUIET_MS = 400
"""Nothing is said of a read that is faster (ui-spec 6.8)."""


class ReadState(EmptyState):
    """Stands in an empty place until its content is there. What is shown from before is never put away for it.

    Signals:
        due: there is something to say, which the place shows if it has nothing else.
        again: the person wants another try; `begin` when it is on its way.
    """

    due = Signal()
    again = Signal()

    def __init__(self, loading: str, text: str = "", parent: QWidget | None = None) -> None:
        """`loading` is what is said of a slow read, `text` the sentence under it."""
        self.retry = Button(translate("Reading", "Try again"), "primary")
        self.details = Button(translate("Reading", "Details"), "quiet")
        super().__init__("loader", loading, text, (self.retry, self.details), parent)
        self._loading = loading, text
        self._error: TaskflowError | None = None
        self._speaks = False
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(QUIET_MS)
        self._slow.timeout.connect(self._say_loading)
        self.retry.clicked.connect(self.again)
        self.details.clicked.connect(self._show_details)
        self._show_buttons()

    @property
    def failed(self) -> bool:
        """True from a failure until the next read is spoken of or done."""
        return self._error is not None

    @property
    def speaks(self) -> bool:
        """True while there is something to say: a read is slow or has failed, and nothing has come since."""
        return self._speaks

    def begin(self) -> None:
        """A read is on its way. What was said of the last one stays until this one is slow as well."""
        self._slow.start()

    def done(self) -> None:
        """The content is there."""
        self._slow.stop()
        self._error, self._speaks = None, False
        self._show_buttons()

    def fail(self, error: TaskflowError) -> None:
        """Say why the content is not there, and offer another try."""
        self._slow.stop()
        self._error, self._speaks = error, True
        title, text = translate("Reading", "This couldn't be loaded"), error_sentence(error)
        self.set_texts(title, text, "circle-alert")
        self._show_buttons()
        self.due.emit()
        announce(self, f"{title}. {text}", assertive=True)

    @Slot()
    def _say_loading(self) -> None:
        self._error, self._speaks = None, True
        self.set_texts(*self._loading, "loader")
        self._show_buttons()
        self.due.emit()

    def _show_buttons(self) -> None:
        error = self._error
        self.retry.setVisible(error is not None)
        self.details.setVisible(isinstance(error, StorageUnavailable) and bool(error.detail))

    @Slot()
    def _show_details(self) -> None:
        if self._error is not None:
            from taskflow_desktop.ui.dialogs.message import show_details  # noqa: PLC0415 - dialogs are made of this kit

            show_details(self.window(), self.title, error_sentence(self._error), str(self._error))


class ReadNote(Note):
    """The same for a section among others: silent but when its read has failed. `action` asks for another try."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("bad", parent=parent)
        self.hide()

    def done(self) -> None:
        """The content is there."""
        self.hide()

    def fail(self, error: TaskflowError) -> None:
        """Say why it is not."""
        title, text = translate("Reading", "This couldn't be loaded."), error_sentence(error)
        self.set_text(text, title)
        self.set_action(translate("Reading", "Try again"), "quiet")
        self.show()
        announce(self, f"{title} {text}", assertive=True)
