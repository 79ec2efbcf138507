"""The two ways to look at the tasks of the page: the board and the list, one of them in front."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from taskflow_desktop.models.board import BoardModel
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.board.board_columns import BoardColumns
from taskflow_desktop.ui.board.board_places import BoardPlaces
from taskflow_desktop.ui.board.card_words import CardWords
from taskflow_desktop.ui.board.list_places import ListPlaces
from taskflow_desktop.ui.board.places import TaskView
from taskflow_desktop.ui.details.task_changes import TaskChanges
from taskflow_desktop.ui.theme import theme_source


class PageViews(QStackedWidget):
    """Only what is in front is loaded and follows changes; the other one is loaded when it comes.

    Signals: `empty_made` an EmptyBoard whose ways out are to be followed; `loaded` the answer to a filter is shown;
    `figures_changed`; `order_changed` the list has another order; `task_changed` a Task that is shown and differs;
    `selected` TaskId or None that a person went to; `opened` TaskId that was clicked, `entered` TaskId opened by Enter;
    `key_typed` a single key; `folds_changed` other columns of the board are folded.
    """

    empty_made = Signal(object)
    loaded = Signal()
    figures_changed = Signal()
    order_changed = Signal()
    task_changed = Signal(object)
    selected = Signal(object)
    opened = Signal(object)
    entered = Signal(object)
    key_typed = Signal(object)
    folds_changed = Signal()

    def __init__(self, session: Session, changes: TaskChanges) -> None:
        super().__init__()
        self._session, self._changes = session, changes
        self._as_list = False
        self._list: ListPlaces | None = None
        self._single_keys = True
        words = CardWords(session)
        self.board = BoardModel(session.reader, words, self)
        self.columns = BoardColumns(self.board, words)
        self.places = BoardPlaces(session, self.board, self.columns, changes)
        self.addWidget(self.places)
        self.columns.selected.connect(self.selected)
        self.columns.opened.connect(self.opened)
        self.columns.entered.connect(self.entered)
        self.columns.key_typed.connect(self.key_typed)
        self.columns.folds_changed.connect(self.folds_changed)
        self.board.loaded.connect(self.loaded)
        self.board.figures_changed.connect(self.figures_changed)
        self.board.task_changed.connect(self.task_changed)
        theme_source().changed.connect(self.columns.forget_faces)

    @property
    def front(self) -> TaskView:
        """The board or the list, whichever is in front."""
        return self.list if self._as_list else self.places

    @property
    def as_list(self) -> bool:
        """True if the list is in front."""
        return self._as_list

    @property
    def list(self) -> ListPlaces:
        """The list, made when it is first wanted."""
        if self._list is None:
            self._list = self._made()
        return self._list

    def _made(self) -> ListPlaces:
        made = ListPlaces(self._session, self._changes)
        self.addWidget(made)
        made.set_single_keys(self._single_keys)
        made.choice_changed.connect(self.order_changed)
        made.table.selected.connect(self.selected)
        made.table.opened.connect(self.opened)
        made.table.entered.connect(self.entered)
        made.table.key_typed.connect(self.key_typed)
        made.model.loaded.connect(self.loaded)
        made.model.figures_changed.connect(self.figures_changed)
        self.empty_made.emit(made.empty)
        return made

    def bring(self, *, as_list: bool) -> None:
        """Bring the list or the board to the front; it is to be loaded then."""
        if self._as_list and not as_list:
            self.list.leave()
        self._as_list = as_list
        self.setCurrentWidget(self.list if as_list else self.places)

    def set_single_keys(self, on: bool) -> None:  # noqa: FBT001 - a setter's one value
        """Let letters be commands, or not (ui-spec 6.1)."""
        self._single_keys = on
        self.places.set_single_keys(on)
        if self._list is not None:
            self._list.set_single_keys(on)
