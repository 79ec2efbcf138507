"""One column of the board: its head over its cards, or folded to a narrow strip."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from taskflow_desktop.models.board_column import BoardColumnModel
from taskflow_desktop.ui.board.card_delegate import MARGIN, CardDelegate
from taskflow_desktop.ui.board.card_list import CardList
from taskflow_desktop.ui.board.card_selection import CardSelection
from taskflow_desktop.ui.board.column_head import ColumnHead, FoldedColumn, Head
from taskflow_desktop.ui.theme import theme


class Column(QWidget):
    """Head and cards of one stage. `fold_wanted` tells whether a person wants it folded."""

    fold_wanted = Signal(object)  # bool

    def __init__(
        self,
        model: BoardColumnModel,
        head: Head,
        delegate: CardDelegate,
        selection: CardSelection,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.model = model
        self._head = ColumnHead(head, self)
        self._strip = FoldedColumn(head, self)
        self.cards = CardList(model, delegate, selection, self)
        self._folded = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head)
        layout.addWidget(self.cards, 1)
        layout.addWidget(self._strip, 1)
        self._strip.hide()
        self._head.fold_wanted.connect(self._want_folded)
        self._strip.clicked.connect(self._want_unfolded)
        self.set_head(head)

    @property
    def head(self) -> Head:
        """What the head says now."""
        return self._head.head

    @property
    def folded(self) -> bool:
        return self._folded

    @property
    def strip(self) -> FoldedColumn:
        """The narrow form of the column."""
        return self._strip

    def set_head(self, head: Head) -> None:
        """Show another name, count or average."""
        self._head.set_head(head)
        self._strip.set_head(head)
        self.cards.setAccessibleName(head.spoken)

    def set_folded(self, folded: bool) -> None:  # noqa: FBT001 - a setter's one value
        """Show the narrow strip, or head and cards."""
        self._folded = folded
        self._head.setVisible(not folded)
        self.cards.setVisible(not folded)
        self._strip.setVisible(folded)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(44 if self._folded else 224), theme().px(400))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The column's ground, a little longer than its last card."""
        t = theme()
        painter = QPainter(self)
        painter.fillRect(event.rect(), t.bg_surface)
        top = self._head.height() - MARGIN if not self._folded else MARGIN * 2
        painter.fillRect(self.rect().adjusted(0, top, 0, 0), t.bg_side if t.dark else t.bg_subtle)
        painter.end()

    def _want_folded(self) -> None:
        self.fold_wanted.emit(True)

    def _want_unfolded(self) -> None:
        self.fold_wanted.emit(False)
