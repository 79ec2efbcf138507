"""Warns before a room with unfinished tasks is closed, and asks what becomes of each (product.md rule 26)."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from taskflow_desktop.domain.changes import ChangeSet
from taskflow_desktop.domain.entities import Agent, Room, Task
from taskflow_desktop.domain.errors import Conflict, RuleViolation, TaskflowError
from taskflow_desktop.domain.ids import AgentId, TaskId
from taskflow_desktop.rules.permissions import why_not_close_room
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.details.asking import Asking
from taskflow_desktop.ui.dialogs.outcome_reason import OutcomeReasonDialog
from taskflow_desktop.ui.dialogs.people_picker import PeoplePicker
from taskflow_desktop.ui.dialogs.task_ending import EndingRow
from taskflow_desktop.ui.refusals import error_sentence, sentence
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.widgets.dialog_base import PlainDialog
from taskflow_desktop.ui.widgets.surface import Separator


class ColleagueDialog(PlainDialog):
    """Asks to whom a task goes. Signal `given` tells the Agent."""

    given = Signal(object)

    def __init__(self, session: Session, task: Task, parent: QWidget) -> None:
        title = fill(translate("CloseRoom", "{number} {title}"), number=task.short_number, title=task.title)
        super().__init__(parent, translate("CloseRoom", "Who takes this task?"), title, scrolled=True)
        self._session, self._owner_id = session, task.owner_id
        self._counting: Asking[dict[AgentId, int]] = Asking(self)
        self.picker = PeoplePicker(translate("CloseRoom", "Colleagues"))
        self.content.addWidget(self.picker)
        self.content.addStretch(1)
        self.add_cancel()
        self.accept_button = self.add_button(translate("CloseRoom", "Give the task"), "accept")
        self.accept_button.chosen.connect(self._give)
        self.picker.chosen.connect(self._show_choice)
        self.picker.entered.connect(self._give)
        self._show_people({})
        self._show_choice()
        session.reader.open_room_counts(done=self._counting.again(self._show_people))
        self.picker.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_people(self, counts: dict[AgentId, int]) -> None:
        people = [agent for agent in self._session.agents.values() if agent.active and agent.id != self._owner_id]
        self.picker.show_people(people, counts)

    @Slot()
    def _show_choice(self) -> None:
        nobody = translate("CloseRoom", "Choose who takes the task.")
        self.accept_button.set_refusal(nobody if self.picker.agent is None else None)

    @Slot()
    def _give(self) -> None:
        agent = self.picker.agent
        if agent is None:
            self.accept_button.click()  # tells why not
            return
        self.accept()
        self.given.emit(agent)


class CloseRoomDialog(PlainDialog):
    """Closes the room with what was chosen for its tasks, all of it or nothing; a refusal keeps every choice.

    Signals:
        closed: Room.
        tasks_wanted: show the tasks instead; the dialog is closed.
    """

    closed = Signal(object)
    tasks_wanted = Signal()

    def __init__(self, session: Session, room: Room, tasks: Sequence[Task], parent: QWidget) -> None:
        super().__init__(parent, translate("CloseRoom", "Close this room?"), width=520, scrolled=True)
        self.setWindowTitle(translate("CloseRoom", "Close room"))
        self._session, self._room = session, room
        self._busy = False
        self._sent: dict[TaskId, int] = {}  # the versions that were sent last
        self._asking: EndingRow | None = None
        self._reading: Asking[tuple[Task, ...]] = Asking(self)
        self._rereading: Asking[tuple[Room, ...]] = Asking(self)
        self._closing: Asking[Room] = Asking(self)
        self._refusing: Asking[TaskflowError] = Asking(self)
        self.rows: list[EndingRow] = []
        self.content.setSpacing(0)
        self._rule = Separator()
        self.content.addWidget(self._rule)
        self.content.addStretch(1)
        self.show_tasks = self.add_button(translate("CloseRoom", "Show tasks"), "action")
        self.show_tasks.chosen.connect(self._show_tasks)
        self.add_cancel()
        self.close_button = self.add_button(translate("CloseRoom", "Close room"), "accept")
        self.close_button.chosen.connect(self._close)
        session.hub.changed.connect(self._on_changed)
        session.changed.connect(self._on_people)
        self._follow(tasks)
        self._show_refusal()

    # --- what is shown -----------------------------------------------------------------------------------------------

    def _follow(self, tasks: Sequence[Task]) -> None:
        """Show the tasks in their newest state, and unfinished ones that are new."""
        known = {row.task.id: row for row in self.rows}
        for task in tasks:
            row = known.get(task.id)
            if row is not None and row.task != task:
                row.show_task(task)
            elif row is None and not task.finished:
                self._add(task)
        self._head()

    def _add(self, task: Task) -> None:
        row = EndingRow(self._session, task)
        row.reason_wanted.connect(self._ask_reason)
        row.colleague_wanted.connect(self._ask_colleague)
        row.changed.connect(self._forgive)
        at = self.content.count() - 1
        self.content.insertWidget(at, row)
        self.content.insertWidget(at + 1, Separator())
        self.rows.append(row)
        if self.isVisible():
            self.fit()

    def _head(self) -> None:
        count = sum(not row.task.finished for row in self.rows)
        if count:
            self.set_title(translate("CloseRoom", "%n task(s) are still open", "", count))
            self.set_text(
                translate("CloseRoom", "They stay and can be edited after closing. New tasks can't be added.")
            )
        else:
            self.set_title(translate("CloseRoom", "Close this room?"))
            self.set_text(translate("CloseRoom", "New tasks can't be added to a closed room."))
        self._rule.setVisible(bool(self.rows))
        self.show_tasks.setVisible(bool(self.rows) and self._session.flow.on)

    def _show_refusal(self) -> None:
        refusal = why_not_close_room(self._session.agent, self._room)
        self.close_button.set_refusal(sentence(refusal) if refusal is not None else None)

    # --- choosing ----------------------------------------------------------------------------------------------------

    @Slot(object)
    def _ask_reason(self, row: EndingRow) -> None:
        self._asking = row
        dialog = OutcomeReasonDialog(row.task, self)
        dialog.reason_given.connect(self._fail)
        dialog.open()

    @Slot(object)
    def _fail(self, reason: str) -> None:
        if self._asking is not None:
            self._asking.fail(reason)

    @Slot(object)
    def _ask_colleague(self, row: EndingRow) -> None:
        self._asking = row
        dialog = ColleagueDialog(self._session, row.task, self)
        dialog.given.connect(self._give)
        dialog.open()

    @Slot(object)
    def _give(self, agent: Agent) -> None:
        if self._asking is not None:
            self._asking.give(agent)

    @Slot()
    def _forgive(self) -> None:
        self.fit()
        if self.error and not self._busy:
            self.set_error("")

    @Slot()
    def _show_tasks(self) -> None:
        self.reject()
        self.tasks_wanted.emit()

    # --- closing -----------------------------------------------------------------------------------------------------

    @Slot()
    def _close(self) -> None:
        if self._busy:
            return
        for row in self.rows:
            row.tell("")
        if self._blocked():
            return
        endings = [ending for ending in (row.ending for row in self.rows) if ending is not None]
        self._busy, self._sent = True, {ending.task_id: ending.version for ending in endings}
        self.set_error("")
        self._session.commands.close_room(
            self._room.id,
            self._room.version,
            endings,
            done=self._closing.again(self._done),
            failed=self._refusing.again(self._refused),
        )

    def _done(self, room: Room) -> None:
        self.accept()
        self.closed.emit(room)

    def _refused(self, error: TaskflowError) -> None:
        self._busy = False
        self.set_error(error_sentence(error))
        self.fit()
        if isinstance(error, Conflict | RuleViolation):
            self._session.reader.room_tasks(self._room.id, done=self._reading.again(self._after_refusal))
            self._session.reader.rooms((self._room.id,), done=self._rereading.again(self._on_room))

    def _after_refusal(self, tasks: tuple[Task, ...]) -> None:
        """Tell which task it was."""
        self._follow(tasks)
        changed = [row for row in self.rows if self._sent.get(row.task.id, row.task.version) != row.task.version]
        for row in changed:
            row.tell(translate("CloseRoom", "Somebody changed this task just now. Look at it again."))
        if changed:
            numbers = ", ".join(row.task.short_number for row in changed)
            words = translate("CloseRoom", "{numbers} changed just now, so the room stays open. Your choices are kept.")
            self.set_error(fill(words, numbers=numbers))
        self._blocked()
        self.fit()

    def _blocked(self) -> bool:
        """Tell at each task why what was chosen cannot be; True if there is one."""
        blocked = [row for row in self.rows if row.check()]
        if blocked:
            blocked[0].button.setFocus(Qt.FocusReason.OtherFocusReason)
            self.fit()
        return bool(blocked)

    # --- what others do ----------------------------------------------------------------------------------------------

    def _on_room(self, rooms: tuple[Room, ...]) -> None:
        if rooms:
            self._room = rooms[0]
            self._show_refusal()

    @Slot(object)
    def _on_changed(self, changes: ChangeSet) -> None:
        mine = [task for task in changes.tasks if task.room_id == self._room.id]
        if mine and not self._busy:
            self._follow(mine)
        if changes.reload:
            self._session.reader.room_tasks(self._room.id, done=self._reading.again(self._follow))
        self._on_room(tuple(room for room in changes.rooms if room.id == self._room.id))

    @Slot(object)
    def _on_people(self, _changes: object) -> None:
        for row in self.rows:
            row.show_task(row.task)
            row.check()
        self._show_refusal()
