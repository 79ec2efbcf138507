"""Whatever the data can refuse has a sentence of its own, in both languages."""

import re
from pathlib import Path

from taskflow_desktop.domain.errors import StorageUnavailable
from taskflow_desktop.ui.refusals import error_sentence, general_sentence

STORAGE = Path(__file__).parents[2] / "taskflow_desktop" / "storage"


def test_every_way_a_database_fails_is_explained() -> None:
    raised = {
        code for path in STORAGE.glob("*.py") for code in re.findall(r'Unavailable\("([a-z_]+)"', path.read_text())
    }
    documented = set(re.findall(r"[a-z_]+", (StorageUnavailable.__doc__ or "").split("Codes:")[1]))
    assert raised <= documented
    assert [code for code in documented if error_sentence(StorageUnavailable(code)) == general_sentence()] == []
