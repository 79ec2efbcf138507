"""Whatever the data can refuse has a sentence of its own, in both languages."""

import re
from pathlib import Path

from taskflow_desktop.domain.errors import BackupRejected, StorageUnavailable
from taskflow_desktop.services import backup_words as cli_words
from taskflow_desktop.ui.refusals import error_sentence, general_sentence
from taskflow_desktop.ui.settings import backup_words

STORAGE = Path(__file__).parents[2] / "taskflow_desktop" / "storage"


def test_every_way_a_database_fails_is_explained() -> None:
    raised = {
        code for path in STORAGE.glob("*.py") for code in re.findall(r'Unavailable\("([a-z_]+)"', path.read_text())
    }
    documented = set(re.findall(r"[a-z_]+", (StorageUnavailable.__doc__ or "").split("Codes:")[1]))
    assert raised <= documented
    assert [code for code in documented if error_sentence(StorageUnavailable(code)) == general_sentence()] == []


def test_every_way_a_backup_fails_is_explained() -> None:
    """On the page and on the command line."""
    folders = (STORAGE, STORAGE.parent / "services")
    raised = {
        code
        for folder in folders
        for path in folder.glob("*.py")
        for code in re.findall(r'BackupRejected\("([a-z_]+)"', path.read_text("utf-8"))
    }
    documented = set(re.findall(r"[a-z_]+", (BackupRejected.__doc__ or "").split("Codes:")[1]))
    assert raised <= documented
    assert [code for code in documented if backup_words.why(BackupRejected(code)) == general_sentence()] == []
    assert [code for code in documented if "(" in cli_words.why(BackupRejected(code))] == []
