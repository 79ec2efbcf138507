"""Builds the translations into a wheel: .qm files beside the .ts files they come from."""

import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class TranslationsHook(BuildHookInterface[Any]):
    """A checkout (`pip install -e`) reads the .ts files, which are always as new as its code."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":
            return
        sys.path.insert(0, str(Path(self.root, "packaging")))
        from translations import build  # noqa: PLC0415 - a file beside this one, which is loaded by its path

        self._folder = tempfile.TemporaryDirectory(prefix="taskflow-translations-")
        for path in build(Path(self._folder.name)):
            build_data["force_include"][str(path)] = f"taskflow_desktop/resources/translations/{path.name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        del build_data, artifact_path
        if version != "editable":
            self._folder.cleanup()
