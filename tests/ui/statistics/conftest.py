"""The page of statistics over a real file, in Korean and light."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.board.desk import Desk


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    """A team, a room with one task, and whatever a test adds."""
    made = Desk(qtbot, tmp_path)
    yield made
    made.close()
