"""Reports of faults: where in the code, in which versions, after what; nothing of what people typed or are called.

Messages of exceptions may hold anything (a name, an SQL value, a path). Only those of the interpreter about code are
kept, with what is no name of code masked; of all others the kind, the code and the place are.
"""

import errno
import hashlib
import platform
import re
import threading
import time
import traceback
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Final

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import qVersion

import taskflow_desktop
from taskflow_desktop.rules.masks import masked, masked_message, short_file

PACKAGE: Final = str(Path(taskflow_desktop.__file__).parent)
_ABOUT_CODE: Final = (
    AttributeError,
    ImportError,
    IndexError,
    NameError,
    NotImplementedError,
    RecursionError,
    TypeError,
    ZeroDivisionError,
)
_QT_GONE: Final = re.compile(r"Internal C\+\+ object \([\w.]+\) already deleted\.")
_CODE: Final = re.compile(r"[a-z][a-z0-9_.]{0,40}", re.ASCII)
_FRAMES_FIRST, _FRAMES_LAST, _CAUSES = 12, 40, 8
_MARK_PLACES: Final = 3
_RAW_FRAME: Final = re.compile(r'\s*File "(.+)", line (\d+)(?: in (.+))?')
_RAW_LINES: Final = 200
_ADDRESS: Final = re.compile(r"0x[0-9a-fA-F]+")  # another one each time


@dataclass(frozen=True, slots=True)
class Report:
    """A fault as it is kept and shown: `text` for whoever mends it, `mark` the same for the same fault."""

    mark: str
    text: str


def report_of(error: BaseException, lately: Iterable[str] = ()) -> Report:
    """Return the report of an exception; `lately` are the last lines of the log."""
    lines = [line for cause in _causes(error) for line in _told(cause)]
    return _report(mark_of(error), lines, lately, thread=threading.current_thread().name)


def mark_of(error: BaseException) -> str:
    """Return what is the same for the same fault, by whatever way the program came to it; costs little.

    It is made of the kinds and of the innermost places in our own code, not of messages or of who called.
    """
    parts: list[str] = []
    for cause in _causes(error):
        kind = type(cause)
        parts.append(f"{kind.__module__}.{kind.__qualname__}")
        parts.extend(_places(cause.__traceback__))
    return _mark(parts)


def _places(trace: TracebackType | None) -> list[str]:
    """The innermost places in our own code, of any code where there is none; a recursion is one place."""
    own: deque[tuple[str, int]] = deque(maxlen=_MARK_PLACES)
    any_code: deque[tuple[str, int]] = deque(maxlen=_MARK_PLACES)
    for frame, line in traceback.walk_tb(trace):
        place = frame.f_code.co_filename, line
        for kept in (own, any_code) if place[0].startswith(PACKAGE) else (any_code,):
            if place not in kept:
                kept.append(place)
    return [f"{short_file(file, PACKAGE)}:{line}" for file, line in own or any_code]


def report_of_end(raw: str, lately: Iterable[str] = ()) -> Report:
    """Return the report of an end that Python's fault handler wrote down as `raw`."""
    lines = []
    for line in raw.splitlines()[:_RAW_LINES]:
        frame = _RAW_FRAME.fullmatch(line)
        if frame is None:
            lines.append(masked(_ADDRESS.sub("0x", line)))
        else:
            lines.append(f"  {short_file(frame[1], PACKAGE)}:{frame[2]} in {masked_message(frame[3] or '?')}")
    return _report(_mark(lines), lines, lately, thread="")


def versions() -> str:
    """Return the program and what it stands on, on one line."""
    return (
        f"Task Flow Desktop {taskflow_desktop.__version__}, Python {platform.python_version()}, Qt {qVersion()},"
        f" PySide6 {pyside_version}, {platform.system()} {platform.release()} {platform.machine()}"
    )


def _mark(parts: Iterable[str]) -> str:
    whole = "\n".join([taskflow_desktop.__version__, *parts])
    return hashlib.sha256(whole.encode(errors="replace")).hexdigest()[:8]


def _report(mark: str, lines: list[str], lately: Iterable[str], *, thread: str) -> Report:
    head = [f"Fault {mark}", time.strftime("%Y-%m-%d %H:%M:%S UTC", time.gmtime()), versions()]
    if thread:
        head.append(f"Thread {masked(thread)}")
    before = [*lately]
    after = ["", "Before it:", *(f"  {line}" for line in before)] if before else []
    return Report(mark, "\n".join([*head, "", *lines, *after, ""]))


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The exception and what led to it, that first."""
    found: list[BaseException] = []
    each: BaseException | None = error
    while each is not None and all(each is not one for one in found) and len(found) < _CAUSES:
        found.append(each)
        each = each.__cause__ or (None if each.__suppress_context__ else each.__context__)
    yield from reversed(found)


def _told(error: BaseException) -> Iterator[str]:
    kind = type(error)
    yield f"{kind.__module__}.{kind.__qualname__}{_message(error)}".removeprefix("builtins.")
    frames = traceback.extract_tb(error.__traceback__)
    for index, frame in enumerate(frames):
        if index < _FRAMES_FIRST or index >= len(frames) - _FRAMES_LAST:
            yield f"  {short_file(frame.filename, PACKAGE)}:{frame.lineno} in {frame.name}"
        elif index == _FRAMES_FIRST:
            yield f"  ({len(frames) - _FRAMES_FIRST - _FRAMES_LAST} more)"


def _message(error: BaseException) -> str:
    try:
        return _own_message(error)
    except Exception:  # noqa: BLE001 - a fault whose own words have a fault is reported without them
        return ""


def _own_message(error: BaseException) -> str:
    code = getattr(error, "code", None)
    if isinstance(code, str) and _CODE.fullmatch(code):
        return f": {code}"
    if isinstance(error, OSError) and error.errno is not None:
        return f": {errno.errorcode.get(error.errno, str(error.errno))}"
    if isinstance(error, _ABOUT_CODE) or (isinstance(error, RuntimeError) and _QT_GONE.search(str(error))):
        return f": {masked_message(str(error))}"
    return ""
