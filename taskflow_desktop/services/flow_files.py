"""A flow from a file and into one. Files come from anywhere: what they hold is judged by rules/flow_files.py."""

from pathlib import Path

from taskflow_desktop.domain.errors import Refusal, RuleViolation
from taskflow_desktop.domain.stages import FlowSketch
from taskflow_desktop.rules import limits
from taskflow_desktop.rules.flow_files import flow_of, text_of
from taskflow_desktop.services.whole_files import write_whole


def read_flow(path: Path) -> FlowSketch:
    """Return the flow of a file. Refused: file.folder, file.vanished, file.unreadable, and what `flow_of` refuses."""
    try:
        if path.is_dir():
            raise RuleViolation(Refusal("file.folder", file=path.name))
        if path.exists() and not path.is_file():
            raise RuleViolation(Refusal("file.unreadable", file=path.name))  # a pipe or device could never end
        with path.open("rb") as file:
            content = file.read(limits.FLOW_FILE_BYTES + 1)
    except FileNotFoundError:
        raise RuleViolation(Refusal("file.vanished", file=path.name)) from None
    except OSError:
        raise RuleViolation(Refusal("file.unreadable", file=path.name)) from None
    return flow_of(content)


def write_flow(path: Path, flow: FlowSketch) -> None:
    """Write a flow to a file, all of it or nothing: what was there before stays until then.

    Refused: file.unwritable.
    """
    write_whole(path, text_of(flow).encode())
