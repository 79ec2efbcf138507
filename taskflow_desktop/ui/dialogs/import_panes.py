"""The two panes of the import dialog that show figures: before, with the choices, and after."""

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from taskflow_desktop.domain.imports import ImportChoices, ImportPreview, ImportReport
from taskflow_desktop.domain.moment import to_datetime
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.dialogs.import_lists import AgentMapView, BadRowsView
from taskflow_desktop.ui.dialogs.import_parts import CountsTable, MenuButton
from taskflow_desktop.ui.format import count, local_zone, short_date
from taskflow_desktop.ui.import_text import PROFILES, form_word, profile_word, warning_sentence
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.widgets.labels import eliding_label, label
from taskflow_desktop.ui.widgets.note import Note


class PreviewPane(QWidget):
    """What the files hold and what importing them would do; profile, agents and the agent's name can be changed.

    Signals:
        again_requested: profile or agent's name was changed, the dry run holds no more.
    """

    again_requested = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._preview: ImportPreview | None = None
        self.profile = ""
        self.agent_name: str | None = None
        """KakaoTalk: which of the names is the agent; "" nobody, None not decided yet."""
        self.changed_at: MenuButton | None = None
        """Where the person changed something last: there the keyboard goes on after the dry run."""
        self._files = eliding_label("", "subtitle")
        self._form = label("", "small", tone="text.2")
        self.profile_button = MenuButton(translate("Import", "Kind of file"))
        self.profile_button.value_chosen.connect(self._profile_chosen)
        self.person_button = MenuButton(translate("Import", "Who is the agent?"))
        self.person_button.value_chosen.connect(self._person_chosen)
        self.counts = CountsTable()
        self._range = label("", "small", tone="text.2")
        self._nothing = Note("info")
        self.warning = Note("warn")
        self.agents = AgentMapView()
        self.bad_rows = BadRowsView()
        self._agents_head = label("", "small", tone="text.2", weight=600, wrap=True)
        self._bad_head = label("", "small", tone="text.2", weight=600, wrap=True)
        self._person_row = QWidget()
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(3, 3, 3, 3)  # room for the rings of focus
        column.setSpacing(10)
        column.addWidget(self._files)
        kind = QHBoxLayout()
        kind.setSpacing(8)
        kind.addWidget(self.profile_button)
        kind.addWidget(self._form, 1)
        column.addLayout(kind)
        person = QHBoxLayout(self._person_row)
        person.setContentsMargins(0, 0, 0, 0)
        person.setSpacing(8)
        person.addWidget(label(translate("Import", "Who is the agent?"), weight=600))
        person.addWidget(self.person_button)
        person.addStretch(1)
        column.addWidget(self._person_row)
        column.addWidget(self.warning)
        column.addWidget(self.counts)
        column.addWidget(self._range)
        column.addWidget(self._nothing)
        column.addWidget(self._agents_head)
        column.addWidget(self.agents, 1)
        column.addWidget(self._bad_head)
        column.addWidget(self.bad_rows, 1)
        column.addStretch()

    def forget(self) -> None:
        """Decide nothing beforehand about the next files."""
        self.profile, self.agent_name, self._preview, self.changed_at = "", None, None, None

    @property
    def choices(self) -> ImportChoices:
        """What was decided."""
        return ImportChoices(agents=self.agents.map.chosen, agent_name=self.agent_name or "")

    @property
    def undecided(self) -> str:
        """What must be decided before importing, "" if nothing."""
        if self._preview is not None and self._preview.people and self.agent_name is None:
            return translate("Import", "Choose which of the names is the agent.")
        return ""

    def guess_agent(self, preview: ImportPreview) -> str | None:
        """Return which of the names is somebody of ours, None if that is not certain."""
        ours = {agent.name for agent in self._session.agents.values()}
        known = [name for name in preview.people if name in ours]
        return known[0] if len(known) == 1 else None

    def show_preview(self, preview: ImportPreview) -> None:
        """Show what a dry run found."""
        self._warn(preview)
        self._preview = preview
        self.profile = preview.profile
        self._files.setText(_file_words(preview.paths))
        self._form.setText(form_word(preview.form, preview.encoding))
        self.profile_button.set_choices([(name, profile_word(name)) for name in PROFILES], preview.profile)
        self._person_row.setVisible(bool(preview.people))
        self._show_person()
        self.counts.set_counts(preview.counts)
        self._range.setText(self._range_words(preview))
        self._range.setVisible(preview.first_at is not None)
        known = preview.counts.rooms.same + preview.counts.messages.same
        self._nothing.setVisible(preview.counts.changes == 0 and known > 0)
        self._nothing.set_text(translate("Import", "There is nothing new in these files: all of it is here already."))
        self.agents.show_agents(preview.unmapped, tuple(self._session.agents.values()))
        self._agents_head.setVisible(bool(preview.unmapped))
        self.agents.setVisible(bool(preview.unmapped))
        self._agents_head.setText(translate("Import", "Nobody here has these names. Choose who they are."))
        bad = preview.counts.rooms.bad + preview.counts.messages.bad
        self.bad_rows.show_rows(preview.bad_rows)
        self._bad_head.setVisible(bad > 0)
        self.bad_rows.setVisible(bad > 0)
        self._bad_head.setText(_bad_words(bad, len(preview.bad_rows)))

    def _warn(self, preview: ImportPreview) -> None:
        """Tell what is odd about the files, and that a kind that was chosen does not fit them."""
        told = [warning_sentence(code) for code in preview.warnings]
        if self.profile and self.profile != preview.profile:
            words = translate("Import", "This is no file of the kind you chose. It was read as: {kind}.")
            told.append(fill(words, kind=profile_word(preview.profile)))
        self.warning.setVisible(bool(told))
        self.warning.set_text("\n".join(told))

    def _show_person(self) -> None:
        people = self._preview.people if self._preview is not None else ()
        nobody = translate("Import", "None of them")
        choices = [(name, name) for name in people] + [("", nobody)]
        self.person_button.set_choices(choices, self.agent_name, otherwise=translate("Import", "Choose"))

    def _range_words(self, preview: ImportPreview) -> str:
        if preview.first_at is None or preview.last_at is None:
            return ""
        now, zone = self._session.now(), local_zone()
        years = {to_datetime(moment, zone).year for moment in (preview.first_at, preview.last_at)}
        # Each beside the other, a year that differs is told; within one year, only if it is not the present one.
        beside = (preview.last_at, preview.first_at) if len(years) > 1 else (now, now)
        first, last = short_date(preview.first_at, beside[0], zone), short_date(preview.last_at, beside[1], zone)
        if first == last:
            return first
        return fill(translate("Import", "From {first} to {last}"), first=first, last=last)

    @Slot(object)
    def _profile_chosen(self, profile: str) -> None:
        if profile != self.profile:
            self.profile, self.agent_name, self.changed_at = profile, None, self.profile_button
            self.again_requested.emit()

    @Slot(object)
    def _person_chosen(self, name: str) -> None:
        if name != self.agent_name:
            self.agent_name, self.changed_at = name, self.person_button
            self.again_requested.emit()


