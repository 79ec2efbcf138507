"""What the tests of the rules share."""

from collections.abc import Iterator

import pytest

from taskflow_desktop.storage.database import open_database
from taskflow_desktop.storage.migrate import migrate
from tests.conftest import ENGINES
from tests.support.furnished import Furnished, furnish
from tests.support.site import ScriptedClock, Site, populate


@pytest.fixture(scope="module", params=ENGINES)
def shared(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Furnished]:
    """One furnished world of each engine in turn, for all tests that leave nothing behind."""
    if request.param == "sqlite":
        database = open_database(str(tmp_path_factory.mktemp("guards") / "site.db"), ScriptedClock())
        migrate(database)
    else:
        server = request.getfixturevalue("server")
        database = open_database(server.url(server.create("template")))
    yield furnish(populate(Site(database, ScriptedClock())))
    database.close()
