"""Every screen that `packaging/scenes` can bring about: pages, dialogs and states, found by walking that folder.

What is new there is tested without naming it.
"""

import importlib
import pkgutil
import sys
from pathlib import Path
from typing import Any

sys.path.append(str(Path(__file__).parents[2] / "packaging"))

_PACKAGE = importlib.import_module("scenes")
for _module in pkgutil.iter_modules(_PACKAGE.__path__):
    importlib.import_module(f"scenes.{_module.name}")

desk: Any = importlib.import_module("scenes.desk")
"""The module with the furnished desk."""

SCENES: dict[str, Any] = desk.SCENES
"""Every scene by its name."""
