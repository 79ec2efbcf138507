"""The place of a conversation: its lines, or that they are being read, or why they are not there."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from taskflow_desktop.domain.errors import TaskflowError
from taskflow_desktop.models.messages import Conversation
from taskflow_desktop.runtime.notices import Notices
from taskflow_desktop.ui.text import translate
from taskflow_desktop.ui.widgets.read_state import ReadState


class TalkPlace(QStackedWidget):
    """Shows `transcript` once the first lines of a room are there; what fails later is told, and the lines stay."""

    def __init__(
        self, conversation: Conversation, transcript: QWidget, notices: Notices, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._conversation, self._transcript, self._notices = conversation, transcript, notices
        self.reading = ReadState(translate("Chat", "Loading the conversation"))
        self.addWidget(transcript)
        self.addWidget(self.reading)
        conversation.begun.connect(self.reading.begin)
        conversation.opened.connect(self._on_opened)
        conversation.failed.connect(self._on_failed)
        self.reading.due.connect(self._show_reading)
        self.reading.again.connect(self._read_again)

    @Slot()
    def _on_opened(self) -> None:
        self.reading.done()
        self.setCurrentWidget(self._transcript)

    @Slot(object)
    def _on_failed(self, error: TaskflowError) -> None:
        if self._conversation.is_open:
            self._notices.refuse(error)
        else:
            self.reading.fail(error)

    @Slot()
    def _show_reading(self) -> None:
        if not self._conversation.is_open:
            self.setCurrentWidget(self.reading)

    @Slot()
    def _read_again(self) -> None:
        self.reading.begin()
        self._conversation.read_again()
