"""The palette (Ctrl K): finds tasks, rooms, customers and commands as one types (ui-spec 4.13)."""

from typing import Final

from PySide6.QtCore import QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from taskflow_desktop.domain.entities import Room, Task
from taskflow_desktop.domain.errors import TaskflowError
from taskflow_desktop.domain.found import PaletteFound, PaletteScope
from taskflow_desktop.models.palette import PaletteModel, PaletteRow
from taskflow_desktop.rules.searching import sought
from taskflow_desktop.rules.texts import clean
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.actions import ActionSet
from taskflow_desktop.ui.format import local_zone
from taskflow_desktop.ui.palette.field import PaletteField
from taskflow_desktop.ui.palette.list_view import PaletteList
from taskflow_desktop.ui.palette.row_delegate import PaletteDelegate
from taskflow_desktop.ui.palette.rows import PaletteRows
from taskflow_desktop.ui.palette.scopes import ScopeBar
from taskflow_desktop.ui.refusals import error_sentence
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.theme import theme, theme_source
from taskflow_desktop.ui.widgets.announce import announce
from taskflow_desktop.ui.widgets.icon_picture import IconPicture
from taskflow_desktop.ui.widgets.labels import kbd, label
from taskflow_desktop.ui.widgets.popover import SHADOW, Popover
from taskflow_desktop.ui.widgets.reason_bubble import show_reason
from taskflow_desktop.ui.widgets.surface import Separator

_REST_MS: Final = 120  # after the last change
_QUIET_MS: Final = 400  # so long nobody is told that it takes time
_WIDTH: Final = 700
_TOP: Final = 108
_MARGIN: Final = 24


