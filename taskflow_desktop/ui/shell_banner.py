"""What the window tells in passing: the banner over everything, and the notices of the session as toasts."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QHBoxLayout, QWidget

from taskflow_desktop.domain.errors import ImportRejected, StorageUnavailable, TaskflowError
from taskflow_desktop.runtime.notices import Fault, Notices
from taskflow_desktop.ui.dialogs.message import show_details
from taskflow_desktop.ui.import_text import rejected_sentence
from taskflow_desktop.ui.refusals import error_sentence, general_sentence
from taskflow_desktop.ui.text import translate
from taskflow_desktop.ui.widgets.announce import announce
from taskflow_desktop.ui.widgets.buttons import Button, IconButton
from taskflow_desktop.ui.widgets.icon_picture import IconPicture
from taskflow_desktop.ui.widgets.labels import label
from taskflow_desktop.ui.widgets.spoken import speak_as
from taskflow_desktop.ui.widgets.surface import Surface
from taskflow_desktop.ui.widgets.toast import Toast, ToastAction, ToastHost


class Banner(Surface):
    """One thing that stays until it is closed, under the title bar; it pushes the pages down."""

    acted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("warn.tint", edges=("bottom",), parent=parent)
        speak_as(self, QAccessible.Role.AlertMessage)
        self._lead = label(weight=600, parent=self)
        self._text = label(tone="text.2", wrap=True, parent=self)
        self._act = Button(small=True, parent=self)
        self._act.clicked.connect(self.acted)
        self.close_button = IconButton("x", translate("Shell", "Close the notice"), parent=self)
        self.close_button.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 5, 8, 5)
        layout.setSpacing(8)
        layout.addWidget(IconPicture("triangle-alert", 16, "warn", self))
        layout.addWidget(self._lead)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._act)
        layout.addWidget(self.close_button)
        self.hide()

    def tell(self, lead: str, text: str, action: str = "") -> None:
        """Show a sentence in bold and one after it; `action` is the word of a button that emits `acted`."""
        self._lead.setText(lead)
        self._text.setText(text)
        self._act.setText(action)
        self._act.setVisible(bool(action))
        self.setAccessibleName(f"{lead} {text}")
        self.show()
        announce(self, f"{lead} {text}", assertive=True)

    @property
    def told(self) -> str:
        """The first sentence."""
        return self._lead.text()


class NoticeTeller(QObject):
    """Puts the notices of a session into words: refusals as toasts, faults with their details on demand."""

    def __init__(self, window: QWidget, toasts: ToastHost, notices: Notices) -> None:
        super().__init__(window)
        self._window = window
        self._toasts = toasts
        self._details = ""
        notices.refused.connect(self._refused)
        notices.failed.connect(self._failed)

    @Slot(object)
    def say_why(self, sentence: str) -> None:
        """Tell why something cannot be done."""
        self._toasts.show_toast(Toast(sentence, kind="bad"))

    @Slot(object)
    def _refused(self, error: TaskflowError) -> None:
        if isinstance(error, ImportRejected):
            self.say_why(rejected_sentence(error))
        elif isinstance(error, StorageUnavailable) and error.detail:
            self._tell_with_details(error_sentence(error), str(error))
        else:
            self.say_why(error_sentence(error))

    @Slot(object)
    def _failed(self, fault: Fault) -> None:
        self._tell_with_details(general_sentence(), fault.details)

    def _tell_with_details(self, sentence: str, details: str) -> None:
        self._details = details
        more = ToastAction(translate("Shell", "Details"), self.show_last_details)
        self._toasts.show_toast(Toast(sentence, actions=(more,), kind="bad"))

    def show_last_details(self) -> None:
        """Open the technical text of the last fault."""
        show_details(self._window, translate("Shell", "Details"), general_sentence(), self._details)
