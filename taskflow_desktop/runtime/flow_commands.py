"""The verbs of designing the flow, and a flow from a file and into one."""

from pathlib import Path

from taskflow_desktop.domain.stages import FlowPlan, FlowSketch
from taskflow_desktop.runtime.command_group import CommandGroup
from taskflow_desktop.runtime.jobs import Done, Failed
from taskflow_desktop.services import flow, flow_files


class FlowCommands(CommandGroup):
    """Only admins are allowed to save."""

    def save_stages(self, plan: FlowPlan, *, settles: str = "", done: Done = None, failed: Failed = None) -> None:
        """Make the stages what the plan says; `done` gets the Flow."""
        self._do(lambda repository, who: flow.save_stages(repository, who, plan), done, failed, settles)

    def read_file(self, path: Path, *, done: Done, failed: Failed = None) -> None:
        """Read a flow from a file; `done` gets the FlowSketch."""
        self._jobs.submit(lambda: flow_files.read_flow(path), done=done, failed=failed)

    def write_file(self, path: Path, sketch: FlowSketch, *, done: Done = None, failed: Failed = None) -> None:
        """Write a flow to a file."""
        self._jobs.submit(lambda: flow_files.write_flow(path, sketch), done=done, failed=failed)
