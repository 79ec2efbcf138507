"""Another process that writes to a database file all the time and says what was acknowledged."""

import subprocess
import sys
from pathlib import Path
from types import TracebackType

_PROGRAM = """
import sys
from taskflow_desktop.domain.errors import StorageUnavailable
from taskflow_desktop.storage.database import open_database
database, n = open_database(sys.argv[1]), 0
try:
    while True:
        with database.transaction(0):
            database.run("INSERT INTO customer (name, phone) VALUES (?, 'w')", (f"w{n}",))
        n += 1
        print(n, flush=True)
except StorageUnavailable as error:
    print(error.code, flush=True)
"""


class Writer:
    """Adds customers w0, w1 … until the end of the block, or until it is refused."""

    def __init__(self, database: Path) -> None:
        self._database = database
        self.acknowledged = 0
        self.refused = ""
        """The code of the error that ended it, "" if none did."""

    def __enter__(self) -> "Writer":
        self._process = subprocess.Popen(
            [sys.executable, "-c", _PROGRAM, str(self._database)], stdout=subprocess.PIPE, text=True
        )
        return self

    def wait_for(self, acknowledged: int) -> int:
        """Return when so many were acknowledged, or it was refused: how many were."""
        assert self._process.stdout is not None
        while self.acknowledged < acknowledged and not self.refused and (line := self._process.stdout.readline()):
            self._read(line)
        return self.acknowledged

    def wait_for_refusal(self) -> str:
        """Return the code with which it ends."""
        self.wait_for(sys.maxsize)
        return self.refused

    def _read(self, line: str) -> None:
        if line.strip().isdecimal():
            self.acknowledged = int(line)
        else:
            self.refused = line.strip()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.kill()
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if line.endswith("\n"):
                self._read(line)
        self._process.stdout.close()
        self._process.wait()