class ResultPane(QWidget):
    """What came of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.note = Note("ok")
        self.counts = CountsTable()
        self.bad_rows = BadRowsView()
        self._bad_head = label("", "small", tone="text.2", weight=600, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for part in (self.note, self.counts, self._bad_head):
            column.addWidget(part)
        column.addWidget(self.bad_rows, 1)
        column.addStretch()

    def show_report(self, report: ImportReport) -> None:
        """Show the end of an import, whole or cancelled."""
        if report.cancelled:
            self.note.set_kind("warn")
            lead = translate("Import", "Stopped before the end.")
            text = translate("Import", "What came in so far stays. Choose the same files to go on.")
        else:
            self.note.set_kind("ok")
            whole = translate("Import", "All in.")
            lead = translate("Import", "What can be read is in.") if report.bad_rows_total else whole
            text = ""
            if report.created_agents:
                text = translate("Import", "%n new agent(s) cannot sign in yet.", "", report.created_agents)
        self.note.set_text(text, lead)
        self.counts.set_counts(report.counts)
        self.bad_rows.show_rows(report.bad_rows)
        self._bad_head.setVisible(report.bad_rows_total > 0)
        self.bad_rows.setVisible(report.bad_rows_total > 0)
        self._bad_head.setText(
            translate(
                "Import",
                "%n row(s) were left out. Save them, mend them and import the file alone.",
                "",
                report.bad_rows_total,
            )
        )


def _file_words(paths: tuple[Path, ...]) -> str:
    if len(paths) == 1:
        return paths[0].name
    return fill(translate("Import", "{file} and {number} more"), file=paths[0].name, number=count(len(paths) - 1))


def _bad_words(total: int, shown: int) -> str:
    if total > shown:
        return fill(
            translate(
                "Import", "%n row(s) can't be read; the first {shown} of them. The others are imported.", "", total
            ),
            shown=count(shown),
        )
    return translate("Import", "%n row(s) can't be read. The others are imported.", "", total)
