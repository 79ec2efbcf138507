"""Where the panel stands beside the conversation. It is made when it is first needed, not before the first paint."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget
from shiboken6 import isValid

from taskflow_desktop.runtime.session import Session

if TYPE_CHECKING:
    from taskflow_desktop.ui.details.panel import DetailPanel

_MADE_AFTER_MS = 250  # of nothing being needed of it: then nobody waits for it when a room is opened


class PanelPlace(QWidget):
    """Signals:
    made: DetailPanel, once.
    """

    made = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._panel: DetailPanel | None = None
        self._single_keys = True
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_MADE_AFTER_MS)
        self._soon.timeout.connect(self._on_soon)

    @property
    def panel(self) -> "DetailPanel":
        """The panel, made now if it was not yet."""
        return self._panel if self._panel is not None else self._make()

    def make_soon(self) -> None:
        """Make the panel when the screen has had time for what is to be seen."""
        if self._panel is None:
            self._soon.start()

    def set_single_keys(self, on: bool) -> None:  # noqa: FBT001 - a setter's one value
        """Say whether single letters are commands."""
        self._single_keys = on
        if self._panel is not None:
            self._panel.set_single_keys(on)

    def keep_typing(self) -> None:
        """Keep what is being typed in it."""
        if self._panel is not None:
            self._panel.keep_typing()

    def hideEvent(self, event: QHideEvent) -> None:
        """A page that is left, or a window on its way out, needs no panel."""
        self._soon.stop()
        super().hideEvent(event)

    @Slot()
    def _on_soon(self) -> None:
        # The window may be on its way out already, and its session or half of this place gone before it.
        if isValid(self._session) and isValid(self._row):
            self._make()

    def _make(self) -> "DetailPanel":
        from taskflow_desktop.ui.details.panel import DetailPanel  # noqa: PLC0415 - see above

        if self._panel is None:
            self._soon.stop()
            self._panel = DetailPanel(self._session)
            self._panel.set_single_keys(self._single_keys)
            self._row.addWidget(self._panel)
            self.made.emit(self._panel)
        return self._panel
