"""The menu of the person who is signed in; in a demo it also lets one become somebody else of the team."""

from PySide6.QtCore import QObject, QPoint, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from taskflow_desktop.domain.entities import Agent
from taskflow_desktop.domain.enums import Role
from taskflow_desktop.domain.ids import AgentId
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.actions import ActionSet, ReasonMenu
from taskflow_desktop.ui.shell_rail import PersonButton
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.widgets.labels import menu_text
from taskflow_desktop.ui.words import role_word

_ORDER = (Role.ADMIN, Role.MANAGER, Role.AGENT)


class DemoChoice(QObject):
    """Fills menus with the people one may become."""

    become_requested = Signal(object)  # AgentId

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session

    def people(self) -> list[Agent]:
        """Return everybody who works here, admins first, then by name."""
        active = [agent for agent in self._session.agents.values() if agent.active]
        return sorted(active, key=lambda agent: (_ORDER.index(agent.role), agent.name))

    def fill(self, menu: QMenu) -> None:
        """Put one entry per person into `menu`, the present one ticked."""
        group = QActionGroup(menu)
        for agent in self.people():
            entry = QAction(
                menu_text(fill(translate("Shell", "{name} · {role}"), name=agent.name, role=role_word(agent.role))),
                menu,
            )
            entry.setData(agent.id)
            entry.setCheckable(True)
            entry.setChecked(agent.id == self._session.agent.id)
            group.addAction(entry)
            menu.addAction(entry)
        group.triggered.connect(self._choose)

    @Slot(object)
    def _choose(self, entry: QAction) -> None:
        chosen = AgentId(int(entry.data()))
        if chosen != self._session.agent.id:
            self.become_requested.emit(chosen)


class PersonMenu(QObject):
    """Opens the menu at the avatar of the rail: who I am, who I could be, and the way out."""

    def __init__(self, session: Session, button: PersonButton, actions: ActionSet, demo: DemoChoice) -> None:
        super().__init__(button)
        self._session, self._button, self._actions, self._demo = session, button, actions, demo
        self._menu: QMenu | None = None
        button.clicked.connect(self.open)
        self.tell()

    @property
    def menu(self) -> QMenu | None:
        """The menu that was opened last."""
        return self._menu

    @Slot()
    def tell(self) -> None:
        """Show who is signed in now."""
        agent = self._session.agent
        name = fill(translate("Shell", "{name} · {role}"), name=agent.name, role=role_word(agent.role))
        self._button.set_person(agent.name)
        self._button.tell("", name)

    @Slot()
    def open(self) -> None:
        """Open the menu above the avatar."""
        agent = self._session.agent
        menu = ReasonMenu("", self._button)
        who = menu.addAction(
            menu_text(fill(translate("Shell", "{name} · {role}"), name=agent.name, role=role_word(agent.role)))
        )
        who.setEnabled(False)
        menu.addSeparator()
        if self._session.demo:
            become = menu.addMenu(translate("Shell", "Become…"))
            self._demo.fill(become)
            menu.addSeparator()
        menu.addAction(self._actions["settings"])
        if not self._session.demo:
            menu.addAction(self._actions["lock"])
            menu.addAction(self._actions["switch"])
            menu.addAction(self._actions["own_password"])
            menu.addAction(self._actions["sign_out"])
        menu.aboutToHide.connect(self._hidden)
        self._menu = menu
        menu.popup(
            self._button.mapToGlobal(QPoint(self._button.width() + 4, self._button.height() - menu.sizeHint().height()))
        )

    @Slot()
    def _hidden(self) -> None:
        if self._menu is not None:
            self._menu.deleteLater()
            self._menu = None
