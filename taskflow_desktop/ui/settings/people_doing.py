"""What an admin does with one person of the team: its menus, dialogs and commands, and what is told afterwards."""

from PySide6.QtCore import QObject, QRect, Signal, Slot
from PySide6.QtWidgets import QWidget

from taskflow_desktop.domain.entities import Agent
from taskflow_desktop.domain.enums import Role
from taskflow_desktop.domain.errors import Refusal, TaskflowError
from taskflow_desktop.domain.ids import AgentId
from taskflow_desktop.domain.team import Left
from taskflow_desktop.rules.team import why_not_deactivate, why_not_give_role, why_not_reactivate
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.details.asking import Asking
from taskflow_desktop.ui.details.shown import toast_host
from taskflow_desktop.ui.refusals import error_sentence, sentence
from taskflow_desktop.ui.settings.account_dialogs import (
    AddAgentDialog,
    EditAgentDialog,
    LetSignInDialog,
    ResetPasswordDialog,
)
from taskflow_desktop.ui.settings.leave import LeaveDialog
from taskflow_desktop.ui.settings.own_password import OwnPasswordDialog
from taskflow_desktop.ui.settings.role_down import RoleDownDialog
from taskflow_desktop.ui.settings.role_sheet import role_hint
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.widgets.reason_bubble import show_reason
from taskflow_desktop.ui.widgets.reason_menu import Entry, ReasonMenuPopover
from taskflow_desktop.ui.widgets.toast import Toast
from taskflow_desktop.ui.words import role_word


def why_not(refusal: Refusal | None) -> str:
    """Return the sentence of a refusal, "" of none."""
    return sentence(refusal) if refusal is not None else ""


class _RoleChoice(QObject):
    """One role of the menu: gives it to a person."""

    def __init__(self, doing: "PersonDoing", agent: Agent, role: Role) -> None:
        super().__init__(doing)
        self._doing, self._agent, self._role = doing, agent, role

    @Slot()
    def give(self) -> None:
        self._doing.give_role(self._agent, self._role)


