"""Session: one signed-in agent with all that his screens need, opened and closed in order."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from taskflow_desktop.domain.changes import ChangeSet
from taskflow_desktop.domain.entities import Agent, Flow, Stage
from taskflow_desktop.domain.ids import AgentId, EventSeq, StageId
from taskflow_desktop.domain.moment import Moment
from taskflow_desktop.runtime.alert_watch import AlertWatch
from taskflow_desktop.runtime.attached_files import AttachedFiles
from taskflow_desktop.runtime.backups import Backups
from taskflow_desktop.runtime.checkup import Checkup
from taskflow_desktop.runtime.commands import Commands
from taskflow_desktop.runtime.draft_shelf import DraftShelf
from taskflow_desktop.runtime.drafts import Drafts
from taskflow_desktop.runtime.feed import FeedWatcher
from taskflow_desktop.runtime.hub import ChangeHub
from taskflow_desktop.runtime.imports import Imports
from taskflow_desktop.runtime.jobs import JobRunner
from taskflow_desktop.runtime.notices import Notices
from taskflow_desktop.runtime.own_settings import OwnSettings
from taskflow_desktop.runtime.reader import Reader
from taskflow_desktop.runtime.store import Store
from taskflow_desktop.runtime.transfers import Uploads
from taskflow_desktop.runtime.undo import UndoLine
from taskflow_desktop.services import people
from taskflow_desktop.storage import own_settings
from taskflow_desktop.storage.acting import Clock, system_clock
from taskflow_desktop.storage.repository import Repository

if TYPE_CHECKING:
    from taskflow_desktop.runtime.palette_search import PaletteSearch


@dataclass(frozen=True, slots=True)
class Opening:
    """What a session begins with, read in one go; the cursor before all else."""

    cursor: EventSeq
    agent: Agent
    agents: tuple[Agent, ...]
    flow: Flow
    site_name: str
    own: Mapping[str, str]


def read_opening(repository: Repository, agent_id: AgentId) -> Opening:
    """Read what a session of `agent_id` begins with. Raises NotFound."""
    return Opening(
        cursor=repository.head(),
        agent=repository.agent(agent_id),
        agents=repository.agents(),
        flow=repository.flow(),
        site_name=repository.setting(people.SITE_NAME) or "",
        own=own_settings.own_settings(repository.database, agent_id),
    )


class Session(QObject):
    """Who is signed in, the people and the flow, and the ways to read and change.

    Signals:
        changed: ChangeSet that touched people or flow; the session holds the new state already.
        replaced: a backup took the place of the data; this session can write nothing any more and must end.
    """

    changed = Signal(object)
    replaced = Signal()

    def __init__(
        self,
        opening: Opening,
        *,
        store: Store,
        jobs: JobRunner,
        notices: Notices,
        demo: bool = False,
        clock: Clock = system_clock,
        shelf: DraftShelf | None = None,
        own_shelf: DraftShelf | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.agent = opening.agent
        self.agents: Mapping[AgentId, Agent] = {agent.id: agent for agent in opening.agents}
        self.flow: Flow = opening.flow
        self.site_name = opening.site_name
        self.demo = demo
        self.url = store.url
        self.notices = notices
        self._store, self._clock = store, clock
        self._palette: PaletteSearch | None = None
        self._stages = {stage.id: stage for stage in opening.flow.stages}
        self.hub = ChangeHub(self)
        self.hub.changed.connect(self._on_changed)
        self.commands = Commands(store, jobs, self.hub, opening.agent.id, self)
        self.drafts = Drafts(store, jobs, notices, opening.agent.id, self, shelf=shelf)
        self.own = OwnSettings(store, jobs, opening.agent.id, opening.own, self, shelf=own_shelf)
        self.reader = Reader(store, jobs, opening.agent.id, self)
        self.imports = Imports(store, self.hub, notices, opening.agent.id, clock=clock, parent=self)
        self.undo = UndoLine(self.hub, notices, self)
        self.alerts = AlertWatch(self.reader, self.commands, self.hub, opening.agent.id, self)
        self.uploads = Uploads(store, self.hub, notices, opening.agent.id, clock=clock, parent=self)
        self.files = AttachedFiles(store, notices, clock=clock, parent=self)
        self.backups = Backups(store, notices, opening.agent.id, clock=clock, parent=self)
        self.checkup = Checkup(store, notices, opening.agent.id, clock=clock, parent=self)
        self._feed = FeedWatcher(store, jobs, self.hub, opening.cursor, self)
        self._is_replaced = False
        self._feed.moved.connect(self.alerts.glance)
        self._feed.replaced.connect(self._on_replaced)
        self.backups.restored.connect(self._on_replaced)

    def start(self) -> None:
        """Begin to follow others' changes."""
        self.drafts.start()
        self.own.start()
        self._feed.start()
        self.files.start()
        if not self.demo:  # its data are thrown away
            self.backups.start()

    def close(self) -> None:
        """Stop following and importing, store what is on its way; nothing is delivered any more."""
        self._feed.stop()
        if self._palette is not None:
            self._palette.close()
        self.imports.close()
        self.uploads.close()
        self.files.close()
        self.backups.close()
        self.checkup.close()
        self.drafts.close()
        self.own.close()

    @property
    def palette(self) -> "PaletteSearch":
        """The search of the palette, made when it is first asked for."""
        if self._palette is None:
            from taskflow_desktop.runtime.palette_search import PaletteSearch  # noqa: PLC0415 - not at the start

            self._palette = PaletteSearch(self._store, self.hub, self.notices, clock=self._clock, parent=self)
        return self._palette

    def now(self) -> Moment:
        """The database's clock."""
        return self._clock()

    def stage(self, stage_id: StageId) -> Stage:
        """A stage, archived ones too. KeyError for an id that never was."""
        return self._stages[stage_id]

    def agent_name(self, agent_id: AgentId | None) -> str:
        """The name of an agent, or '' for nobody."""
        agent = self.agents.get(agent_id) if agent_id is not None else None
        return agent.name if agent is not None else ""

    @Slot()
    def _on_replaced(self) -> None:
        if not self._is_replaced:  # whoever restores hears it twice
            self._is_replaced = True
            self.replaced.emit()

    @Slot(object)
    def _on_changed(self, changes: ChangeSet) -> None:
        if changes.agents is None and changes.flow is None:
            return
        if changes.agents is not None:
            self.agents = {agent.id: agent for agent in changes.agents}
            self.agent = self.agents[self.agent.id]
        if changes.flow is not None:
            self.flow = changes.flow
            self._stages = {stage.id: stage for stage in changes.flow.stages}
        self.changed.emit(changes)
