"""Whether Qt can open a window here, asked before Qt is: its own answer on Linux is to abort the process."""

import ctypes
import ctypes.util
import os
import socket
import sys
from pathlib import Path

from taskflow_desktop.wording import told, translate

DEBIAN_PACKAGES = (
    "libegl1 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-image0 libxcb-render-util0 libxcb-xkb1"
    " libxcb-shape0 libxkbcommon-x11-0 libdbus-1-3 libfontconfig1"
)


def why_no_window() -> str | None:
    """Return a sentence that says why no window can be opened and what to do, or None if all is well.

    It is in the language of `wording.speak`: Qt's translations are not there yet.
    """
    try:
        from PySide6 import QtCore, QtWidgets  # noqa: F401, PLC0415 - the import itself is what is tried
    except ImportError as error:
        return _needs(error)
    platform = os.environ.get("QT_QPA_PLATFORM", "")
    if not sys.platform.startswith("linux") or platform.startswith(("offscreen", "minimal", "vnc")):
        return None
    if platform.startswith("wayland") or (os.environ.get("WAYLAND_DISPLAY") and not platform):
        if _wayland_answers():
            return None
        if platform or not os.environ.get("DISPLAY"):
            return translate("Display", "Task Flow needs a screen: the Wayland display cannot be reached.")
        # Qt would try Wayland first and abort; the other display may well be there.
        del os.environ["WAYLAND_DISPLAY"]
    if not os.environ.get("DISPLAY"):
        return translate(
            "Display", "Task Flow needs a screen: no display was found (DISPLAY and WAYLAND_DISPLAY are not set)."
        )
    return _missing_library() or _unreachable_display()


def _needs(error: Exception) -> str:
    words = translate(
        "Display",
        "Task Flow needs a system library that is missing ({error}). On Debian and Ubuntu: sudo apt-get install"
        " {packages}",
    )
    return told(words, error=error, packages=DEBIAN_PACKAGES)


def _wayland_answers() -> bool:
    """True if somebody listens on the Wayland socket."""
    folder, name = os.environ.get("XDG_RUNTIME_DIR", ""), os.environ.get("WAYLAND_DISPLAY", "") or "wayland-0"
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
        try:
            connection.connect(str(Path(folder, name)))
        except OSError:
            return False
    return True


def _missing_library() -> str | None:
    """Load the plugin that Qt would load, and name the library it does not find."""
    from PySide6.QtCore import QLibraryInfo  # noqa: PLC0415 - only after it is known to load

    plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
    plugin = plugins / "platforms" / "libqxcb.so"
    if not plugin.exists():
        return None
    try:
        ctypes.CDLL(str(plugin))
    except OSError as error:
        return _needs(error)
    return None


def _unreachable_display() -> str | None:
    name = ctypes.util.find_library("xcb")
    if name is None:
        return None
    xcb = ctypes.CDLL(name)
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connection_has_error.argtypes = xcb.xcb_disconnect.argtypes = [ctypes.c_void_p]
    connection = xcb.xcb_connect(None, None)
    failed = xcb.xcb_connection_has_error(connection)
    xcb.xcb_disconnect(connection)
    display = os.environ["DISPLAY"]
    words = translate("Display", "Task Flow needs a screen: the display {display} cannot be reached.")
    return told(words, display=display) if failed else None