class PersonDoing(QObject):
    """Acts for a list `place`, in whose window dialogs and menus open. `added` tells the Agent who was taken on."""

    added = Signal(object)

    def __init__(self, session: Session, place: QWidget) -> None:
        super().__init__(place)
        self._session, self._place = session, place
        self._agent: Agent | None = None
        self._area = QRect()
        self._failing: Asking[TaskflowError] = Asking(place)
        self._hearing: Asking[Agent] = Asking(place)

    # --- menus -------------------------------------------------------------------------------------------------------

    def open_roles(self, agent: Agent, area: QRect) -> ReasonMenuPopover:
        """Offer the roles beside `area` of the list, each with what it is for or why it cannot be given."""
        entries = []
        team = self._session.agents.values()
        for role in Role:
            refusal = why_not(why_not_give_role(self._session.agent, agent, role, team))
            choice = _RoleChoice(self, agent, role)
            icon = "check" if role is agent.role else ""
            entries.append(Entry(role_word(role), icon, choice.give, refusal, hint=role_hint(role)))
        name = fill(translate("Team", "Role of {name}"), name=agent.name)
        return self._open(name, entries, area)

    def open_more(self, agent: Agent, area: QRect) -> ReasonMenuPopover:
        """Offer all that can be done with somebody."""
        self._agent, self._area = agent, area
        me = self._session.agent
        entries = [Entry(translate("Team", "Edit name and ID…"), "pencil", self._edit, key="F2")]
        if agent.id == me.id:
            entries.append(Entry(translate("Team", "Change my password…"), "key", self._change_own_password))
        elif agent.identifier is None:
            entries.append(Entry(translate("Team", "Let this person sign in…"), "key", self._let_sign_in))
        else:
            entries.append(Entry(translate("Team", "Give a new password…"), "key", self._reset_password))
        entries.append(Entry(translate("Team", "Change the role…"), "shield", self._roles))
        if agent.active:
            refusal = why_not(why_not_deactivate(me, agent))
            entries.append(Entry(translate("Team", "Deactivate…"), "power", self._leave, refusal, key=_space()))
        else:
            refusal = why_not(why_not_reactivate(me, agent, self._session.agents.values()))
            entries.append(Entry(translate("Team", "Activate again"), "power", self._come_back, refusal, key=_space()))
        return self._open(agent.name, entries, area)

    def _open(self, name: str, entries: list[Entry], area: QRect) -> ReasonMenuPopover:
        menu = ReasonMenuPopover(self._place, name, entries)
        corner = self._place.mapTo(self._place.window(), area.topLeft())
        menu.open_for_rect(QRect(corner, area.size()))
        return menu

    # --- doing -------------------------------------------------------------------------------------------------------

    def add(self) -> AddAgentDialog:
        """Ask for somebody new."""
        dialog = AddAgentDialog(self._session, self._place.window())
        dialog.stored.connect(self._added)
        dialog.open()
        return dialog

    def edit(self, agent: Agent) -> None:
        """Ask for another name or identifier."""
        self._agent = agent
        self._edit()

    def switch(self, agent: Agent, area: QRect) -> None:
        """Let somebody go, or come back; `area` is where the reason is told if neither can be."""
        self._agent = agent
        me, team = self._session.agent, self._session.agents.values()
        refusal = why_not_deactivate(me, agent) if agent.active else why_not_reactivate(me, agent, team)
        if refusal is not None:
            show_reason(self._place, sentence(refusal), area, below=True)
        elif agent.active:
            self._leave()
        else:
            self._come_back()

    def give_role(self, agent: Agent, role: Role) -> None:
        """Give somebody a role; whoever gives his own away is asked, for he cannot take it back."""
        if role is agent.role:
            return
        if agent.id == self._session.agent.id:
            dialog = RoleDownDialog(role, self._place.window())
            dialog.confirmed.connect(self._step_down)
            dialog.open()
            return
        self._session.commands.agents.give_role(
            agent.id,
            agent.version,
            role,
            done=self._hearing.again(self._given),
            failed=self._failing.again(self._failed),
        )

    @Slot(object)
    def _step_down(self, role: Role) -> None:
        me = self._session.agent
        self._session.commands.agents.give_role(me.id, me.version, role, failed=self._failing.again(self._failed))

    @Slot()
    def _edit(self) -> None:
        if self._agent is not None:
            EditAgentDialog(self._session, self._agent, self._place.window()).open()

    @Slot()
    def _let_sign_in(self) -> None:
        if self._agent is not None:
            LetSignInDialog(self._session, self._agent, self._place.window()).open()

    @Slot()
    def _reset_password(self) -> None:
        if self._agent is not None:
            dialog = ResetPasswordDialog(self._session, self._agent, self._place.window())
            dialog.stored.connect(self._new_password)
            dialog.open()

    @Slot()
    def _change_own_password(self) -> None:
        dialog = OwnPasswordDialog(self._session, self._place.window())
        dialog.stored.connect(self._own_password)
        dialog.open()

    @Slot()
    def _roles(self) -> None:
        if self._agent is not None:
            self.open_roles(self._agent, self._area)

    @Slot()
    def _leave(self) -> None:
        if self._agent is not None:
            dialog = LeaveDialog(self._session, self._agent, self._place.window())
            dialog.left.connect(self._left)
            dialog.open()

    @Slot()
    def _come_back(self) -> None:
        if self._agent is not None:
            self._session.commands.agents.reactivate(
                self._agent.id,
                self._agent.version,
                done=self._hearing.again(self._back),
                failed=self._failing.again(self._failed),
            )

    # --- what is told ------------------------------------------------------------------------------------------------

    def _tell(self, words: str, *, bad: bool = False) -> None:
        toast_host(self._place).show_toast(Toast(words, kind="bad" if bad else "plain"))

    @Slot(object)
    def _added(self, agent: Agent) -> None:
        self.added.emit(agent)
        self._tell(fill(translate("Team", "{name} is on the team now"), name=agent.name))

    @Slot(object)
    def _new_password(self, agent: Agent) -> None:
        self._tell(fill(translate("Team", "{name} has a new password"), name=agent.name))

    @Slot(object)
    def _own_password(self, _agent: Agent) -> None:
        self._tell(translate("Team", "Your password is changed"))

    def _given(self, agent: Agent) -> None:
        words = translate("Team", "{name} is {role} now")
        self._tell(fill(words, name=agent.name, role=role_word(agent.role)))

    def _back(self, agent: Agent) -> None:
        self._tell(fill(translate("Team", "{name} is active again"), name=agent.name))

    @Slot(object)
    def _left(self, left: Left) -> None:
        self._tell(left_words(left))

    def _failed(self, error: TaskflowError) -> None:
        self._tell(error_sentence(error), bad=True)


def left_words(left: Left) -> str:
    """Return what became of somebody who left, and of his work."""
    if not (left.rooms or left.tasks):
        return fill(translate("Team", "{name} is inactive now"), name=left.agent.name)
    return fill(
        translate("Team", "{name} is inactive now. Handed over: {rooms}, {tasks}"),
        name=left.agent.name,
        rooms=translate("People", "%n room(s)", "", left.rooms),
        tasks=translate("Team", "%n task(s)", "", left.tasks),
    )


def _space() -> str:
    return translate("Team", "Space")


def person_of(session: Session, agent_id: object) -> Agent | None:
    """Return the person with this id."""
    return session.agents.get(AgentId(agent_id)) if isinstance(agent_id, int) else None
