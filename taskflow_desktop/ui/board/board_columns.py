"""The columns as one place: which card is selected, walking over the cards, folding, and where a card is on screen."""

from PySide6.QtCore import QObject, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from taskflow_desktop.domain.entities import Flow, Task
from taskflow_desktop.domain.ids import StageId, TaskId
from taskflow_desktop.domain.moment import Moment
from taskflow_desktop.models.board import BoardModel
from taskflow_desktop.models.board_column import BoardColumnModel
from taskflow_desktop.ui.board.card_delegate import CardDelegate
from taskflow_desktop.ui.board.card_list import CardList
from taskflow_desktop.ui.board.card_selection import CardSelection
from taskflow_desktop.ui.board.card_words import CardWords
from taskflow_desktop.ui.board.column import Column
from taskflow_desktop.ui.board.column_head import Head
from taskflow_desktop.ui.board.columns_strip import ColumnsStrip


class BoardColumns(QWidget):
    """Signals: `selected` TaskId or None; `opened` TaskId that was clicked, `entered` TaskId opened by Enter;
    `key_typed` a single key for the card; `pulled` a card was pulled; `folds_changed` the folded StageIds."""

    selected = Signal(object)
    opened = Signal(object)
    entered = Signal(object)
    key_typed = Signal(object)
    pulled = Signal()
    folds_changed = Signal(object)

    def __init__(self, board: BoardModel, words: CardWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._board = board
        self._stages: dict[StageId, Column] = {}
        self._folded: frozenset[StageId] = frozenset()
        self._single_keys = True
        self.selection = CardSelection(self)
        self._delegate = CardDelegate(words, self)
        self._strip = ColumnsStrip(self)
        self._anchor = QWidget(self)
        self._anchor.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._anchor.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._strip)
        self._anchor.lower()
        self.selection.changed.connect(self._selection_moved)
        board.figures_changed.connect(self.show_figures)

    # --- columns -----------------------------------------------------------------------------------------------------

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns in the order of the flow."""
        return self._strip.columns

    @property
    def strip(self) -> ColumnsStrip:
        """What lays the columns out."""
        return self._strip

    def column(self, stage_id: StageId) -> Column | None:
        """Return the column of a stage."""
        return self._stages.get(stage_id)

    def show_flow(self, flow: Flow) -> None:
        """Show a column per active stage."""
        stages = flow.active_stages
        columns: dict[StageId, Column] = {}
        for position, stage in enumerate(stages, start=1):
            model = self._board.column(stage.id)
            if model is None:
                continue
            head = Head(stage, (position, len(stages)), model.total, model.average_stay)
            column = self._stages.get(stage.id)
            if column is None or column.model is not model:
                column = self._make(model, head)
            column.set_head(head)
            column.set_folded(stage.id in self._folded)
            columns[stage.id] = column
        self._stages = columns
        self._strip.set_columns(list(columns.values()))
        self._one_tab_stop()

    def _make(self, model: BoardColumnModel, head: Head) -> Column:
        column = Column(model, head, self._delegate, self.selection, self._strip.ground)
        column.cards.single_keys = self._single_keys
        column.cards.chosen.connect(self._chosen)
        column.cards.entered.connect(self.entered)
        column.cards.more_wanted.connect(self._more_wanted)
        column.cards.sideways.connect(self._go_sideways)
        column.cards.key_typed.connect(self.key_typed)
        column.cards.pulled.connect(self.pulled)
        column.fold_wanted.connect(self._fold_wanted)
        return column

    @Slot()
    def show_figures(self) -> None:
        """Show counts and average stays as the model has them."""
        for column in self.columns:
            head, model = column.head, column.model
            if (head.total, head.average_stay) != (model.total, model.average_stay):
                column.set_head(Head(head.stage, head.place, model.total, model.average_stay))
        self._one_tab_stop()

    def set_folded(self, folded: frozenset[StageId]) -> None:
        """Fold exactly these columns, silently."""
        self._folded = folded
        for stage_id, column in self._stages.items():
            column.set_folded(stage_id in folded)
        self._strip.arrange()
        self._one_tab_stop()

    @property
    def folded(self) -> frozenset[StageId]:
        """The folded columns, those of other flows included."""
        return self._folded

    def set_single_keys(self, on: bool) -> None:  # noqa: FBT001 - a setter's one value
        """Let letters be commands, or not (ui-spec 6.1)."""
        self._single_keys = on
        for column in self.columns:
            column.cards.single_keys = on

    def tick(self, now: Moment) -> None:
        """Paint the times as of `now`."""
        self._delegate.set_now(now)
        for column in self.columns:
            column.cards.viewport().update()

    def forget_faces(self) -> None:
        """Measure all cards anew: fonts or names differ."""
        self._delegate.forget()
        for column in self.columns:
            column.cards.measure()
            column.cards.viewport().update()

    # --- the selected card -------------------------------------------------------------------------------------------

    @property
    def task(self) -> Task | None:
        """The selected card, if it is on the board."""
        task_id = self.selection.task_id
        return self._board.task(task_id) if task_id is not None else None

    def select(self, task_id: TaskId | None) -> None:
        """Select a card and bring it on screen, or select none."""
        self.selection.select(task_id)
        self.reveal()

    def reveal(self) -> None:
        """Bring the selected card on screen."""
        task_id = self.selection.task_id
        column = self._column_of(task_id)
        if column is not None and task_id is not None:
            column.cards.go(column.model.row_of(task_id))
            self._strip.show_column(column)

    def step(self, by: int) -> None:
        """Go to the card before or after in the same column."""
        column = self._column_of(self.selection.task_id)
        if column is not None:
            column.cards.go(column.cards.row + by)

    def cards_place(self) -> QWidget | None:
        """Return the cards of the column of the selected card, else of the first with cards."""
        column = self._column_of(self.selection.task_id) or self._first_open()
        return column.cards if column is not None else None

    def follow_focus(self) -> None:
        """If the focus is on cards, have it where the selected card is now."""
        column = self._column_of(self.selection.task_id)
        focused = QApplication.focusWidget()
        if column is not None and isinstance(focused, CardList) and focused is not column.cards:
            column.cards.setFocus(Qt.FocusReason.OtherFocusReason)
            self.reveal()

    def card_rect(self, task_id: TaskId) -> QRect:
        """Return where a card is, in coordinates of the window; empty if it is not on screen."""
        column = self._column_of(task_id)
        return column.cards.card_rect(task_id) if column is not None else QRect()

    def card_anchor(self, task_id: TaskId) -> QWidget:
        """Return a widget that lies under a card, to point at."""
        rect = self.card_rect(task_id)
        corner = self.mapFrom(self.window(), rect.topLeft()) if not rect.isEmpty() else QPoint(0, 0)
        self._anchor.setGeometry(QRect(corner, rect.size()))
        self._anchor.show()
        return self._anchor

    def focused_cards(self) -> CardList | None:
        """Return the list that has the focus."""
        return next((column.cards for column in self.columns if column.cards.hasFocus()), None)

    def _column_of(self, task_id: TaskId | None) -> Column | None:
        place = self._board.place_of(task_id) if task_id is not None else None
        column = self._stages.get(place[0].stage_id) if place is not None else None
        return column if column is not None and not column.folded else None

    def _first_open(self) -> Column | None:
        unfolded = [column for column in self.columns if not column.folded]
        return next((column for column in unfolded if column.model.ids), unfolded[0] if unfolded else None)

    def _one_tab_stop(self) -> None:
        """The cards are one Tab stop: the column that holds the selection, else the first with cards."""
        stop = self._column_of(self.selection.task_id) or self._first_open()
        for column in self.columns:
            tab = column is stop
            column.cards.setFocusPolicy(Qt.FocusPolicy.StrongFocus if tab else Qt.FocusPolicy.ClickFocus)

    # --- what the lists tell -----------------------------------------------------------------------------------------

    @Slot(object)
    def _selection_moved(self, task_id: TaskId | None) -> None:
        self._one_tab_stop()
        self.selected.emit(task_id)

    @Slot(object)
    def _chosen(self, task_id: TaskId) -> None:
        column = self._column_of(task_id)
        if column is not None:
            self._strip.show_column(column)
        self.opened.emit(task_id)

    @Slot()
    def _more_wanted(self) -> None:
        column = self._sender_column()
        if column is not None:
            self._board.load_more(column.model.stage_id)

    @Slot(object)
    def _go_sideways(self, by: int) -> None:
        """The same place in the next column that has cards."""
        here = self._sender_column()
        if here is None:
            return
        at = self.columns.index(here)
        onward = self.columns[at + 1 :] if by > 0 else self.columns[:at][::-1]
        there = next((column for column in onward if not column.folded and column.model.rowCount()), None)
        if there is not None:
            there.cards.setFocus(Qt.FocusReason.OtherFocusReason)
            there.cards.go(here.cards.row)
            self._strip.show_column(there)

    @Slot(object)
    def _fold_wanted(self, folded: bool) -> None:  # noqa: FBT001 - what the signal carries
        column = self._sender_column()
        if column is not None:
            self.fold(column.model.stage_id, folded=folded)
            if not folded:
                column.cards.setFocus(Qt.FocusReason.OtherFocusReason)

    def fold(self, stage_id: StageId, *, folded: bool) -> None:
        """Fold or unfold one column and tell."""
        self.set_folded(self._folded | {stage_id} if folded else self._folded - {stage_id})
        self.folds_changed.emit(self._folded)

    def _sender_column(self) -> Column | None:
        sender: QObject | None = self.sender()
        return next((column for column in self.columns if sender in {column, column.cards}), None)
