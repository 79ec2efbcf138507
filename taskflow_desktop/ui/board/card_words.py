"""Cards in words: for screen readers, for tooltips, and the times a card shows."""

from datetime import tzinfo

from taskflow_desktop.domain.entities import StagePast, Task
from taskflow_desktop.domain.moment import Micros, Moment
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.age_words import measure_words, stay_words
from taskflow_desktop.ui.format import count, duration, exact_time, local_zone, stay
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.widgets.age_pill import AgeLevel, age_level
from taskflow_desktop.ui.widgets.labels import tooltip_text
from taskflow_desktop.ui.words import importance_word, outcome_word


def age_of(task: Task, now: Moment, past: StagePast) -> tuple[str, AgeLevel]:
    """Return the time a card shows: how long it has been in its stage, which has this past, or how long the finished
    task took."""
    if task.finished:
        return stay(task.elapsed(now)), AgeLevel.DONE
    length = Micros(max(0, now - task.entered_at))
    return duration(length), age_level(length, past)


class CardWords:
    """Says the cards of a session's board, in the language in force."""

    def __init__(self, session: Session, zone: tzinfo | None = None) -> None:
        self._session = session
        self.zone = zone or local_zone()

    def card(self, task: Task, past: StagePast) -> str:
        """Return number, title, stage, time, importance, outcome and owner (ui-spec 8)."""
        return fill(
            translate("Board", "{number}, {title}, {stage}, {time}, {importance}, {outcome}, owner {owner}"),
            number=task.short_number,
            title=task.title,
            stage=self._session.stage(task.stage_id).name,
            time=self._time(task, past),
            importance=importance_word(task.importance),
            outcome=outcome_word(task.outcome),
            owner=self.owner(task),
        )

    def tooltip(self, task: Task, past: StagePast) -> str:
        """Return the whole title, the owner, the exact times and what they are measured by, for a tooltip."""
        lines = [
            f"{task.number}  {task.title}",
            fill(translate("Board", "Owner: {owner}"), owner=self.owner(task)),
            fill(translate("Board", "Created: {time}"), time=exact_time(task.created_at, self.zone)),
        ]
        if task.finished_at is None:
            since = translate("Board", "In this stage since {time}")
            lines += [fill(since, time=exact_time(task.entered_at, self.zone)), measure_words(past)]
        else:
            ended, time = translate("Board", "{outcome}: {time}"), exact_time(task.finished_at, self.zone)
            lines.append(fill(ended, outcome=outcome_word(task.outcome), time=time))
        return tooltip_text("\n".join(lines))

    def more(self, number: int) -> str:
        """Return the words of the row that loads the rest of a column."""
        return fill(translate("Board", "Show {number} more"), number=count(number))

    def owner(self, task: Task) -> str:
        """Return the owner's name."""
        return self._session.agent_name(task.owner_id)

    def _time(self, task: Task, past: StagePast) -> str:
        now = self._session.now()
        if task.finished:
            return fill(translate("Board", "time to finish {length}"), length=stay(task.elapsed(now)))
        return stay_words(Micros(max(0, now - task.entered_at)), past)
