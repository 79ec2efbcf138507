"""Asks whom a room goes to and why, and shows which tasks change owner with it (ui-spec 6.6)."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from taskflow_desktop.domain.changes import ChangeSet
from taskflow_desktop.domain.entities import Agent, Room, Task
from taskflow_desktop.domain.errors import Conflict, TaskflowError
from taskflow_desktop.domain.ids import AgentId
from taskflow_desktop.rules.permissions import needs_reason, why_not_assign_room
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.details.asking import Asking
from taskflow_desktop.ui.details.shown import toast_host
from taskflow_desktop.ui.dialogs.hand_over_words import HandOverWords
from taskflow_desktop.ui.dialogs.people_picker import PeoplePicker
from taskflow_desktop.ui.dialogs.task_lines import TaskLines, TaskLinesArea
from taskflow_desktop.ui.refusals import error_sentence, sentence
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.widgets.dialog_base import PlainDialog
from taskflow_desktop.ui.widgets.keys import commit_preedit
from taskflow_desktop.ui.widgets.toast import Toast

_TASKS_AT_ONCE = 3


class HandOverDialog(PlainDialog):
    """Hands one room over; what somebody else does to the room meanwhile is told, and all that was typed stays."""

    def __init__(self, session: Session, room: Room, parent: QWidget) -> None:
        super().__init__(parent, translate("HandOver", "Hand over to whom?"), width=480, scrolled=True)
        self.setWindowTitle(translate("HandOver", "Hand over"))
        self._session, self._room, self._window = session, room, parent
        self._counts: dict[AgentId, int] = {}
        self._busy = False
        self._unread = ""  # why the tasks that go with the room could not be read
        self._asked_of = room.main_agent_id  # from whom it was to go when it was asked last
        self._counting: Asking[dict[AgentId, int]] = Asking(self)
        self._reading: Asking[tuple[Room, ...]] = Asking(self)
        self._listing: Asking[tuple[Task, ...]] = Asking(self)
        self._sending: Asking[Room] = Asking(self)
        self._refusing: Asking[TaskflowError] = Asking(self)
        self._unreading: Asking[TaskflowError] = Asking(self)
        self.picker = PeoplePicker(translate("HandOver", "People"))
        self.tasks = TaskLines(session, translate("HandOver", "Tasks that change owner"))
        self._task_area = TaskLinesArea(self.tasks)
        self._task_area.set_most(_TASKS_AT_ONCE)
        self._task_area.set_tasks(())
        self.words = HandOverWords(session, f"handover/{room.id}")
        self.content.setSpacing(12)
        for part in (self.picker, self._task_area, self.words):
            self.content.addWidget(part)
        self.content.addStretch(1)
        self.add_cancel()
        self.accept_button = self.add_button(translate("HandOver", "Hand over"), "accept")
        self.accept_button.chosen.connect(self._send)
        self.picker.chosen.connect(self._on_chosen)
        self.picker.entered.connect(self._on_entered)
        self.words.submitted.connect(self._send)
        self.words.edited.connect(self._forgive)
        session.hub.changed.connect(self._on_changed)
        session.changed.connect(self._on_people)
        self._show_people()
        self._show_choice()
        self._count()
        self._list()
        self.picker.search.setFocus(Qt.FocusReason.OtherFocusReason)  # nobody is chosen before somebody chooses

    # --- what is shown -----------------------------------------------------------------------------------------------

    def _may_get(self, agent: Agent) -> bool:
        return agent.active and agent.id != self._room.main_agent_id

    def _show_people(self) -> None:
        self.picker.show_people([a for a in self._session.agents.values() if self._may_get(a)], self._counts)

    def _count(self) -> None:
        self._session.reader.open_room_counts(done=self._counting.again(self._on_counts))

    def _on_counts(self, counts: dict[AgentId, int]) -> None:
        self._counts = counts
        self._show_people()

    def _list(self) -> None:
        done, failed = self._listing.again(self._show_tasks), self._unreading.again(self._on_unread)
        self._session.reader.room_tasks(self._room.id, done=done, failed=failed)

    def _on_unread(self, error: TaskflowError) -> None:
        self._unread = error_sentence(error)
        self.set_error(self._unread)
        self.fit()

    def _show_tasks(self, tasks: tuple[Task, ...]) -> None:
        if self._unread and self.error == self._unread:
            self.set_error("")
        self._unread = ""
        moving = tuple(task for task in tasks if not task.finished)
        if moving != self.tasks.tasks:
            self._task_area.set_tasks(moving)
            words = translate("HandOver", "The owner of %n open task(s) changes too.", "", len(moving))
            self.set_text(words if moving else "")
            self.fit()

    def _show_choice(self) -> None:
        agent = self.picker.agent
        refusal = why_not_assign_room(self._session.agent, self._room)
        if agent is None:
            self.accept_button.setText(translate("HandOver", "Hand over"))
        else:
            words = translate("HandOver", "Hand over to {name}")
            self.accept_button.setText(fill(words, name=agent.name))
        if refusal is not None:
            self.accept_button.set_refusal(sentence(refusal))
        else:
            nobody = translate("HandOver", "Choose whom the room goes to.")
            self.accept_button.set_refusal(nobody if agent is None else None)

    # --- choosing and sending ----------------------------------------------------------------------------------------

    @Slot()
    def _on_chosen(self) -> None:
        self._show_choice()
        self._forgive()

    @Slot()
    def _forgive(self) -> None:
        """Something is another now: what did not work before may work."""
        if self.error and not self._busy:
            self.set_error("")

    @Slot()
    def _on_entered(self) -> None:
        """Somebody is chosen by Enter: on to the reason, or done where one is given or none is needed."""
        if self.picker.agent is not None and self.words.reason.why_not(needed=self._needs_reason()) is not None:
            self.words.reason.presets[0].setFocus(Qt.FocusReason.TabFocusReason)
            return
        self._send()

    def _needs_reason(self) -> bool:
        agent = self.picker.agent
        return agent is not None and needs_reason(self._room.main_agent_id, agent.id, self._session.agent.id)

    @Slot()
    def _send(self) -> None:
        commit_preedit()
        agent = self.picker.agent
        if self._busy:
            return
        if agent is None or self.accept_button.refusal:
            self.accept_button.click()  # tells why not
            return
        if not self.words.check(needed=self._needs_reason()):
            return
        self._busy, self._asked_of = True, self._room.main_agent_id
        self.set_error("")
        self.words.keep()
        self._session.commands.handover.hand_over(
            self._room.id,
            self._room.version,
            self.words.request(agent.id),
            settles=self.words.place,
            done=self._sending.again(self._sent),
            failed=self._refusing.again(self._refused),
        )

    def _sent(self, room: Room) -> None:
        self.words.sent()
        words = translate("Rooms", "Handed the room of {customer} over to {name}")
        name = self._session.agent_name(room.main_agent_id)
        toast = Toast(fill(words, customer=room.customer_name, name=name), icon="arrow-left-right")
        self.accept()
        toast_host(self._window).show_toast(toast)

    def _refused(self, error: TaskflowError) -> None:
        self._busy = False
        self.set_error(error_sentence(error))
        self.fit()
        if isinstance(error, Conflict):
            self._session.reader.rooms((self._room.id,), done=self._reading.again(self._on_room))

    # --- what others do ----------------------------------------------------------------------------------------------

    def _on_room(self, rooms: tuple[Room, ...]) -> None:
        if rooms:
            self._follow(rooms[0])

    def _follow(self, room: Room) -> None:
        self._room = room
        self._show_people()
        if room.main_agent_id != self._asked_of and not self._busy:
            self._asked_of = room.main_agent_id
            words = translate("HandOver", "Somebody was faster: the room went to {name} just now.")
            self.set_error(fill(words, name=self._session.agent_name(room.main_agent_id)))
            self.fit()
        self._show_choice()

    @Slot(object)
    def _on_changed(self, changes: ChangeSet) -> None:
        mine = next((room for room in changes.rooms if room.id == self._room.id), None)
        if mine is not None:
            self._follow(mine)
        if changes.reload or any(task.room_id == self._room.id for task in changes.tasks):
            self._list()
        if changes.reload:
            self._session.reader.rooms((self._room.id,), done=self._reading.again(self._on_room))
        if (changes.rooms or changes.reload) and not self._busy:
            self._count()

    @Slot(object)
    def _on_people(self, _changes: object) -> None:
        """Whoever left the team cannot be chosen any more."""
        before = self.picker.agent
        self._show_people()  # takes what was told before back
        now = self._session.agents.get(before.id) if before is not None else None
        if before is not None and (now is None or not now.active):
            words = translate("HandOver", "{name} has left the team. Choose somebody else.")
            self.set_error(fill(words, name=before.name))
            self.fit()
        self._show_choice()

    def done(self, result: int) -> None:
        """Keep what is typed, the syllable being composed included, then close."""
        commit_preedit()
        self.words.keep()
        super().done(result)
