"""What fills the page under the filters: the columns, why there are none, or that they are being read."""

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from taskflow_desktop.domain.enums import Role
from taskflow_desktop.models.board import BoardModel
from taskflow_desktop.models.board_order import narrows
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.board.board_columns import BoardColumns
from taskflow_desktop.ui.board.empty_board import EmptyBoard, Nothing, nothing_of
from taskflow_desktop.ui.text import translate
from taskflow_desktop.ui.widgets.labels import label

_QUIET_MS = 400


class BoardPlaces(QStackedWidget):
    """Shows one of the three. A first read is spoken of only if it takes longer than 400 ms."""

    def __init__(
        self, session: Session, board: BoardModel, columns: BoardColumns, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session, self._board, self._columns = session, board, columns
        self.empty = EmptyBoard()
        self._loading = label("", "body", tone="text.2")
        self._loading.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for place in (self._loading, columns, self.empty):
            self.addWidget(place)
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_QUIET_MS)
        self._quiet.timeout.connect(self._say_loading)

    def wait(self) -> None:
        """A board is being read; the one on screen stays."""
        if not self._board.ready:
            self._quiet.start()

    def show_board(self, filters: str) -> None:
        """Show the columns, or why there is nothing in them; `filters` is the filter in words."""
        self._quiet.stop()
        where = self._board.where
        if not self._session.flow.on:
            return
        if not self._board.empty:
            self.setCurrentWidget(self._columns)
            return
        self.empty.say(Nothing.NO_MATCH if narrows(where) else nothing_of(where.scope), filters=filters)
        self.setCurrentWidget(self.empty)

    def show_off(self) -> None:
        """Say that Task Flow is off."""
        agents = sum(agent.active for agent in self._session.agents.values())
        admin = self._session.agent.role is Role.ADMIN
        self.empty.say(Nothing.OFF if admin else Nothing.OFF_FOR_AGENTS, agents=agents)
        self.setCurrentWidget(self.empty)

    @Slot()
    def _say_loading(self) -> None:
        self._loading.setText(translate("Board", "Loading the board…"))
