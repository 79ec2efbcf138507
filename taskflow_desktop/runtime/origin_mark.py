"""The mark that says of a file: it came from outside. The systems ask before such a file does anything.

Each way is a function of its own. That a mark cannot be set (a file system without it) keeps nobody from his file.
"""

import ctypes
import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

_FROM_THE_INTERNET: Final = 3  # the zone, as Windows numbers them
_SOMEWHERE: Final = "about:internet"


def mark_as_foreign(path: Path) -> None:
    """Mark the file at `path` in the way of this system, before it is made read-only."""
    marks: dict[str, Callable[[Path], None]] = {"win32": mark_for_windows, "darwin": mark_for_mac}
    with suppress(OSError, AttributeError):
        marks.get(sys.platform, mark_for_linux)(path)


def mark_for_windows(path: Path) -> None:
    """Write the stream of the file that Windows and its programs look at. Raises OSError."""
    lines = ("[ZoneTransfer]", f"ZoneId={_FROM_THE_INTERNET}", f"HostUrl={_SOMEWHERE}", "")
    with Path(f"{path}:Zone.Identifier").open("w", encoding="ascii", newline="") as stream:
        stream.write("\r\n".join(lines))


def mark_for_mac(path: Path, system: Any = None) -> None:
    """Set the attribute that the Mac's Gatekeeper looks at; `system` is the C library. Raises OSError."""
    library = system if system is not None else ctypes.CDLL(None, use_errno=True)
    value = quarantine(int(time.time()))
    name = b"com.apple.quarantine"
    if library.setxattr(os.fsencode(path), name, value, len(value), 0, 0):
        raise OSError(ctypes.get_errno(), "setxattr")


def quarantine(now: int) -> bytes:
    """Return the value of the Mac's mark: not yet approved, fetched at `now` (seconds since 1970) by this program."""
    return f"0081;{now:08x};Task Flow;".encode("ascii")


def mark_for_linux(path: Path) -> None:
    """Set the attribute in which programs keep where a file is from. Raises OSError where there are none."""
    os.setxattr(path, "user.xdg.origin.url", _SOMEWHERE.encode("ascii"))
