"""Chooses people beside whatever asks for them: one, or several while it stays open."""

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from taskflow_desktop.domain.entities import Agent
from taskflow_desktop.domain.ids import AgentId
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.details.asking import Asking
from taskflow_desktop.ui.dialogs.people_picker import PeoplePicker
from taskflow_desktop.ui.text import translate
from taskflow_desktop.ui.theme import theme
from taskflow_desktop.ui.widgets.labels import kbd, label
from taskflow_desktop.ui.widgets.popover import Popover
from taskflow_desktop.ui.widgets.surface import Separator

_WIDTH = 300
_ROWS = 6


class PeoplePopover(Popover):
    """A search over `people` with how many open rooms each has.

    Signals:
        chosen: AgentId, by Enter or a click. One choice closes the popover; with `several` it stays until Esc.
    """

    chosen = Signal(object)

    def __init__(
        self, session: Session, opener: QWidget, title: str, people: Sequence[Agent], *, several: bool = False
    ) -> None:
        super().__init__(opener, title)
        self._several = several
        self._people = tuple(people)
        self._counts: Mapping[AgentId, int] = {}
        self._asked: Asking[dict[AgentId, int]] = Asking(self)
        self.picker = PeoplePicker(title, rows=_ROWS, several=several)
        self.picker.show_people(self._people, self._counts)
        self.picker.entered.connect(self._choose)
        self.picker.view.clicked_id.connect(self._choose)
        self._build(title)
        session.reader.open_room_counts(done=self._asked.again(self._on_counts))

    def open_for(self, anchor: QWidget) -> None:
        """Open beside `anchor`, the search focused."""
        self.open_at(anchor, self.picker.search.line)

    def mark(self, chosen: Collection[AgentId]) -> None:
        """Tick these people and no others."""
        self.picker.mark(chosen)

    def offer(self, people: Sequence[Agent]) -> None:
        """Offer other people: the team or the task is another."""
        if tuple(people) != self._people:
            self._people = tuple(people)
            self.picker.show_people(self._people, self._counts)

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        return QSize(max(theme().px(_WIDTH), hint.width()), hint.height())

    def _build(self, title: str) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(14, 12, 14, 6)
        head.addWidget(label(title, "body", weight=700))
        box = QVBoxLayout()
        box.setContentsMargins(10, 0, 10, 8)
        box.addWidget(self.picker)
        foot = QHBoxLayout()
        foot.setContentsMargins(14, 8, 14, 10)
        foot.setSpacing(4)
        put_in = translate("People", "put in or take out")
        for key, words in (
            ("↑↓", translate("People", "move")),
            ("Enter", put_in if self._several else translate("People", "choose")),
            ("Esc", translate("People", "close")),
        ):
            foot.addWidget(kbd(key))
            foot.addWidget(label(words, "caption", tone="text.2"))
            foot.addSpacing(6)
        foot.addStretch(1)
        self.body.addLayout(head)
        self.body.addLayout(box)
        self.body.addWidget(Separator())
        self.body.addLayout(foot)

    def _on_counts(self, counts: dict[AgentId, int]) -> None:
        self._counts = counts
        self.picker.show_people(self._people, counts)

    @Slot()
    def _choose(self) -> None:
        agent = self.picker.agent
        if agent is None or not self.is_open:
            return
        if not self._several:
            self.dismiss()
        self.chosen.emit(agent.id)
