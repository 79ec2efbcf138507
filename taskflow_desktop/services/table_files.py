"""A table that a person takes out of the program, as a CSV file."""

from pathlib import Path

from taskflow_desktop.domain.statistics import Cells
from taskflow_desktop.rules.csv_text import csv_text
from taskflow_desktop.services.whole_files import write_whole


def write_table(path: Path, rows: Cells) -> None:
    """Write a table with the mark that tells Excel it is UTF-8. Refused: file.unwritable."""
    write_whole(path, csv_text(rows).encode("utf-8-sig"))
