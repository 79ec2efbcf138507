"""What stands in place of the columns when there is nothing to show; the way out is always there, no create action."""

from enum import Enum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from taskflow_desktop.domain.requests import Scope
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.widgets.buttons import Button
from taskflow_desktop.ui.widgets.empty import EmptyState
from taskflow_desktop.ui.widgets.surface import Surface


class Nothing(Enum):
    """Why there is nothing."""

    OFF = "off"
    OFF_FOR_AGENTS = "off_for_agents"
    NO_MATCH = "no_match"
    NONE_MINE = "none_mine"
    NONE_SHARED = "none_shared"
    NONE = "none"


class EmptyBoard(Surface):
    """Signals tell which way out was taken."""

    rooms_wanted = Signal()
    all_wanted = Signal()
    clear_wanted = Signal()
    settings_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("bg.surface", parent=parent)
        self._layout = QStackedLayout(self)
        self._states: dict[Nothing, EmptyState] = {}
        self._shown = Nothing.NONE

    @property
    def shown(self) -> Nothing:
        """What is said now."""
        return self._shown

    def state(self, nothing: Nothing) -> EmptyState:
        """Return the widget that says `nothing`, made when it is first needed."""
        if nothing not in self._states:
            self._states[nothing] = self._make(nothing)
            self._layout.addWidget(self._states[nothing])
        return self._states[nothing]

    def say(self, nothing: Nothing, *, filters: str = "", agents: int = 0) -> None:
        """Say why there is nothing; `filters` in words, `agents` who could use Task Flow."""
        state = self.state(nothing)
        if nothing is Nothing.NO_MATCH:
            text = fill(translate("Board", "Looking for {filters}."), filters=filters)
            state.set_texts(translate("Board", "No task matches"), text)
        elif nothing is Nothing.OFF:
            state.set_texts(translate("Board", "Task Flow is off"), off_text(agents))
        self._shown = nothing
        self._layout.setCurrentWidget(state)

    def _make(self, nothing: Nothing) -> EmptyState:
        if nothing is Nothing.OFF:
            settings = Button(translate("Board", "Open settings"), "primary", icon="settings")
            settings.clicked.connect(self.settings_wanted)
            return EmptyState("power", "", "", (settings,))
        if nothing is Nothing.OFF_FOR_AGENTS:
            text = translate("Board", "Your tasks return when an admin turns it on again.")
            return EmptyState("power", translate("Board", "Task Flow is off"), text)
        if nothing is Nothing.NO_MATCH:
            clear = Button(translate("Board", "Clear filters"))
            clear.clicked.connect(self.clear_wanted)
            return EmptyState("funnel", "", "", (clear,))
        rooms = Button(translate("Board", "Go to rooms"), "primary")
        rooms.clicked.connect(self.rooms_wanted)
        buttons = [rooms]
        if nothing is not Nothing.NONE:
            everything = Button(translate("Board", "Show all tasks"))
            everything.clicked.connect(self.all_wanted)
            buttons.append(everything)
        title = {
            Nothing.NONE_MINE: translate("Board", "You own no tasks"),
            Nothing.NONE_SHARED: translate("Board", "You collaborate on no tasks"),
            Nothing.NONE: translate("Board", "There are no tasks yet"),
        }[nothing]
        return EmptyState("square-kanban", title, translate("Board", "Tasks are created inside a room."), buttons)


def nothing_of(scope: Scope) -> Nothing:
    """Return what to say if a scope has no tasks at all."""
    return {Scope.MINE: Nothing.NONE_MINE, Scope.REFERENCED: Nothing.NONE_SHARED, Scope.ALL: Nothing.NONE}[scope]


def off_text(agents: int) -> str:
    """Return what switching on brings, to how many people."""
    return translate("Board", "Once on, %n agent(s) can use it at once. Existing tasks are all there.", "", agents)
