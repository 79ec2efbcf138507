"""People and permissions: who works here and as what, and whom the names of imported files mean."""

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from taskflow_desktop.domain.changes import ChangeSet
from taskflow_desktop.domain.entities import Agent
from taskflow_desktop.domain.ids import AgentId
from taskflow_desktop.domain.team import ImportedName, Mapped
from taskflow_desktop.models.team import TeamModel
from taskflow_desktop.rules.permissions import why_not_manage_agents
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.details.asking import Asking
from taskflow_desktop.ui.details.shown import toast_host
from taskflow_desktop.ui.format import count
from taskflow_desktop.ui.settings.imported_names import NamesModel, NamesView, why_odd
from taskflow_desktop.ui.settings.map_name import MapNameDialog
from taskflow_desktop.ui.settings.page import Page
from taskflow_desktop.ui.settings.people_doing import PersonDoing, left_words, person_of, why_not
from taskflow_desktop.ui.settings.people_table import Part, TeamHead, TeamView, state_word
from taskflow_desktop.ui.settings.role_sheet import RoleSheet
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.widgets.buttons import Button, ReasonButton
from taskflow_desktop.ui.widgets.fields import SearchField
from taskflow_desktop.ui.widgets.fold import Fold
from taskflow_desktop.ui.widgets.labels import label
from taskflow_desktop.ui.widgets.toast import Toast
from taskflow_desktop.ui.words import role_word

_SETTLES_MS = 300
_SEARCHED_FROM = 10
"""A team of so many people is searched; a smaller one is seen at a glance."""


