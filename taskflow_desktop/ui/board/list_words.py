"""The list of tasks in words: its columns, its cells, and what a screen reader says of a row."""

from collections.abc import Callable

from taskflow_desktop.domain.entities import StagePast, Task
from taskflow_desktop.domain.requests import ListColumn
from taskflow_desktop.ui.board.card_words import CardWords, age_of
from taskflow_desktop.ui.format import date_and_time
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.words import channel_word, importance_word, outcome_word


class ListWords(CardWords):
    """Says the rows of a session's list, in the language in force."""

    def cell(self, task: Task, column: ListColumn, past: StagePast) -> str:
        """Return what one column says of a task."""
        now = self._session.now()
        said: dict[ListColumn, Callable[[], str]] = {
            ListColumn.NUMBER: lambda: task.number,
            ListColumn.TITLE: lambda: task.title,
            ListColumn.STAGE: lambda: self._session.stage(task.stage_id).name,
            ListColumn.CUSTOMER: lambda: self._customer(task),
            ListColumn.OWNER: lambda: self.owner(task),
            ListColumn.IMPORTANCE: lambda: importance_word(task.importance),
            ListColumn.OUTCOME: lambda: outcome_word(task.outcome),
            ListColumn.CHECKLIST: lambda: f"{task.checklist_done}/{task.checklist_total}",
            ListColumn.CREATED: lambda: date_and_time(task.created_at, now, self.zone),
            ListColumn.STAY: lambda: age_of(task, now, past)[0],
        }
        return said[column]()

    def _customer(self, task: Task) -> str:
        template = translate("Board", "{customer}, {channel}")
        return fill(template, customer=task.customer_name, channel=channel_word(task.channel))

    def column(self, column: ListColumn) -> str:
        """Return the name of a column."""
        return column_word(column)


def column_word(column: ListColumn) -> str:
    """Return the name of a column of the list."""
    return {
        ListColumn.NUMBER: translate("Board", "Number"),
        ListColumn.TITLE: translate("Board", "Title"),
        ListColumn.STAGE: translate("Board", "Stage"),
        ListColumn.CUSTOMER: translate("Board", "Customer"),
        ListColumn.OWNER: translate("Board", "Owner"),
        ListColumn.IMPORTANCE: translate("Board", "Importance"),
        ListColumn.OUTCOME: translate("Board", "Outcome"),
        ListColumn.CHECKLIST: translate("Board", "Checklist"),
        ListColumn.CREATED: translate("Board", "Created"),
        ListColumn.STAY: translate("Board", "In stage"),
    }[column]
