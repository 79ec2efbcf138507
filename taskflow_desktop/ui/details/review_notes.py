"""The reviews of a task: open ones as notes, answered ones folded away."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from taskflow_desktop.domain.ids import ReviewId
from taskflow_desktop.domain.inside import Review, TaskDetail
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.details.review_note import ReviewNote
from taskflow_desktop.ui.text import translate
from taskflow_desktop.ui.widgets.fold import Fold

_ANSWERED_SHOWN = 10


class ReviewNotes(QWidget):
    """Hidden while nobody was asked. The newest `_ANSWERED_SHOWN` answers are shown; the history has all."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._notes: dict[ReviewId, ReviewNote] = {}
        self._open = QVBoxLayout()
        self._open.setSpacing(8)
        self.answered = Fold(translate("Review", "Answered reviews"))
        self.answered.set_folded(True)
        self.answered.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._open)
        column.addWidget(self.answered)
        self.hide()

    @property
    def notes(self) -> tuple[ReviewNote, ...]:
        """The notes shown, the newest first."""
        return tuple(self._notes[key] for key in sorted(self._notes, reverse=True))

    def begin(self) -> None:
        """Another task is shown: half-written answers are kept, its notes go."""
        self.keep_typing()
        for note in self._notes.values():
            note.hide()
            note.deleteLater()
        self._notes = {}
        self.answered.set_folded(True)
        self.hide()

    def show_state(self, detail: TaskDetail, refusal: str) -> None:
        """Show the reviews of a task; with a `refusal` as something to look at only."""
        waiting = [review for review in detail.reviews if review.answered_at is None]
        done = [review for review in detail.reviews if review.answered_at is not None]
        shown = [*waiting, *done[:_ANSWERED_SHOWN]]
        for gone in self._notes.keys() - {review.id for review in shown}:
            note = self._notes.pop(gone)
            note.hide()
            note.deleteLater()
        for review in reversed(shown):
            self._put(review, refusal)
        self.answered.set_count(str(len(done)))
        self.answered.setVisible(bool(done))
        self.setVisible(bool(shown))

    def keep_typing(self) -> None:
        """Put half-written answers on disk."""
        for note in self._notes.values():
            note.keep_typing()

    @Slot()
    def _take_focus(self) -> None:
        """An answer is given and goes under the fold: so does whoever wrote it."""
        self.answered.show()
        self.answered.button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _put(self, review: Review, refusal: str) -> None:
        place = self._open if review.answered_at is None else self.answered.body
        note = self._notes.get(review.id)
        if note is None:
            note = self._notes[review.id] = ReviewNote(self._session, review)
            note.closing.connect(self._take_focus)
            place.insertWidget(0, note)
        elif place.indexOf(note) < 0:  # it was answered just now
            place.insertWidget(0, note)
        if note.review != review or note.refusal != refusal:
            note.show_review(review, refusal)
