"""Whether things may move: unless the person or the system asks for less, or the screen is another computer's."""

import os
import sys
from typing import Final

from PySide6.QtGui import QGuiApplication

from taskflow_desktop.ui.state import Preferences

_CLIENT_AREA_ANIMATION: Final = 0x1042  # SPI_GETCLIENTAREAANIMATION
_REMOTE_SESSION: Final = 0x1000  # SM_REMOTESESSION


class MotionSetting:
    """The choice in the settings together with the system's. Asked anew each time, for both change while it runs."""

    def __init__(self, preferences: Preferences) -> None:
        self._preferences = preferences

    def allows(self) -> bool:
        """True if things may move now."""
        return self._preferences.look.motion == "system" and not (asks_for_less() or is_remote())


def asks_for_less() -> bool:
    """True if the system asks for less motion."""
    hints = QGuiApplication.styleHints()
    accessibility = hints.accessibility()
    preference = getattr(accessibility, "motionPreference", None)  # since Qt 6.12
    if preference is not None and preference().name == "ReducedMotion":
        return True
    return sys.platform == "win32" and not _windows_animates()


def is_remote() -> bool:
    """True if the screen is another computer's, to which every frame has to travel."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - Windows only

        return bool(ctypes.windll.user32.GetSystemMetrics(_REMOTE_SESSION))
    return QGuiApplication.platformName() == "xcb" and bool(os.environ.get("SSH_CONNECTION"))


def _windows_animates() -> bool:
    """What Windows is told under "Animation effects", before Qt knows of it."""
    if sys.platform != "win32":
        return True
    import ctypes  # noqa: PLC0415 - Windows only

    on = ctypes.c_int(1)
    ctypes.windll.user32.SystemParametersInfoW(_CLIENT_AREA_ANIMATION, 0, ctypes.byref(on), 0)
    return bool(on.value)
