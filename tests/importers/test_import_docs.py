"""What docs/import.md says is so: its examples are imported, its codes and columns are the program's."""

import re
from pathlib import Path

from taskflow_desktop.importers.engine import Profile
from taskflow_desktop.importers.errors import Code
from taskflow_desktop.importers.korean import COLUMN_ALIASES
from taskflow_desktop.importers.native import MESSAGE_COLUMNS, ROOM_COLUMNS
from taskflow_desktop.importers.text import fold
from tests.importers.reading import outcome, written

PAGE = (Path(__file__).parents[2] / "docs" / "import.md").read_text(encoding="utf-8")


def test_the_examples_can_be_imported(tmp_path: Path) -> None:
    tables = re.findall(r"```csv\n(.*?)```", PAGE, re.DOTALL)
    found = outcome([written(tmp_path / f"{place}.csv", text) for place, text in enumerate(tables)])
    assert (len(found.rooms), len(found.messages), found.bad) == (1, 1, [])
    assert found.rooms[0].tags == ("교환", "색상")
    lines = re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)
    found = outcome(written(tmp_path / "a.jsonl", lines[0]))
    assert (len(found.rooms), len(found.messages), found.bad) == (1, 1, [])


def test_every_code_column_and_profile_is_told() -> None:
    words = set(re.findall(r"`([^`\n]+)`", PAGE))
    assert {code.value for code in Code} <= words
    assert {*ROOM_COLUMNS, *MESSAGE_COLUMNS} <= words
    assert set(Profile) <= words


def test_the_korean_headers_that_are_told_are_known() -> None:
    rows = re.findall(r"^\| `\w+`.*? \| ([^|]*) \| ", PAGE, re.MULTILINE)
    headers = [word.strip() for cell in rows for word in re.split("[,;]", cell) if re.search("[가-힣]", word)]
    assert len(headers) > 30
    assert {fold(word) for word in headers} <= set(COLUMN_ALIASES)
