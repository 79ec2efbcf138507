"""What is said with a hand-over: why, and a word to whoever gets the room; half-typed it is kept as a draft."""

import json

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from taskflow_desktop.domain.ids import AgentId
from taskflow_desktop.domain.requests import RoomHandOver
from taskflow_desktop.rules import limits, texts
from taskflow_desktop.rules.json_text import from_json
from taskflow_desktop.runtime.draft_keeper import DraftKeeper
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.dialogs.reason_choice import ReasonChoice
from taskflow_desktop.ui.refusals import sentence
from taskflow_desktop.ui.text import translate
from taskflow_desktop.ui.widgets.long_field import LongField


class HandOverWords(QWidget):
    """Reason and word; the draft of `place` comes back by itself.

    Signals:
        edited: something was typed or chosen.
        submitted: Enter in the reason, Ctrl Enter in the word.
    """

    edited = Signal()
    submitted = Signal()

    def __init__(self, session: Session, place: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.place = place
        self.reason = ReasonChoice()
        self.message = LongField(
            translate("HandOver", "Message (optional)"),
            limit=limits.WORD_CHARACTERS,
            placeholder=translate("HandOver", "What should the next person know?"),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.reason)
        column.addWidget(self.message)
        self._sent = False
        self._draft = DraftKeeper(session.drafts, self._written, self)
        self._draft.found.connect(self._restore)
        for part in (self.reason, self.message):
            part.edited.connect(self._on_edited)
            part.submitted.connect(self.submitted)
        self._draft.open(place)

    def request(self, agent_id: AgentId) -> RoomHandOver:
        """Return what is asked for, to be handed to `agent_id`."""
        return RoomHandOver(agent_id, self.reason.reason(), texts.clean(self.message.text()).strip())

    def check(self, *, needed: bool) -> bool:
        """True if the words can go; else it is said where they cannot, and the keyboard goes there."""
        refusal = self.reason.why_not(needed=needed)
        if refusal is not None:
            self.reason.refuse(refusal)
            return False
        refusal = texts.why_not_word(self.message.text())
        if refusal is not None:
            self.message.set_problem(sentence(refusal))
            self.message.area.setFocus(Qt.FocusReason.OtherFocusReason)
            return False
        return True

    def sent(self) -> None:
        """The words are stored: there is no draft any more."""
        self._sent = True
        self._draft.stored()

    def keep(self) -> None:
        """Put what is typed on disk now."""
        if not self._sent:
            self._draft.keep()

    def _written(self) -> str:
        held = {
            "preset": self.reason.preset,
            "own": self.reason.own_words.full_text(),
            "message": self.message.text(),
        }
        return "" if self._sent or not any(held.values()) else json.dumps(held, ensure_ascii=False)

    @Slot(object)
    def _restore(self, text: str) -> None:
        try:
            held = from_json(text)
            preset, own, message = str(held["preset"]), str(held["own"]), str(held["message"])
        except (ValueError, TypeError, KeyError):
            return
        if self._written():
            return  # somebody was faster with the keyboard than the disk
        self.reason.restore(preset, own)
        self.message.set_text(message)

    @Slot()
    def _on_edited(self) -> None:
        refusal = texts.why_not_word(self.message.text())
        self.message.set_problem(sentence(refusal) if refusal is not None else "")
        self._draft.touched()
        self.edited.emit()
