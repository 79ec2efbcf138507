"""Services on both engines: a repository over the small world, and a way to act as anybody."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from typing import Any

import pytest

from taskflow_desktop.domain.ids import AgentId
from taskflow_desktop.services.change import As, Changed
from taskflow_desktop.storage.repository import Repository
from tests.support.site import Site, World, populate


@dataclass
class Desk:
    """A world with its repository."""

    world: World
    repository: Repository
    _ops: Any

    def does(
        self,
        actor: int,
        verb: Callable[..., Changed[Any]],
        *args: Any,
        op: str | None = None,
        settles: str = "",
        **more: Any,
    ) -> Any:
        """Call a verb as `actor` and return what it returned."""
        self.world.site.become(actor)
        name = op or f"op-{next(self._ops)}"
        return verb(self.repository, As(AgentId(actor), name, settles), *args, **more)


@pytest.fixture
def desk(world: World) -> Desk:
    return Desk(world, Repository(world.site.database), count())


@pytest.fixture
def postgres_desk(postgres_site: Site) -> Desk:
    """Where everybody has a login of his own."""
    world = populate(postgres_site)
    return Desk(world, Repository(postgres_site.database), count())


@pytest.fixture
def sqlite_desk(sqlite_site: Site) -> Desk:
    """Where the clock can be moved by more than a test wants to wait."""
    world = populate(sqlite_site)
    return Desk(world, Repository(sqlite_site.database), count())