class Palette(Popover):
    """Signals:
    chosen: (PaletteRow, Task or None, bool), what is to be done, the task that was chosen when it was, and whether
        it is to be seen on the board. The palette is closed by then.
    keys_wanted: the sheet of keys.
    """

    chosen = Signal(object)
    keys_wanted = Signal()

    def __init__(
        self, session: Session, actions: ActionSet, opener: QWidget, *, room: Room | None, task: Task | None
    ) -> None:
        """`room` and `task` are those in front, if there are any."""
        super().__init__(opener, translate("Palette", "Search and commands"), scrim=True)
        self._session = session
        self._rows = PaletteRows(session, actions, room)
        self._task = task
        self._found: PaletteFound | None = None
        self._waits: bool | None = None  # Enter was pressed before the answer came: on the board?
        self.field = PaletteField()
        self.scopes = ScopeBar(tuple(each for each in PaletteScope if session.flow.on or each is not _TASKS))
        self.model = PaletteModel(self)
        self.list = PaletteList(self.model)
        self._delegate = PaletteDelegate(self.list, session, local_zone(), _native("Enter"))
        self.list.setItemDelegate(self._delegate)
        self.note = label("", "body", tone="text.2", wrap=True)
        self.note.hide()
        self._rest, self._quiet = QTimer(self), QTimer(self)
        for timer, after, slot in ((self._rest, _REST_MS, self._search), (self._quiet, _QUIET_MS, self._say_reading)):
            timer.setSingleShot(True)
            timer.setInterval(after)
            timer.timeout.connect(slot)
        self._build()
        self._connect()
        self._show()

    def open_over(self) -> None:
        """Open over the window, the line focused."""
        self._session.palette.prepare()
        self.open_at_rect(QRect(), self.field)

    def select_text(self) -> None:
        """Have the next key replace what is typed."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    # --- building ----------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.body.addLayout(self._head())
        self.body.addWidget(Separator())
        scopes = QHBoxLayout()
        scopes.setContentsMargins(18, 10, 18, 4)
        scopes.addWidget(self.scopes)
        self.body.addLayout(scopes)
        self.note.setContentsMargins(18, 12, 18, 12)
        self.body.addWidget(self.note)
        self.body.addWidget(self.list)
        self.body.addSpacing(6)
        self.body.addWidget(Separator())
        self.body.addLayout(self._foot())
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(18, 12, 18, 12)
        head.setSpacing(10)
        head.addWidget(IconPicture("search", 18))
        head.addWidget(self.field, 1)
        head.addWidget(label(translate("Palette", "Korean initials work too"), "small", tone="text.2"))
        head.addWidget(kbd(_native("Esc")))
        return head

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(18, 8, 18, 8)
        foot.setSpacing(4)
        held = _native("Ctrl+A")[:-1].rstrip("+")
        hints = [(("↑", "↓"), translate("Palette", "move")), ((_native("Enter"),), translate("Palette", "open"))]
        if self._session.flow.on:
            hints.append(((held, _native("Enter")), translate("Palette", "open on the board")))
        for keys, words in hints:
            for key in keys:
                foot.addWidget(kbd(key))
            foot.addWidget(label(words, "small", tone="text.2"))
            foot.addSpacing(14)
        foot.addStretch(1)
        foot.addWidget(kbd("?"))
        foot.addWidget(label(translate("Palette", "all keys"), "small", tone="text.2"))
        return foot

    def _connect(self) -> None:
        self.field.edited.connect(self._typed)
        self.field.submitted.connect(self._enter)
        self.field.on_board.connect(self._enter_on_board)
        self.field.moved.connect(self._step)
        self.field.paged.connect(self._page)
        self.field.scope_stepped.connect(self.scopes.step)
        self.field.keys_wanted.connect(self._keys)
        self.scopes.chosen.connect(self._scope_chosen)
        self.list.clicked_id.connect(self._clicked)
        self._session.palette.found.connect(self._on_found)
        self._session.palette.failed.connect(self._on_failed)
        self.closed.connect(self._on_closed)
        theme_source().changed.connect(self.fit)

    def place_in(self, window: QWidget) -> QRect:
        """In the middle, under the top edge; as high as what is in it."""
        t = theme()
        width = min(t.px(_WIDTH), window.width() - 2 * _MARGIN) + 2 * SHADOW
        top = min(t.px(_TOP), window.height() // 8)
        room = window.height() - top - _MARGIN
        self.list.set_most(max(120, room - self._around()))
        self.body.activate()
        height = self.body.totalHeightForWidth(width) if self.body.hasHeightForWidth() else self.sizeHint().height()
        return QRect((window.width() - width) // 2, top - SHADOW, width, height)

    def _around(self) -> int:
        """The height of all but the list."""
        rest = self.sizeHint().height() - self.list.sizeHint().height() - 2 * SHADOW
        return rest + (self.note.sizeHint().height() if self.note.isVisibleTo(self) else 0)

    def window_resized(self) -> None:
        """The window has another size: stay in its middle."""
        self.fit()

    # --- searching ---------------------------------------------------------------------------------------------------

    @property
    def text(self) -> str:
        """What is searched for, the syllable being composed included."""
        return clean(self.field.full_text()).strip()

    @property
    def current(self) -> PaletteRow | None:
        """The row that Enter takes."""
        return self.model.row(self.list.selected_id)

    @property
    def waiting(self) -> bool:
        """True while what is shown is not yet the answer to what is typed."""
        return self._rest.isActive() or not self._answered

    @property
    def _answered(self) -> bool:
        if not self._asks:
            return True
        found = self._found
        if found is None or (found.text, found.scope) != (self.text, self.scopes.scope):
            return False
        return found.whole or not found.nothing

    @property
    def _asks(self) -> bool:
        """True if the database is asked: not for commands alone, nor for nothing in everything."""
        scope = self.scopes.scope
        return scope is not PaletteScope.COMMANDS and (bool(self.text) or scope is not PaletteScope.ALL)

    @Slot()
    def _typed(self) -> None:
        self._waits = None
        self._rest.start()

    @Slot(object)
    def _scope_chosen(self, _scope: PaletteScope) -> None:
        self._search()

    @Slot()
    def _search(self) -> None:
        self._rest.stop()
        if not self._asks:
            self._session.palette.forget()
            self._found = None
            self._show()
        elif not self._answered:
            self._quiet.start()
            self._session.palette.ask(self.text, self.scopes.scope, tasks=self._session.flow.on)

    @Slot(object)
    def _on_found(self, found: PaletteFound) -> None:
        before, self._found = self._found, found
        again = before is not None and (before.text, before.scope) == (found.text, found.scope)
        self._show(self.list.selected_id if again else None)

    @Slot(object)
    def _on_failed(self, error: TaskflowError) -> None:
        self._waits = None
        self._found = None
        self._show()
        self._say(error_sentence(error))

    @Slot()
    def _say_reading(self) -> None:
        """It takes its time: what was found last stays, what needs no reading is there."""
        if self._found is None:
            self._show()

    def _show(self, keep: object = None) -> None:
        """Show what is there for what is typed; Enter takes the first row, or that of the key `keep` if it is there."""
        self._quiet.stop()
        text, scope = self.text, self.scopes.scope
        self._delegate.mark(sought(text))
        rows, number = self._rows.rows(text, scope, self._found, self._task_chosen(None))
        self.model.show(rows)
        nothing = translate("Palette", "Nothing was found for “{text}”.") if text else translate("Palette", "None yet.")
        if not number and self._asks and (self._found is None or not self._found.whole):
            nothing = translate("Palette", "Reading what can be found…")
        self._say("" if number else fill(nothing, text=text))
        self._select(
            keep if isinstance(keep, str) and self.model.row_of(keep) is not None else self.model.step(None, 1)
        )
        if self.waiting:
            return
        if text and number:
            announce(self.field, translate("Palette", "%n result(s)", "", number))
        waits, self._waits = self._waits, None
        if waits is not None:
            self._take(self.current, on_board=waits)

    def _say(self, words: str) -> None:
        self.note.setText(words)
        self.note.setVisible(bool(words))
        if words:
            announce(self.field, words)
        self.fit()

    # --- choosing ----------------------------------------------------------------------------------------------------

    def _task_chosen(self, row: PaletteRow | None) -> Task | None:
        """The task that is chosen when `row` is: what is done to a task is done to the last one."""
        if row is not None and isinstance(row.item, Task) and row.icon == "":
            self._task = row.item
        return self._task

    def _select(self, key: str | None) -> None:
        self.list.select_id(key)
        row = self.current
        if row is None:
            return
        before = self._task
        if self._task_chosen(row) is not before:
            rows, _ = self._rows.rows(self.text, self.scopes.scope, self._found, self._task)
            self.model.show(rows)
            self.fit()
            self.list.select_id(key)
        self.list.viewport().update()
        self.field.setAccessibleDescription(row.spoken)
        announce(self.field, fill(translate("Palette", "{name}. {why}"), name=row.spoken, why=row.refusal))

    @Slot(object)
    def _step(self, by: int) -> None:
        self._select(self.model.step(self.list.selected_id, by))

    @Slot(object)
    def _page(self, by: int) -> None:
        for _ in range(self.list.page):
            place = self.model.row_of(self.list.selected_id)
            following = self.model.row_of(self.model.step(self.list.selected_id, by))
            if place is None or following is None or (following - place) * by <= 0:
                return
            self._step(by)

    @Slot()
    def _enter(self) -> None:
        self._take_when_there(on_board=False)

    @Slot()
    def _enter_on_board(self) -> None:
        self._take_when_there(on_board=True)

    def _take_when_there(self, *, on_board: bool) -> None:
        """What is taken is the answer to what is typed, however quickly Enter follows."""
        if self.waiting:
            self._search()
        if self.waiting:
            self._waits = on_board
        else:
            self._take(self.current, on_board=on_board)

    @Slot(object)
    def _clicked(self, key: str) -> None:
        self._select(key)
        self._take(self.current, on_board=False)

    def _take(self, row: PaletteRow | None, *, on_board: bool) -> None:
        if row is None:
            return
        if row.refusal:
            place = self.list.visualRect(self.model.index(self.model.row_of(row.key) or 0, 0))
            show_reason(self.list, row.refusal, place)
            return
        chosen = (row, self._task, on_board)
        self.dismiss()
        self.chosen.emit(chosen)

    @Slot()
    def _keys(self) -> None:
        self.dismiss()
        self.keys_wanted.emit()

    @Slot()
    def _on_closed(self) -> None:
        self._rest.stop()
        self._quiet.stop()
        self._session.palette.found.disconnect(self._on_found)
        self._session.palette.failed.disconnect(self._on_failed)
        self._session.palette.forget()


_TASKS: Final = PaletteScope.TASKS


def _native(key: str) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
