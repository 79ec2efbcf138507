"""From the start of a process to the first painted window with data, against a bare window; and the memory at rest."""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from tests.benchmarks.context import Context
from tests.benchmarks.figures import Figure
from tests.benchmarks.teller import ASKED

BAR = 2.0
MEMORY_BAR = 2.0
RUNS = 9
RUNS_QUICK = 5
PATIENCE = 60


def measure(context: Context) -> Iterator[Figure]:
    """Interleaved starts; medians."""
    desk = context.desk
    folder = context.folder / "settings"
    folder.mkdir(exist_ok=True)
    compiled = context.folder / "compiled"
    program = ("start_program", desk.url, str(desk.admin), str(desk.present), str(folder))
    found: dict[str, list[dict[str, Any]]] = {"bare": [], "program": []}
    _start(compiled, ["start_bare"])
    _start(compiled, program)  # the first ones fill the disk's cache
    for _ in range(RUNS_QUICK if context.quick else RUNS):
        found["bare"].append(_start(compiled, ["start_bare"]))
        found["program"].append(_start(compiled, program))
    yield Figure(
        "start to the first painted window", _median(found["program"], "ms"), "ms", BAR, _median(found["bare"], "ms")
    )
    early = sorted({name for run in found["program"] for name in run["modules"]})
    yield Figure("  dear modules before it", len(early), ", ".join(early), 0, judged="figure")
    if found["bare"][0]["megabytes"] is not None:
        bare = _median(found["bare"], "megabytes")
        yield Figure("memory at rest", _median(found["program"], "megabytes"), "MB", MEMORY_BAR, bare)


def _start(compiled: Path, arguments: Sequence[str]) -> dict[str, Any]:
    module, *others = arguments
    command = [sys.executable, "-m", f"tests.benchmarks.{module}", *others]
    # What is installed is compiled; so shall be what is measured, without leaving anything in the source folders.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"PYTHONPYCACHEPREFIX": str(compiled), ASKED: str(time.monotonic())}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=PATIENCE, check=False)
    if done.returncode:
        raise RuntimeError(f"{module} failed: {done.stderr}")
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def _median(runs: Sequence[dict[str, Any]], what: str) -> float:
    return statistics.median(run[what] for run in runs)