class PeoplePage(Page):
    """Everything on it holds at once; leaving the team asks who takes over."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._names: tuple[ImportedName, ...] = ()
        self._reading: Asking[tuple[ImportedName, ...]] = Asking(self)
        self.model = TeamModel(_spoken, self)
        self.view = TeamView()
        self.view.setModel(self.model)
        self.doing = PersonDoing(session, self.view)
        self.total = label("", "title", tone="text.2", weight=400)
        self.add_button = ReasonButton(translate("Team", "Add a person"), icon="user-plus")
        self.search = SearchField(translate("People", "Search people"), translate("People", "Name or ID"))
        self.nobody = label(translate("People", "Nobody matches"), "small", tone="text.2")
        self.roles_button = Button(translate("Roles", "What each role may do"), "link", small=True)
        self.names = NamesModel(self)
        self.names_view = NamesView(self.names)
        self.names_part = Fold(translate("Team", "Names in imported files"))
        self._folded_once = False
        self._brought: AgentId | None = None
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLES_MS)
        self._build()
        self.add_button.chosen.connect(self._add)
        self.search.search_changed.connect(self._search)
        self.search.moved.connect(self._move)
        self.view.part_wanted.connect(self._part_wanted)
        self.view.edit_wanted.connect(self._edit)
        self.model.modelReset.connect(self._fit)
        self.doing.added.connect(self._bring)
        self.roles_button.clicked.connect(self.show_roles)
        self.names_view.wanted.connect(self._map)
        session.changed.connect(self._on_session_changed)
        self._show_team()
        self._read_names()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(10)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(label(translate("Settings", "People and permissions"), "page"))
        head.addWidget(self.total, 1)
        head.addWidget(self.add_button)
        column.addLayout(head)
        column.addWidget(self.search)
        table = QVBoxLayout()
        table.setSpacing(0)
        table.addWidget(TeamHead())
        table.addWidget(self.view)
        column.addLayout(table)
        column.addWidget(self.nobody)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        words = translate(
            "Team", "People who leave are not deleted but made inactive. What they have to do is handed over then."
        )
        foot.addWidget(label(words, "small", tone="text.2", wrap=True), 1)
        foot.addWidget(self.roles_button)
        column.addLayout(foot)
        words = translate("Team", "Rooms of files to come go to whom a name means.")
        self.names_part.body.addWidget(label(words, "small", tone="text.2", wrap=True))
        self.names_part.body.addWidget(self.names_view)
        self.names_part.hide()
        column.addSpacing(10)
        column.addWidget(self.names_part)
        column.addStretch(1)

    # --- what is shown -----------------------------------------------------------------------------------------------

    def _show_team(self) -> None:
        team = tuple(self._session.agents.values())
        self.total.setText(translate("Team", "%n member(s)", "", len(team)))
        self.search.setVisible(len(team) >= _SEARCHED_FROM)
        self.model.show_team(team)
        self.add_button.set_refusal(why_not(why_not_manage_agents(self._session.agent)) or None)
        self._fit()
        self.names.show_names(self._names, self._session.agents.get)

    def _read_names(self) -> None:
        self._session.reader.imported_names(done=self._reading.again(self._on_names))

    def _on_names(self, names: tuple[ImportedName, ...]) -> None:
        self._names = names
        self.names.show_names(names, self._session.agents.get)
        self.names_part.setVisible(bool(names))
        self.names_part.set_count(count(len(names)))
        if names and not self._folded_once:
            # All is well as long as each name means somebody who works here.
            self._folded_once = True
            agents = self._session.agents
            self.names_part.set_folded(not any(why_odd(agents.get(name.agent_id)) for name in names))

    @Slot()
    def _fit(self) -> None:
        self.view.fit()
        self.view.setVisible(self.model.rowCount() > 0)
        self.nobody.setVisible(self.model.rowCount() == 0)

    @Slot(object)
    def _on_session_changed(self, changes: ChangeSet) -> None:
        if changes.agents is not None:
            self._show_team()
            self._read_names()

    # --- what is asked for -------------------------------------------------------------------------------------------

    @Slot(object)
    def _search(self, text: str) -> None:
        self.model.search(text)

    @Slot(object)
    def _move(self, by: int) -> None:
        self.view.step(by)

    @Slot()
    def _add(self) -> None:
        self.doing.add()

    @Slot(object)
    def _bring(self, agent: Agent) -> None:
        """Have whoever was taken on chosen and in sight."""
        if self.model.row_of(agent.id) is None:
            self.search.set_text("")
            self.search.flush()
        self._brought = agent.id
        self.view.bring(agent.id)
        self._settling.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._settling.isActive():  # the page grows once its new row is laid out
            self.view.bring(self._brought)

    @Slot(object)
    def _edit(self, agent_id: object) -> None:
        agent = person_of(self._session, agent_id)
        if agent is not None:
            self.doing.edit(agent)

    @Slot(object)
    def _part_wanted(self, wanted: tuple[object, Part]) -> None:
        agent_id, part = wanted
        agent = person_of(self._session, agent_id)
        if agent is None:
            return
        area = self.view.part_area(agent_id, part)
        if part is Part.ROLE:
            self.doing.open_roles(agent, area)
        elif part is Part.STATE:
            self.doing.switch(agent, area)
        else:
            self.doing.open_more(agent, area)

    @Slot()
    def show_roles(self) -> RoleSheet:
        """Show what each role may do."""
        sheet = RoleSheet(self.window())
        sheet.open()
        return sheet

    @Slot(object)
    def _map(self, key: object) -> None:
        name = self.names.name_of(key)
        if name is not None:
            dialog = MapNameDialog(self._session, name, self.window())
            dialog.mapped.connect(self._mapped)
            dialog.open()

    @Slot(object)
    def _mapped(self, mapped: Mapped) -> None:
        words = translate("Team", "“{name}” means {agent} now")
        told = fill(words, name=mapped.name.key, agent=self._session.agent_name(mapped.name.agent_id))
        if mapped.left is not None:
            told = f"{told} · {left_words(mapped.left)}"
        toast_host(self).show_toast(Toast(told))


def _spoken(agent: Agent) -> str:
    known = agent.identifier if agent.identifier is not None else translate("Team", "Can't sign in yet")
    return ", ".join((agent.name, known, role_word(agent.role), state_word(agent)))
