"""Hands many rooms of one agent to another at once, and tells what went and what did not."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from taskflow_desktop.domain.changes import ChangeSet
from taskflow_desktop.domain.entities import Agent, Room
from taskflow_desktop.domain.enums import RoomState
from taskflow_desktop.domain.errors import Refusal, TaskflowError
from taskflow_desktop.domain.ids import AgentId, RoomId
from taskflow_desktop.domain.inside import Handed
from taskflow_desktop.domain.requests import RoomHandOver
from taskflow_desktop.rules.permissions import needs_reason, why_not_hand_over_many
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.details.asking import Asking
from taskflow_desktop.ui.dialogs.hand_over_words import HandOverWords
from taskflow_desktop.ui.dialogs.people_picker import PeoplePicker
from taskflow_desktop.ui.dialogs.room_ticks import RoomTicks
from taskflow_desktop.ui.format import count
from taskflow_desktop.ui.refusals import error_sentence, sentence
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.widgets.announce import announce
from taskflow_desktop.ui.widgets.buttons import Button
from taskflow_desktop.ui.widgets.dialog_base import PlainDialog
from taskflow_desktop.ui.widgets.keys import commit_preedit
from taskflow_desktop.ui.widgets.labels import label
from taskflow_desktop.ui.widgets.note import Note

_BATCH = 20
"""So many rooms go in one piece of work: others' questions to the database need not wait for all of them."""

_PEOPLE = 3


