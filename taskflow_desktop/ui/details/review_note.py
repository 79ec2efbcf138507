"""One review somebody asked for, as a note in the task; whoever was asked answers in it."""

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from taskflow_desktop.domain.errors import TaskflowError
from taskflow_desktop.domain.inside import Review
from taskflow_desktop.rules import limits, texts
from taskflow_desktop.runtime.draft_keeper import DraftKeeper
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.details.asking import Asking
from taskflow_desktop.ui.format import date_and_time, list_time, local_zone
from taskflow_desktop.ui.refusals import error_sentence, sentence
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.widgets.buttons import Button
from taskflow_desktop.ui.widgets.long_field import LongField
from taskflow_desktop.ui.widgets.note import Note
from taskflow_desktop.ui.widgets.surface import reveal


class ReviewNote(QWidget):
    """Who asked whom, when and what.

    Signals:
        grown: it needs another height.
        closing: the answer goes off the screen and with it the focus, which somebody is to take.
    """

    grown = Signal()
    closing = Signal()

    def __init__(self, session: Session, review: Review, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.review = review
        self._refusal = ""
        self._sent = False
        self._asked: Asking[Review] = Asking(self)
        self._refusing: Asking[TaskflowError] = Asking(self)
        self.note = Note("info", icon="eye")
        self.answer = LongField(
            translate("Review", "Answer (optional)"),
            limit=limits.WORD_CHARACTERS,
            placeholder=translate("Review", "What did you find?"),
        )
        self.send = Button(translate("Review", "Send the answer"), "primary", small=True)
        self.cancel = Button(translate("Review", "Not yet"), "quiet", small=True)
        self._form = QWidget()
        self._draft = DraftKeeper(session.drafts, self._written, self)
        self._draft.found.connect(self._restore)
        self._build()
        self.note.action.connect(self.begin_answer)
        self.send.clicked.connect(self._send)
        self.cancel.clicked.connect(self._end)
        self.answer.submitted.connect(self._send)
        self.answer.edited.connect(self._on_edited)
        self.show_review(review, "")

    @property
    def mine(self) -> bool:
        """True if the signed-in person is to answer."""
        return self.review.agent_id == self._session.agent.id and self.review.answered_at is None

    @property
    def refusal(self) -> str:
        """Why it cannot be answered from here, or ""."""
        return self._refusal

    @property
    def answering(self) -> bool:
        """True while the answer is being written."""
        return not self._form.isHidden()

    def show_review(self, review: Review, refusal: str) -> None:
        """Show the review in its newest state; with a `refusal` it cannot be answered from here."""
        self.review, self._refusal = review, refusal
        lead, rest = _words(self._session, review)
        self.note.set_text(rest, lead)
        self.note.set_kind("ok" if review.answered_at is not None else "info", "" if review.answered_at else "eye")
        may = self.mine and not refusal
        if may:
            self._draft.open(f"review/{review.id}")
        if not may and self.answering and not self.answer.text():
            self._form.hide()
        offered = may and not self.answering
        if offered != (self.note.button is not None):
            self.note.set_action(translate("Review", "Answer") if offered else "")
        if review.answered_at is not None:
            self._close()
        self.grown.emit()

    @Slot()
    def begin_answer(self) -> None:
        """Open the field for the answer and go there."""
        self._form.show()
        self.answer.area.setFocus(Qt.FocusReason.ShortcutFocusReason)  # before the button with the focus goes
        self._open()
        QTimer.singleShot(0, self._reveal)

    def keep_typing(self) -> None:
        """Put a half-written answer on disk."""
        if self.answering and not self._sent:
            self._draft.keep()

    def _open(self) -> None:
        self._form.show()
        self.note.set_action("")
        self.grown.emit()

    @Slot()
    def _end(self) -> None:
        """Close the field; what is in it stays a draft."""
        self._draft.keep()
        self.note.set_action(translate("Review", "Answer"))
        if self.note.button is not None:
            self.note.button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._close()
        self.show_review(self.review, self._refusal)

    def _close(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and self._form.isAncestorOf(focused):
            self.closing.emit()
        self._form.hide()

    @Slot()
    def _reveal(self) -> None:
        """Once the field has its place, bring it into view with its buttons."""
        if isValid(self) and self.answering:
            reveal(self._form, self._form.rect())

    @Slot()
    def _send(self) -> None:
        text = self.answer.text()
        refusal = texts.why_not_word(text)
        why = sentence(refusal) if refusal is not None else self._refusal
        self.answer.set_problem(why)
        if why or self._sent:
            return
        self._sent = True
        self._session.commands.people.answer_review(
            self.review.id,
            text,
            settles=self._draft.place,
            done=self._asked.again(self._on_sent),
            failed=self._refusing.again(self._on_refused),
        )

    def _on_sent(self, review: Review) -> None:
        self._draft.stored()
        self._close()
        self.show_review(review, self._refusal)

    def _on_refused(self, error: TaskflowError) -> None:
        self._sent = False
        self.answer.set_problem(error_sentence(error))
        self.grown.emit()

    @Slot()
    def _on_edited(self) -> None:
        refusal = texts.why_not_word(self.answer.text())
        self.answer.set_problem(sentence(refusal) if refusal is not None else "")
        self._draft.touched()

    def _written(self) -> str:
        return "" if self._sent else self.answer.text()

    @Slot(object)
    def _restore(self, text: str) -> None:
        if not self.answer.text():
            self.answer.set_text(text)
            self._open()

    def _build(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.send)
        buttons.addWidget(self.cancel)
        buttons.addStretch(1)
        form = QVBoxLayout(self._form)
        form.setContentsMargins(0, 0, 0, 0)
        form.setSpacing(6)
        form.addWidget(self.answer)
        form.addLayout(buttons)
        self._form.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.note)
        column.addWidget(self._form)


def _words(session: Session, review: Review) -> tuple[str, str]:
    """Return the first sentence and the rest: when, what, and the answer or that it is awaited."""
    me = session.agent.id
    names = {"by": session.agent_name(review.asked_by), "to": session.agent_name(review.agent_id)}
    if review.answered_at is not None:
        lead = translate("Review", "{to} answered the review {by} asked for")
    elif review.agent_id == me:
        lead = translate("Review", "{by} asks you for a review")
    elif review.asked_by == me:
        lead = translate("Review", "You asked {to} for a review")
    else:
        lead = translate("Review", "{by} asked {to} for a review")
    zone, now = local_zone(), session.now()
    parts = [list_time(review.asked_at, now, zone), review.message]
    if review.answered_at is not None:
        when = date_and_time(review.answered_at, now, zone)
        answered = (
            translate("Review", "Answer {time}: {answer}") if review.answer else translate("Review", "Seen {time}")
        )
        parts.append(fill(answered, time=when, answer=review.answer))
    elif review.agent_id != me:
        parts.append(translate("Review", "no answer yet"))
    return fill(lead, **names), " · ".join(part for part in parts if part)
