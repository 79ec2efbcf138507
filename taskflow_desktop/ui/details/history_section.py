"""A section that shows a history: its newest lines, then all, narrowed by kind and by person (product.md rule 24)."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from taskflow_desktop.domain.enums import EventKind
from taskflow_desktop.domain.ids import SYSTEM, AgentId, RoomId, TaskId
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.details.history_feed import HistoryFeed
from taskflow_desktop.ui.details.history_groups import OF_TASK, HistoryGroup, group_word, kinds_of
from taskflow_desktop.ui.details.history_view import HistoryView
from taskflow_desktop.ui.format import count
from taskflow_desktop.ui.key_table import hint
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.widgets.buttons import Button, IconButton
from taskflow_desktop.ui.widgets.filter_chip import FilterChip
from taskflow_desktop.ui.widgets.flow_layout import FlowLayout
from taskflow_desktop.ui.widgets.fold import Fold
from taskflow_desktop.ui.widgets.keys import single_key
from taskflow_desktop.ui.widgets.labels import label
from taskflow_desktop.ui.widgets.read_state import ReadNote

_ASIDE = 8  # rows have it as their own padding: heads and words stand over it


class HistorySection(Fold):
    """The history of a task, or with `of_room` of a room with days and icons. Its page scrolls it.

    `shown_changed` tells that other lines are shown. The section is `begin`ned for each task or room.
    """

    shown_changed = Signal()

    def __init__(
        self,
        session: Session,
        title: str,
        *,
        of_room: bool = False,
        number_of: Callable[[TaskId], str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, key="room_history" if of_room else "history", parent=parent)
        self._session = session
        self._filtering = False
        self.feed = HistoryFeed(session, self)
        self.feed.changed.connect(self._show)
        self.problem = ReadNote()
        self.feed.failed.connect(self.problem.fail)
        self.problem.action.connect(self.feed.read_again)
        self.view = HistoryView(title, session.now, headings=of_room, whole=True, number_of=number_of)
        self.filter = IconButton("list-filter", translate("HistorySection", "Filter the history"), key=hint("filter"))
        self.filter.setCheckable(True)
        self.filter.toggled.connect(self._on_filtering)
        self.show_all = Button(translate("HistorySection", "Show all"), "link", small=True)
        self.show_all.clicked.connect(self._on_more)
        groups = tuple(HistoryGroup) if of_room else OF_TASK
        self.kinds = FilterChip(
            translate("HistorySection", "Kind"), [(group.value, group_word(group)) for group in groups]
        )
        self.people = FilterChip(translate("HistorySection", "Person"), ())
        self.more = Button("", "link", small=True, icon="chevron-down")
        self.more.clicked.connect(self._on_more)
        self.nothing = label("", "small", tone="text.2", wrap=True)
        self.clear = Button(translate("HistorySection", "Clear filters"), "quiet", small=True)
        self.clear.clicked.connect(self._on_clear)
        for chip in (self.kinds, self.people):
            chip.values_changed.connect(self._narrow)
        self.folded_changed.connect(self._see)
        self._build()
        self._show()

    def begin(self, *, task_id: TaskId | None = None, room_id: RoomId | None = None) -> None:
        """Show another history, or none, from its newest lines on and without a filter."""
        for chip in (self.kinds, self.people):
            chip.set_values(frozenset())
        self.filter.setChecked(False)
        self.feed.begin(task_id=task_id, room_id=room_id, tasks=self._session.flow.on)

    def keep_looked(self) -> None:
        """Remember up to where this person has seen it."""
        self.feed.keep_looked()

    @property
    def empty_words(self) -> str:
        """What is said in the place of lines, "" while there are some."""
        return "" if self._nothing_box.isHidden() else self.nothing.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if single_key(event) == "/" and self.filter.isVisible():
            self.filter.setChecked(True)
            self.kinds.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._see()

    # --- showing -----------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.head.setContentsMargins(_ASIDE, 0, _ASIDE, 0)
        self.head.addWidget(self.filter)
        self.head.addWidget(self.show_all)
        self._chips = QWidget()
        flow = FlowLayout(self._chips, gap=6)
        flow.setContentsMargins(_ASIDE, 0, _ASIDE, 0)
        for chip in (self.kinds, self.people, self.clear):
            flow.addWidget(chip)
        self._nothing_box = QWidget()
        nothing = FlowLayout(self._nothing_box, gap=8)
        nothing.setContentsMargins(_ASIDE, 2, _ASIDE, 2)
        nothing.addWidget(self.nothing)
        self.body.setSpacing(4)
        self.body.addWidget(self._chips)
        self.body.addWidget(self.view)
        self.body.addWidget(self._nothing_box)
        problem = QVBoxLayout()
        problem.setContentsMargins(_ASIDE, 2, _ASIDE, 2)
        problem.addWidget(self.problem)
        self.body.addLayout(problem)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    @Slot()
    def _see(self) -> None:
        """What is folded away or behind another tab nobody looks at."""
        if self.isVisible() and not self.folded:
            self.feed.see()

    @Slot()
    def _show(self) -> None:
        feed = self.feed
        shown = feed.shown
        self.problem.done()
        self.view.history.set_events(shown.events, feed.looked)
        new = sum(map(feed.looked.is_new, shown.events))
        self.set_count(fill(translate("HistorySection", "{n} new"), n=new) if new else "")
        self._name_people(shown.people)
        self.view.setVisible(bool(shown.events))
        self._nothing_box.setVisible(feed.ready and not shown.events)
        self.nothing.setText(
            translate("HistorySection", "Nothing matches these filters.")
            if feed.narrowed
            else translate("HistorySection", "Nothing has happened here yet.")
        )
        self.clear.setVisible(feed.narrowed)
        self._chips.setVisible(self._filtering)
        self.filter.setVisible(feed.narrowed or shown.total > 1)
        self.show_all.setVisible(shown.earlier and not feed.asks_for_all)
        rest = max(0, shown.total - len(shown.events))
        self.more.setText(fill(translate("HistorySection", "Show earlier lines ({n})"), n=count(rest)))
        self.more.setVisible(shown.earlier and feed.asks_for_all)
        self._see()
        self.shown_changed.emit()

    def _name_people(self, people: tuple[AgentId, ...]) -> None:
        """Offer those who did something here, the program itself last."""
        named = sorted((self._session.agent_name(person), person) for person in people if person != SYSTEM)
        options = [(person, name) for name, person in named]
        if SYSTEM in people:
            options.append((SYSTEM, translate("HistorySection", "Automatic")))
        self.people.set_options(options)

    # --- what the person does ----------------------------------------------------------------------------------------

    @Slot(bool)
    def _on_filtering(self, filtering: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._filtering = filtering
        self.set_folded(self.folded and not filtering)
        if not filtering:
            self._on_clear()
        self._show()
        if filtering and self.filter.hasFocus():
            self.kinds.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_clear(self) -> None:
        stays = self.clear.hasFocus()
        for chip in (self.kinds, self.people):
            chip.set_values(frozenset())
        self._narrow()
        if stays:
            self.kinds.setFocus(Qt.FocusReason.OtherFocusReason)  # before the button is gone

    @Slot()
    def _narrow(self) -> None:
        groups = [group for group in HistoryGroup if group.value in self.kinds.values]
        kinds: frozenset[EventKind] = kinds_of(groups)
        people = frozenset(AgentId(person) for person in self.people.values if isinstance(person, int))
        self.feed.narrow(kinds, people)

    @Slot()
    def _on_more(self) -> None:
        if self.show_all.hasFocus() or self.more.hasFocus():
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.feed.read_more()
        self._show()
