"""Saves what is typed into a memo, and brings it together with what others save meanwhile (ui-spec 4.11, 6.3, 6.4)."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from taskflow_desktop.domain.errors import RuleViolation, TaskflowError
from taskflow_desktop.domain.ids import TaskId
from taskflow_desktop.domain.inside import Memo
from taskflow_desktop.domain.memos import Clash, MemoClash, MemoSaved
from taskflow_desktop.rules import limits
from taskflow_desktop.rules.merge import merge
from taskflow_desktop.rules.texts import clean, why_not_memo
from taskflow_desktop.runtime.draft_keeper import DraftKeeper
from taskflow_desktop.runtime.memo_commands import Common
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.details.memo_field import MemoField
from taskflow_desktop.ui.details.memo_flight import Flight, MemoState, draft_of, read_draft

_REST_MS = 1000
_SLOW_MS = 400
_AGAIN_MS = 3000  # after a save that did not work for a reason of the world
_MEET_MS = 1000  # another's change does not wait for the end of steady typing


class MemoSaver(QObject):
    """The memo of one task after another, between the field and the database.

    `field` holds what is typed, `stands` what is stored. They differ while somebody types, while a save is on its way,
    too long or refused, and while a `clash` waits for a choice; so long the draft is on disk.

    Signals:
        changed: state, clash or what stands are others.
        merged: AgentId of whose changes were merged with one's own.
        clashed_elsewhere: TaskId of a task left meanwhile, whose memo waits for a choice.
        stranded: str, a draft that may not be saved any more.
    """

    changed = Signal()
    merged = Signal(object)
    clashed_elsewhere = Signal(object)
    stranded = Signal(object)

    def __init__(self, session: Session, field: MemoField, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._field = session, field
        self._task_id: TaskId | None = None
        self._refused = False
        self.stands: Memo | None = None
        self.clash: MemoClash | None = None
        self.problem: TaskflowError | None = None
        self.over = 0
        """By how many characters the text is too long."""
        self.kept = ""
        """A text that cannot be saved any more, until the person removes it."""
        self._removed = ""
        self._settled = ""  # what the field held when it last agreed with what stands
        self._asked: str | None = None  # the text last sent, while nothing came of it that asks for another save
        self._late: str | None = None  # what was merged while somebody typed on: not in the field yet
        self._common = Common("")
        self._flights = 0
        self._overtaken = False
        self._rest = self._timer(_REST_MS, self._send)
        self._slow = self._timer(_SLOW_MS, self.changed)
        self._meet = self._timer(_MEET_MS, self._send)
        self._again = self._timer(_AGAIN_MS, self._send_unasked)
        self._draft = DraftKeeper(session.drafts, self._written, self)
        self._draft.found.connect(self._restore)
        field.edited.connect(self._edited)
        field.left.connect(self.save)

    def _timer(self, interval: int, slot: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval)
        timer.timeout.connect(slot)
        return timer

    @property
    def state(self) -> MemoState:
        """What the state line says."""
        if self.kept:
            return MemoState.KEPT
        if self.over:
            return MemoState.TOO_LONG
        if self.problem is not None:
            return MemoState.FAILED
        if self._flights and not self._slow.isActive():
            return MemoState.SAVING
        if self.unsaved:
            return MemoState.TYPING
        return MemoState.SAVED if self.stands is not None else MemoState.NONE

    @property
    def unsaved(self) -> bool:
        """True while the field holds what is not stored."""
        return self._field.full_text() != self._settled

    @property
    def together(self) -> bool:
        """True while another changed what is being written here."""
        return self.clash is not None or (self._overtaken and self.unsaved)

    # --- which memo --------------------------------------------------------------------------------------------------

    def begin(self, task_id: TaskId, memo: Memo | None, *, refused: bool, draft: bool) -> None:
        """Show the memo of another task; `leave` came before. Without `draft` what was half-typed stays on disk."""
        self._refused, self.stands = refused, memo
        self.clash, self.problem, self.over, self.kept = None, None, 0, ""
        text = memo.text if memo is not None else ""
        self._field.begin(text)
        self._agree(text)
        self._task_id = task_id
        if draft:
            self._draft.open(f"memo/{task_id}")
        self.changed.emit()

    def leave(self) -> None:
        """Finish the syllable, save, and keep what cannot be saved: before another task and before the end."""
        if self._task_id is None:
            return
        self.save()
        self._draft.leave()
        self._task_id = None
        for timer in (self._rest, self._slow, self._meet, self._again):
            timer.stop()

    def follow(self, memo: Memo | None, *, refused: bool) -> None:
        """The task is there in a newer state: the memo may be another one, or may not be changed any more."""
        if refused != self._refused:
            self._refused = refused
            self._strand() if refused else self._rescue()
        newer = memo is not None and (self.stands is None or memo.version > self.stands.version)
        if memo is None or not newer:
            return
        self.stands = memo
        if self.clash is not None or self.problem is not None:
            self._send_again()
        elif not self._flights:
            if self.unsaved:
                self._overtaken = True
                self._meet.start()
            else:
                self._agree(memo.text)
        self.changed.emit()

    # --- saving ------------------------------------------------------------------------------------------------------

    @Slot()
    def save(self) -> None:
        """Save what is typed now, the syllable being composed finished first."""
        self._field.finish_syllable()
        self._rest.stop()
        self._send()
        self._draft.keep()

    @Slot()
    def try_again(self) -> None:
        """Save what could not be saved."""
        self._send_again()

    def set_kept(self, text: str) -> None:
        """The person removed the text that was kept, or took that back."""
        if text:
            self.kept = self._removed
        else:
            self._removed, self.kept = self.kept, ""
        self._draft.keep()
        self.changed.emit()

    @Slot()
    def _edited(self) -> None:
        if self._task_id is None:
            return
        self._catch_up()
        self._measure()
        if self.unsaved:
            self._draft.touched()
            self._rest.start()
        self.changed.emit()

    def _measure(self) -> None:
        text = self._field.full_text()
        refusal = why_not_memo(text) if len(text) > limits.MEMO_CHARACTERS else None
        self.over = int(refusal.values["n"]) if refusal is not None else 0

    def _send_again(self) -> None:
        self._asked = None
        self._send()

    @Slot()
    def _send_unasked(self) -> None:
        if self.problem is not None and self.clash is None and not self._flights:
            self._send_again()

    @Slot()
    def _send(self) -> None:
        """Save what is typed; a syllable being composed is saved as it stands, and composing goes on undisturbed."""
        typed = self._field.full_text()
        if self._task_id is None or self._refused or self.over or typed == self._asked:
            return
        if typed == self._settled and self._late is None:
            return
        self._draft.keep()
        self._asked, self.problem = typed, None
        flight = self._start(typed)
        self._session.commands.memo.save(
            flight.task_id, self._common, typed, settles=self._draft.place, done=flight.done, failed=flight.failed
        )
        self.changed.emit()

    def _start(self, typed: str) -> Flight:
        assert self._task_id is not None  # noqa: S101 - asked before
        self._flights += 1
        self._slow.start()
        return Flight(self, self, self._task_id, self._common, typed)

    # --- what became of it -------------------------------------------------------------------------------------------

    def take(self, flight: Flight, value: MemoSaved | MemoClash) -> None:
        """Hear what became of a save."""
        here = self._land(flight)
        if isinstance(value, MemoClash):
            if here:
                self._take_clash(flight, value)
            elif flight.task_id != self._task_id:
                self.clashed_elsewhere.emit(flight.task_id)
            return
        if not here:
            self._session.drafts.settled(f"memo/{flight.task_id}")
            if flight.task_id == self._task_id:
                self._draft.keep()
        if value.merged_with is not None and value.merged_with != self._session.agent.id:
            self.merged.emit(value.merged_with)
        if here:
            self._take_saved(flight, value.memo)

    def _take_saved(self, flight: Flight, memo: Memo | None) -> None:
        self.clash, self.problem, self._overtaken = None, None, False
        if memo is not None and (self.stands is None or memo.version >= self.stands.version):
            self.stands = memo
        text = memo.text if memo is not None else ""
        self._settled = flight.typed
        self._late = None if text == clean(flight.typed) else text
        self._catch_up()
        self._measure()
        if self.unsaved or self._late is not None:
            self._rest.start()
        self._draft.stored()
        self.changed.emit()

    def _take_clash(self, flight: Flight, value: MemoClash) -> None:
        """Show it only when the person has rested: who typed on meanwhile is asked after his next rest."""
        self.stands = value.theirs
        if self._flights or self._rest.isActive() or self._field.full_text() != flight.typed:
            self._asked = None
            if not self._rest.isActive():
                self._rest.start()
        else:
            self._field.finish_syllable()
            self.clash = value
        self._draft.keep()
        self.changed.emit()

    def take_failure(self, flight: Flight, error: TaskflowError) -> None:
        """Hear why a save did not work: what is typed stays, here and on disk."""
        if not self._land(flight):
            self._session.notices.refuse(error)
            return
        self._asked = None
        if isinstance(error, RuleViolation) and error.refusal.code == "memo.long":
            self.over = int(error.refusal.values["n"])  # together with what another wrote
            self._asked = flight.typed
        else:
            self.problem = error
            if not isinstance(error, RuleViolation):
                self._again.start()
        self._draft.keep()
        self.changed.emit()

    def _land(self, flight: Flight) -> bool:
        """Count a save as ended; False if another memo is shown meanwhile."""
        if flight.common is not self._common or self._task_id is None:
            return False
        self._flights -= 1
        if not self._flights:
            self._slow.stop()
        return True

    def _catch_up(self) -> None:
        """Put into the field what was merged while somebody typed, beside what he typed since."""
        late = self._late
        if late is None or self._flights or self._field.composing:
            return
        typed = self._field.plain_text()
        if typed == self._settled:
            self._agree(late)
            return
        merged = merge(clean(self._settled), clean(typed), late)
        if isinstance(merged, str):
            self._made_of(late)
            self._field.adopt(merged)
            self._rest.start()

    def _agree(self, text: str) -> None:
        """From here on the field and what stands are the same text."""
        self._made_of(text)
        self._field.adopt(text)
        self._settled = self._field.plain_text()
        self._measure()

    def _made_of(self, text: str) -> None:
        """What is typed from here on is made of `text`; saves on their way are of no concern to it any more."""
        self._common, self._settled = Common(text), text
        self._late, self._asked, self._overtaken = None, None, False
        self._flights = 0
        self._slow.stop()

    # --- a clash -----------------------------------------------------------------------------------------------------

    @Slot()
    def keep_both(self) -> None:
        """Save the text in which both are."""
        self._choose(both=True)

    @Slot()
    def keep_mine(self) -> None:
        """Save one's own text in the place of the other, which stays among the revisions."""
        self._choose(both=False)

    def _choose(self, *, both: bool) -> None:
        clash = self.clash
        if clash is None or self._flights:
            return
        self._field.finish_syllable()
        mine, theirs = self._field.full_text(), clash.theirs.text
        merged = merge(clean(self._common.text), clean(mine), theirs) if both else mine
        self.clash = None
        self._made_of(theirs)
        self._field.adopt(merged.kept_both if isinstance(merged, Clash) else merged)
        self._measure()
        self._send()
        self._draft.keep()
        self.changed.emit()

    @Slot()
    def keep_theirs(self) -> None:
        """Leave what stands; one's own text goes among the revisions, and only then out of the field."""
        clash = self.clash
        if clash is None or self._flights:
            return
        self._field.finish_syllable()
        typed = self._field.full_text()
        flight = self._start(typed)
        self._session.commands.memo.set_aside(
            flight.task_id, typed, settles=self._draft.place, done=flight.done_aside, failed=flight.failed
        )
        self.changed.emit()

    def take_aside(self, flight: Flight, value: MemoSaved) -> None:
        """One's own text is among the revisions now."""
        if not self._land(flight):
            return
        self.stands, self.clash, self.problem = value.memo, None, None
        if self._field.full_text() == flight.typed:
            self._agree(value.memo.text if value.memo is not None else "")
        else:
            self._send_again()
        self._draft.stored()
        self.changed.emit()

    # --- drafts ------------------------------------------------------------------------------------------------------

    def _written(self) -> str | None:
        """What the disk keeps: what one's own text was made of, and the text. What is on its way is there already."""
        if self.kept:
            return self.kept
        there = self._draft.ready and bool(self._session.drafts.known(self._draft.place))
        if there and self._flights and self._field.full_text() == self._asked:
            return None
        if not self.unsaved and self.clash is None and self._late is None:
            return ""
        return draft_of(self._common.text, self._field.full_text())

    @Slot(object)
    def _restore(self, draft: str) -> None:
        """Go on with a text that was typed and not stored when the program ended, or when the task was left."""
        base, text = read_draft(draft)
        if clean(text) in {clean(base), self.stands.text if self.stands is not None else ""}:
            self._draft.keep()
        elif self._refused:
            self.kept = draft
            self.stranded.emit(text)
            self.changed.emit()
        else:
            self._go_on(base, text)

    def _go_on(self, base: str, text: str) -> None:
        self._made_of(base)
        self._field.adopt(text)
        self._measure()
        self._rest.start()
        self.changed.emit()

    def _strand(self) -> None:
        """What is typed may not be saved any more: it is kept, to be copied, and what stands is shown."""
        if self.unsaved or self.clash is not None:
            self._field.finish_syllable()
            text = self._field.full_text()
            self.kept = draft_of(self._common.text, text)
            self.over = 0
            self.clash, self.problem = None, None
            self._rest.stop()
            self._agree(self.stands.text if self.stands is not None else "")
            self._draft.keep()
            self.stranded.emit(text)
            self.changed.emit()

    def _rescue(self) -> None:
        """What was kept may be saved again."""
        if self.kept:
            base, text = read_draft(self.kept)
            self.kept = ""
            self.stranded.emit("")
            self._go_on(base, text)
