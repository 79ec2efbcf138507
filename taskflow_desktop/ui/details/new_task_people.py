"""The collaborators of a task that is not there yet: chips that can be taken out, and a search that adds one."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from taskflow_desktop.domain.entities import Agent
from taskflow_desktop.domain.ids import AgentId
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.details.people_popover import PeoplePopover
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.theme import theme
from taskflow_desktop.ui.widgets.avatar import Avatar
from taskflow_desktop.ui.widgets.buttons import Button, IconButton
from taskflow_desktop.ui.widgets.flow_layout import FlowLayout
from taskflow_desktop.ui.widgets.labels import label
from taskflow_desktop.ui.widgets.tab_order import take_place_of


class PersonChip(QWidget):
    """Avatar, name and the button that takes the person out."""

    removed = Signal()

    def __init__(self, agent: Agent, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.agent_id = agent.id
        avatar = Avatar("", 20)
        avatar.set_person(agent.name)
        self.remove = IconButton("x", fill(translate("NewTask", "Take out {name}"), name=agent.name))
        self.remove.clicked.connect(self.removed)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(avatar)
        row.addWidget(label(agent.name, "body"))
        row.addWidget(self.remove)
        self.setAccessibleName(agent.name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(theme().line)
        radius = self.height() / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.end()


class NewTaskPeople(QWidget):
    """`edited` tells that somebody came or went. Whoever registers the task owns it and is not offered."""

    edited = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._chips: list[PersonChip] = []
        self.add = Button(translate("NewTask", "Add"), "ghost", icon="plus", small=True)
        self.add.setAccessibleName(translate("NewTask", "Add a collaborator"))
        self.add.clicked.connect(self.choose)
        self._flow = FlowLayout(self, 6)
        self._flow.addWidget(self.add)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def people(self) -> tuple[AgentId, ...]:
        """Who is on the task, in the order they were added."""
        return tuple(chip.agent_id for chip in self._chips)

    @property
    def chips(self) -> tuple[PersonChip, ...]:
        """The chips, in their order."""
        return tuple(self._chips)

    def show_people(self, people: Sequence[AgentId]) -> None:
        """Show these people; those who may not be collaborators any more are left out."""
        wanted = [agent_id for agent_id in people if self._may(agent_id)]
        if tuple(wanted) != self.people:
            for chip in self._chips:
                _forget(self._flow, chip)
            self._chips = [self._chip(agent_id) for agent_id in wanted]
            self._arrange()

    def follow_people(self) -> None:
        """The team is another one: who has left it is left out."""
        before = self.people
        self.show_people(before)
        if self.people != before:
            self.edited.emit()

    @Slot()
    def choose(self) -> None:
        """Offer everybody who can be added."""
        held = self.people
        free = [agent for agent in self._session.agents.values() if self._may(agent.id) and agent.id not in held]
        popover = PeoplePopover(self._session, self.add, translate("NewTask", "Add a collaborator"), free)
        popover.chosen.connect(self._on_chosen)
        popover.open_for(self.add)

    @Slot(object)
    def _on_chosen(self, agent_id: AgentId) -> None:
        if self._may(agent_id) and agent_id not in self.people:
            self._chips.append(self._chip(agent_id))
            self._arrange()
            self.edited.emit()

    @Slot()
    def _on_removed(self) -> None:
        chip = self.sender()
        if isinstance(chip, PersonChip):
            self._chips.remove(chip)
            _forget(self._flow, chip)
            self._arrange()
            self.add.setFocus(Qt.FocusReason.OtherFocusReason)
            self.edited.emit()

    def _may(self, agent_id: AgentId) -> bool:
        agent = self._session.agents.get(agent_id)
        return agent is not None and agent.active and agent_id != self._session.agent.id

    def _chip(self, agent_id: AgentId) -> PersonChip:
        chip = PersonChip(self._session.agents[agent_id])
        chip.removed.connect(self._on_removed)
        return chip

    def _arrange(self) -> None:
        """Have the chips in their order, the button after them, also for the Tab key."""
        while self._flow.count():
            self._flow.takeAt(0)
        for chip in self._chips:
            self._flow.addWidget(chip)
            chip.show()
        self._flow.addWidget(self.add)
        take_place_of(self, [*(chip.remove for chip in self._chips), self.add])
        self.updateGeometry()


def _forget(flow: FlowLayout, chip: QWidget) -> None:
    flow.removeWidget(chip)
    chip.hide()
    chip.setParent(None)
    chip.deleteLater()
