"""Killed in the middle of each kind of save, 200 times: nothing acknowledged is lost, nothing is half there."""

import json
import os
import random
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from taskflow_desktop.services.check import check
from taskflow_desktop.services.check_words import sentence
from taskflow_desktop.storage.database import open_database
from taskflow_desktop.storage.migrate import migrate
from taskflow_desktop.storage.repository import Repository
from tests.support.furnished import furnish
from tests.support.killed import JOBS
from tests.support.site import Site, populate

KILLS = int(os.environ.get("TASKFLOW_KILLS", "200"))
SEED = int(os.environ.get("TASKFLOW_KILL_SEED", "20261128"))
SAVES = 5
"""Fewer saves than this are let through before the one in the middle of which, or behind which, the child is killed."""

LONGEST = 0.012
"""Seconds from the beginning of that save to its end, or beyond it."""


@dataclass
class Nursery:
    """Starts a child for a job, lets it save some times and begin once more, kills it, and returns all it said."""

    process: "subprocess.Popen[bytes]"
    child: int = 0  # the one that lives, 0 if none does
    _read: bytes = b""

    def kill_one(self, name: str, path: Path, seed: int, saves: int, seconds: float) -> list[Any]:
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps([name, str(path), seed]).encode() + b"\n")
        self.process.stdin.flush()
        said: list[Any] = [self._line(None)]
        self.child = said[0][1]
        while sum(line[0] == "begins" for line in said) <= saves:
            said.append(self._line(None))
            assert said[-1][0] not in {"gone", "failed"}, said
        until = time.monotonic() + seconds
        while (line := self._line(until)) is not None:
            assert line[0] != "failed", line
            said.append(line)
        os.kill(self.child, signal.SIGKILL)
        while said[-1][0] != "gone":
            said.append(self._line(None))
        self.child = 0
        assert said[-1] == ["gone", signal.SIGKILL]
        return [line for line in said[1:-1] if line[0] != "broken off"]

    def _line(self, until: float | None) -> Any:
        """The next thing that is said; None if nothing is by `until`."""
        assert self.process.stdout is not None
        while b"\n" not in self._read:
            left = 30.0 if until is None else until - time.monotonic()
            if not select.select([self.process.stdout], [], [], max(0, left))[0]:
                assert until is not None, "nothing was said for half a minute"
                return None
            more = os.read(self.process.stdout.fileno(), 65_536)
            assert more, "the nursery is gone"
            self._read += more
        line, _, self._read = self._read.partition(b"\n")
        try:
            return json.loads(line)
        except ValueError:  # killed while it spoke: what it was about to begin did not begin
            return ["broken off", line[:40].decode(errors="replace")]


@pytest.fixture
def nursery() -> Iterator[Nursery]:
    command = [sys.executable, "-m", "tests.support.killed"]
    root = Path(__file__).parents[2]
    with subprocess.Popen(command, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        found = Nursery(process)
        yield found
        if found.child:
            with suppress(ProcessLookupError):
                os.kill(found.child, signal.SIGKILL)
        assert process.stdin is not None
        process.stdin.close()
        assert process.wait(30) == 0


def _fresh(path: Path) -> None:
    database = open_database(str(path))
    migrate(database)
    furnish(populate(Site(database, database.acting.clock)))  # type: ignore[union-attr, arg-type]
    database.close()


@pytest.mark.skipif(os.name != "posix", reason="a process is killed by a signal")
def test_killed_while_saving(nursery: Nursery, tmp_path: Path) -> None:
    """The database opens, holds all that was acknowledged, and the save in the middle wholly or not at all."""
    chance = random.Random(SEED)
    names = list(JOBS)
    acknowledged, in_the_middle = dict.fromkeys(names, 0), dict.fromkeys(names, 0)
    for n in range(KILLS):
        name, path = names[n % len(names)], tmp_path / f"{n // (3 * len(names))}.db"
        if not path.exists():
            _fresh(path)
        said = nursery.kill_one(name, path, n, chance.randrange(SAVES), chance.uniform(0, LONGEST))
        told = f"seed {SEED}, kill {n} ({name}): {said[-3:]}"
        (_, state), ops, pending = said[0], [], None
        for kind, op, *after in said[1:]:
            if kind == "begins":
                pending = (op, after[0])
            else:
                assert pending is not None
                ops.append(op)
                state, pending = pending[1], None
        database = open_database(str(path))
        repository = Repository(database)
        held = json.loads(json.dumps(JOBS[name].state(repository)))
        assert held == state or (pending is not None and held == pending[1]), f"{told}: {held}"
        assert all(op is None or repository.applied(op) for op in ops), told
        if pending is not None and pending[0] is not None and pending[1] != state:
            assert repository.applied(pending[0]) == (held == pending[1]), told
        report = check(database)
        assert report.sound, [told, *map(sentence, report.findings)]
        database.close()
        acknowledged[name] += len(ops)
        in_the_middle[name] += pending is not None
    # A test in which nothing was saved, or nothing was ever interrupted, would prove little.
    if 8 * len(names) < KILLS:
        assert all(acknowledged.values()), acknowledged
        assert all(in_the_middle.values()), in_the_middle
