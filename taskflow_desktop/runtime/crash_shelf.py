"""Where reports of faults are kept on this computer, and the notes of an end that nobody could catch.

Python's fault handler writes into a file that is open from the start on, one per running program. One that is left
over and not empty belongs to a program that ended so; the next start makes a report of it, once.
"""

import faulthandler
import time
from contextlib import suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from taskflow_desktop.runtime.file_lock import FileLock
from taskflow_desktop.runtime.own_files import owner_only

if TYPE_CHECKING:
    from taskflow_desktop.runtime.crash_report import Report

KEPT: Final = 20
"""So many reports are kept; the oldest go."""
PROGRAMS: Final = 9
"""So many programs at once have a log and a fault file of their own."""
_RAW_BYTES: Final = 64 * 1024


class CrashShelf:
    """The reports in `folder`/crashes; the files of running programs in `folder`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.reports = folder / "crashes"
        self._lock: FileLock | None = None
        self._file: IO[str] | None = None
        self.slot = 0
        """Which of the programs that run at once this is, from 1; 0 for one too many or before `begin`."""

    def begin(self) -> None:
        """Let Python write down an end that it cannot prevent. Nothing happens if the folder cannot be written."""
        with suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            for slot in range(1, PROGRAMS + 1):
                lock = self._slot_lock(slot)
                if lock.take():
                    self._lock, self.slot = lock, slot
                    break
            else:
                return
            self._set_aside(self.slot)
            self._file = open(self._raw(self.slot), "w", encoding="utf-8", opener=owner_only)  # noqa: SIM115
            faulthandler.enable(self._file, all_threads=True)

    def close(self) -> None:
        """The program ends as it should."""
        file, self._file = self._file, None
        if file is not None:
            faulthandler.disable()
            file.close()
            with suppress(OSError):
                self._raw(self.slot).unlink()
        lock, self._lock = self._lock, None
        if lock is not None:
            lock.release()
        self.slot = 0

    def ends(self) -> "tuple[Report, ...]":
        """Make reports of all programs that ended by a fault since somebody looked, keep them and return them."""
        from taskflow_desktop.runtime.crash_report import report_of_end  # noqa: PLC0415 - not at the start

        made = []
        for slot in range(1, PROGRAMS + 1):
            if slot != self.slot:
                self._look_at(slot)
            aside = self._aside(slot)
            with suppress(OSError):
                with aside.open("rb") as file:
                    raw = file.read(_RAW_BYTES).decode("ascii", "replace")
                aside.unlink()
                made.append(report_of_end(raw))
                self.keep(made[-1])
        return tuple(made)

    def keep(self, report: "Report") -> None:
        """Keep a report, one of the same fault once; the oldest beyond the limit go. A full disk is no fault."""
        with suppress(OSError):
            self.reports.mkdir(mode=0o700, parents=True, exist_ok=True)
            if any(kept.stat().st_size for kept in self.reports.glob(f"*-{report.mark}.txt")):
                return
            name = f"{time.strftime('%Y%m%d-%H%M%S', time.gmtime())}-{report.mark}.txt"
            part = self.reports / f"{name}.part"  # half a report would keep the whole one out
            try:
                with open(part, "w", encoding="utf-8", opener=owner_only) as file:
                    file.write(report.text)
                part.replace(self.reports / name)
            finally:
                part.unlink(missing_ok=True)
            for old in self.kept()[KEPT:]:
                old.unlink()

    def kept(self) -> list[Path]:
        """The files of the reports, the newest first; none where they cannot be read."""
        try:
            return sorted(self.reports.glob("*.txt"), reverse=True)
        except OSError:
            return []

    def _look_at(self, slot: int) -> None:
        """Set aside what a program left that is gone."""
        with suppress(OSError):  # to look whether a file exists fails too where its name is not possible
            if self._raw(slot).exists():
                lock = self._slot_lock(slot)
                if lock.take():
                    try:
                        self._set_aside(slot)
                    finally:
                        lock.release()

    def _set_aside(self, slot: int) -> None:
        raw = self._raw(slot)
        if raw.exists():
            if raw.stat().st_size:
                raw.replace(self._aside(slot))
            else:
                raw.unlink()  # killed, or the power went: nothing is to be learned from it

    def _slot_lock(self, slot: int) -> FileLock:
        return FileLock(self._folder / f"program-{slot}.lock")

    def _raw(self, slot: int) -> Path:
        return self._folder / f"fault-{slot}.txt"

    def _aside(self, slot: int) -> Path:
        return self._folder / f"fault-{slot}.ended"