class HandOverManyDialog(PlainDialog):
    """From whom, which rooms, to whom, why; then what became of them, which stays until it is closed."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent, translate("HandOverMany", "Hand over many rooms"), width=780, scrolled=True)
        self._session = session
        self._counts: dict[AgentId, int] = {}
        self._from: Agent | None = None
        self._queue: list[RoomId] = []
        self._names: dict[RoomId, str] = {}  # of the rooms that were sent
        self._request: RoomHandOver | None = None
        self._went, self._refused = 0, list[tuple[RoomId, str]]()
        self._busy = self._stopping = self._over = False
        self._counting: Asking[dict[AgentId, int]] = Asking(self)
        self._listing: Asking[tuple[Room, ...]] = Asking(self)
        self._sending: Asking[Handed] = Asking(self)
        self._failing: Asking[TaskflowError] = Asking(self)
        self._unreading: Asking[TaskflowError] = Asking(self)
        self.giver = PeoplePicker(translate("HandOverMany", "Whose rooms"), rows=_PEOPLE)
        self.receiver = PeoplePicker(translate("HandOverMany", "Who gets them"), rows=_PEOPLE)
        self.rooms = RoomTicks()
        self.words = HandOverWords(session, "handover/many")
        self._chosen = label("", "small", tone="text.2")
        self.all_button = Button(translate("HandOverMany", "All"), "link", small=True)
        self.none_button = Button(translate("HandOverMany", "None"), "link", small=True)
        self.note = Note("ok")
        self.left_over = label("", "body", wrap=True)
        self.left_over.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._form = QWidget()
        self._build()
        self.cancel_button = self.add_cancel()
        self.accept_button = self.add_button("", "accept")
        self._connect()
        self._count()
        self._show_people()
        self._show_choice()
        self.giver.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(8)
        left.addWidget(label(translate("HandOverMany", "Whose rooms"), "small", tone="text.2", weight=600))
        left.addWidget(self.giver)
        head = QHBoxLayout()
        head.addWidget(self._chosen, 1)
        head.addWidget(self.all_button)
        head.addWidget(self.none_button)
        left.addLayout(head)
        left.addWidget(self.rooms, 1)
        right.addWidget(label(translate("HandOverMany", "Who gets them"), "small", tone="text.2", weight=600))
        right.addWidget(self.receiver)
        right.addWidget(self.words)
        right.addStretch(1)
        both = QHBoxLayout(self._form)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(24)
        both.addLayout(left, 1)
        both.addLayout(right, 1)
        self.content.addWidget(self._form, 1)
        self.content.addWidget(self.note)
        self.content.addWidget(self.left_over)
        self.note.hide()
        self.left_over.hide()

    def _connect(self) -> None:
        self.giver.chosen.connect(self._on_giver)
        self.giver.entered.connect(self._to_rooms)
        self.receiver.chosen.connect(self._show_choice)
        self.receiver.entered.connect(self._to_words)
        self.rooms.checks.ticked.connect(self._show_choice)
        self.all_button.clicked.connect(self._tick_all)
        self.none_button.clicked.connect(self._tick_none)
        self.words.submitted.connect(self._send)
        self.words.edited.connect(self._forgive)
        self.accept_button.chosen.connect(self._send)
        self._session.hub.changed.connect(self._on_changed)
        self._session.changed.connect(self._on_people)

    # --- what is shown -----------------------------------------------------------------------------------------------

    def _count(self) -> None:
        self._session.reader.open_room_counts(done=self._counting.again(self._on_counts))

    def _on_counts(self, counts: dict[AgentId, int]) -> None:
        self._counts = counts
        self._show_people()

    def _show_people(self) -> None:
        """Whoever has rooms can be left without them, also after he left the team; only who is there gets them."""
        people = self._session.agents.values()
        self.giver.show_people([agent for agent in people if self._counts.get(agent.id)], self._counts)
        giver = self._from.id if self._from is not None else None
        self.receiver.show_people([agent for agent in people if agent.active and agent.id != giver], self._counts)

    @Slot()
    def _on_giver(self) -> None:
        agent = self.giver.agent
        if self._busy or agent is None or (self._from is not None and agent.id == self._from.id):
            return
        self._from = agent
        self.rooms.checks.show_rooms((), keep=False)
        self._show_people()
        self._list_rooms(agent)

    def _list_rooms(self, agent: Agent) -> None:
        self.set_error("")
        done, failed = self._listing.again(self._on_rooms), self._unreading.again(self._on_unread)
        self._session.reader.open_rooms_of(agent.id, done=done, failed=failed)

    def _on_unread(self, error: TaskflowError) -> None:
        """The rooms could not be read; choosing the person again asks again."""
        self._from = None
        self.set_error(error_sentence(error))

    def _on_rooms(self, rooms: tuple[Room, ...]) -> None:
        self.rooms.checks.show_rooms(rooms, keep=True)
        self.fit()

    @Slot()
    def _show_choice(self) -> None:
        if self._over:
            return
        checks, receiver = self.rooms.checks, self.receiver.agent
        chosen, total = len(checks.chosen), len(checks.rooms)
        words = translate("HandOverMany", "{chosen} of {total} rooms")
        self._chosen.setText(fill(words, chosen=count(chosen), total=count(total)) if total else "")
        for button in (self.all_button, self.none_button):
            button.setVisible(total > 0)
        text = translate("HandOverMany", "Hand over %n room(s)", "", chosen)
        self.accept_button.setText(text if chosen else translate("HandOver", "Hand over"))
        refusal = why_not_hand_over_many(self._session.agent)
        if refusal is not None:
            why = sentence(refusal)
        elif self._from is None:
            why = translate("HandOverMany", "Choose whose rooms are handed over.")
        elif not chosen:
            why = translate("HandOverMany", "Tick at least one room.")
        else:
            why = translate("HandOver", "Choose whom the room goes to.") if receiver is None else ""
        self.accept_button.set_refusal(why or None)
        self._forgive()

    @Slot()
    def _forgive(self) -> None:
        if self.error and not self._busy:
            self.set_error("")

    @Slot()
    def _to_rooms(self) -> None:
        if self.giver.agent is not None:
            self.rooms.setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _to_words(self) -> None:
        if self.receiver.agent is not None:
            self.words.reason.presets[0].setFocus(Qt.FocusReason.TabFocusReason)

    @Slot()
    def _tick_all(self) -> None:
        self.rooms.checks.tick_all(on=True)

    @Slot()
    def _tick_none(self) -> None:
        self.rooms.checks.tick_all(on=False)

    # --- sending -----------------------------------------------------------------------------------------------------

    @Slot()
    def _send(self) -> None:
        commit_preedit()
        if self._over:
            self.accept()
            return
        receiver, giver = self.receiver.agent, self._from
        if self._busy:
            return
        if receiver is None or giver is None or self.accept_button.refusal:
            self.accept_button.click()  # tells why not
            return
        if not self.words.check(needed=needs_reason(giver.id, receiver.id, self._session.agent.id)):
            return
        self._busy, self._request = True, self.words.request(receiver.id)
        chosen = self.rooms.checks.chosen
        self._queue = [room.id for room in chosen]
        self._names = {room.id: room.customer_name for room in chosen}
        self._form.setEnabled(False)
        self.accept_button.set_refusal(translate("HandOverMany", "The rooms are being handed over."))
        self.cancel_button.setText(translate("HandOverMany", "Stop"))
        self.cancel_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._next()

    def _next(self) -> None:
        """Send the next rooms as they are now; one that went elsewhere meanwhile is told in the end."""
        while self._queue and not self._stopping:
            part, self._queue = self._queue[:_BATCH], self._queue[_BATCH:]
            here = [room for room in map(self.rooms.checks.room, part) if room is not None]
            there = set(part) - {room.id for room in here}
            self._refused += [(room_id, sentence(Refusal("conflict"))) for room_id in part if room_id in there]
            if here and self._request is not None:
                self._tell_progress()
                self._session.commands.handover.hand_over_many(
                    [(room.id, room.version) for room in here],
                    self._request,
                    done=self._sending.again(self._on_handed),
                    failed=self._failing.again(self._on_failed),
                )
                return
        self._finish()

    def _tell_progress(self) -> None:
        words = translate("HandOverMany", "{done} of {total} rooms are handed over")
        done = self._went + len(self._refused)
        self.set_text(fill(words, done=count(done), total=count(len(self._names))))

    def _on_handed(self, handed: Handed) -> None:
        self._went += len(handed.rooms)
        self._refused += [(room_id, sentence(refusal)) for room_id, refusal in handed.refused]
        self._next()

    def _on_failed(self, error: TaskflowError) -> None:
        """The database does not answer as it should: what went has gone, the others wait to be sent again."""
        if self._went or self._refused:
            self._stopping = True
            self._refused.append((RoomId(0), error_sentence(error)))
            self._finish()
            return
        self._busy = False
        self._form.setEnabled(True)
        self.cancel_button.setText(translate("Dialog", "Cancel"))
        self.set_text("")
        self._show_choice()
        self.set_error(error_sentence(error))

    def _finish(self) -> None:
        self._busy, self._over = False, True
        self.words.sent()
        total = len(self._names)
        to = self._session.agent_name(self._request.agent_id if self._request is not None else None)
        if self._went == total:
            words = translate("HandOverMany", "Handed %n room(s) over to {name}.", "", self._went)
        else:
            words = translate("HandOverMany", "{went} of {total} rooms went to {name}. These did not:")
        self.note.set_kind("ok" if self._went == total else "warn")
        self.note.set_text(fill(words, went=count(self._went), total=count(total), name=to))
        lines = [_line(self._names.get(room_id, ""), why) for room_id, why in self._refused]
        if self._queue:
            lines.append(translate("HandOverMany", "%n room(s) were not tried any more.", "", len(self._queue)))
        self.left_over.setText("\n".join(lines))
        self.left_over.setVisible(bool(lines))
        self._form.hide()
        self.note.show()
        self.set_text("")
        self.cancel_button.hide()
        self.accept_button.set_refusal(None)
        self.accept_button.setText(translate("HandOverMany", "Close"))
        self.accept_button.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, " ".join(part for part in (self.note.accessibleName(), *lines[:5]) if part))

    def done(self, result: int) -> None:
        """While rooms are on their way it only stops after them; what is typed is kept."""
        if self._busy:
            self._stopping = True
            self.set_text(translate("HandOverMany", "It stops after the rooms that are on their way."))
            return
        commit_preedit()
        self.words.keep()
        super().done(result)

    # --- what others do ----------------------------------------------------------------------------------------------

    def _belongs(self, room: Room) -> bool:
        return self._from is not None and room.main_agent_id == self._from.id and room.state is not RoomState.CLOSED

    @Slot(object)
    def _on_changed(self, changes: ChangeSet) -> None:
        if self._over:
            return
        if not self._busy and self._from is not None and (changes.reload or self._misses(changes)):
            self._session.reader.open_rooms_of(self._from.id, done=self._listing.again(self._on_rooms))
        self.rooms.checks.follow(changes.rooms, self._belongs)
        if (changes.rooms or changes.reload) and not self._busy:
            self._count()

    def _misses(self, changes: ChangeSet) -> bool:
        """True if the agent got a room that is not listed."""
        return any(self._belongs(room) and self.rooms.checks.room(room.id) is None for room in changes.rooms)

    @Slot(object)
    def _on_people(self, _changes: object) -> None:
        before = self.receiver.agent
        self._show_people()
        now = self._session.agents.get(before.id) if before is not None else None
        if before is not None and (now is None or not now.active) and not self._busy:
            words = translate("HandOver", "{name} has left the team. Choose somebody else.")
            self.set_error(fill(words, name=before.name))


def _line(name: str, why: str) -> str:
    return fill(translate("HandOverMany", "{name}: {why}"), name=name, why=why) if name else why
