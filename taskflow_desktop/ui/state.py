"""What the program remembers for its user between two runs: the look, windows and splitters, choices per person.

One INI file in the user's configuration folder. A value that cannot be read is as good as none: nothing here is worth
an error to the person.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, TypeVar, get_args
from urllib.parse import quote

from PySide6.QtCore import QByteArray, QObject, QPoint, QRect, QSettings, QSize, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSplitter, QWidget

from taskflow_desktop.rules import limits
from taskflow_desktop.ui.style import Choice
from taskflow_desktop.ui.text import Language
from taskflow_desktop.ui.theme import TEXT_SIZES

FILE_NAME: Final = "window.ini"
_VISIBLE = 48
"""So many pixels of a window's upper edge must lie on a screen, so that it can be reached."""
_FIRST: Final = QSize(1440, 900)  # with the frame
_FRAME: Final = QSize(0, 32)  # what the title bar adds; no system tells before the window is on screen
_SHARE: Final = 0.9  # of the screen, where the first size leaves nothing of it free

_T = TypeVar("_T")
Motion = Literal["system", "reduced"]


@dataclass(frozen=True, slots=True)
class Look:
    """How the program shows itself on this computer.

    `language` is that of the sign-in, "" for the one of the configuration; inside, the person's own holds.
    """

    theme: Choice = "system"
    text_percent: int = 100
    motion: Motion = "system"
    language: Language | Literal[""] = ""


class Preferences(QObject):
    """The remembered choices.

    Signals:
        look_changed: Look, it is another one.
        lock_minutes_changed: `lock_minutes` is another one.
        language_wanted: the person wants the screens in his own language now.
        tray_changed: `tray` is another one.
    """

    look_changed = Signal(object)
    lock_minutes_changed = Signal()
    language_wanted = Signal()
    tray_changed = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        """Use the file in `folder`, which is made if it is missing when something is kept."""
        super().__init__(parent)
        self._settings = QSettings(str(folder / FILE_NAME), QSettings.Format.IniFormat)
        self._look = self._read_look()

    # --- the look ----------------------------------------------------------------------------------------------------

    @property
    def look(self) -> Look:
        return self._look

    def set_look(self, look: Look) -> None:
        """Keep another look and tell of it."""
        if look == self._look:
            return
        self._look = look
        self._settings.setValue("look/theme", look.theme)
        self._settings.setValue("look/text_percent", str(look.text_percent))
        self._settings.setValue("look/motion", look.motion)
        self._settings.setValue("look/language", look.language)
        self.look_changed.emit(look)

    def _read_look(self) -> Look:
        plain = Look()
        theme = self._text("look/theme")
        percent = self._text("look/text_percent")
        return Look(
            theme=_one_of(theme, get_args(Choice), plain.theme),
            text_percent=int(percent) if percent in {str(size) for size in TEXT_SIZES} else plain.text_percent,
            motion=_one_of(self._text("look/motion"), get_args(Motion), plain.motion),
            language=_one_of(self._text("look/language"), get_args(Language), plain.language),
        )

    @property
    def single_keys_before(self) -> str:
        """What earlier versions kept here for everybody who uses this computer: "yes", "no" or ""."""
        return self._text("look/single_keys")

    # --- the lock ----------------------------------------------------------------------------------------------------

    @property
    def lock_minutes(self) -> int:
        """So many minutes without input until the screen of this computer locks; 0 never."""
        text = self._text("lock/minutes")
        return int(text) if text in {str(each) for each in limits.LOCK_MINUTES} else limits.LOCK_MINUTES_DEFAULT

    def set_lock_minutes(self, minutes: int) -> None:
        """Keep another time without input, and tell of it."""
        if minutes != self.lock_minutes:
            self._settings.setValue("lock/minutes", str(minutes))
            self.lock_minutes_changed.emit()

    # --- the tray ----------------------------------------------------------------------------------------------------

    @property
    def tray(self) -> bool:
        """True if closing the window leaves the program running on this computer."""
        return self._text("tray/running") == "yes"

    def set_tray(self, on: bool) -> None:  # noqa: FBT001 - a setter's one value
        """Say whether closing the window leaves the program running, and tell of it."""
        if on != self.tray:
            self._settings.setValue("tray/running", "yes" if on else "no")
            self.tray_changed.emit()

    # --- choices of a person -----------------------------------------------------------------------------------------

    def kept(self, person: str, name: str) -> str:
        """Return the text kept for `person` under `name`, "" if there is none."""
        return self._text(_key(person, name))

    def keep(self, person: str, name: str, text: str) -> None:
        """Keep a text for `person` under `name`; "" removes it."""
        if text:
            self._settings.setValue(_key(person, name), text)
        else:
            self._settings.remove(_key(person, name))

    # --- windows and splitters ---------------------------------------------------------------------------------------

    def keep_window(self, name: str, window: QWidget) -> None:
        """Remember where `window` is and how large."""
        self._settings.setValue(f"window/{name}", window.saveGeometry())

    def restore_window(self, name: str, window: QWidget) -> bool:
        """Put `window` where it was, pulled back if that screen is gone. False if nothing is remembered."""
        return self._restore(f"window/{name}", window.restoreGeometry) and _pull_back(window)

    def keep_splitter(self, name: str, splitter: QSplitter) -> None:
        """Remember the sizes of a splitter's panes."""
        self._settings.setValue(f"splitter/{name}", splitter.saveState())

    def restore_splitter(self, name: str, splitter: QSplitter) -> bool:
        """Give a splitter its sizes back. False if none are remembered."""
        return self._restore(f"splitter/{name}", splitter.restoreState)

    def save(self) -> None:
        """Write to disk what is not written yet."""
        self._settings.sync()

    def _restore(self, key: str, restore: Callable[[QByteArray], bool]) -> bool:
        kept = self._settings.value(key)
        return isinstance(kept, QByteArray) and restore(kept)

    def _text(self, key: str) -> str:
        value = self._settings.value(key)
        return value if isinstance(value, str) else ""


def _one_of(text: str, choices: tuple[_T, ...], otherwise: _T) -> _T:
    return next((choice for choice in choices if choice == text), otherwise)


def _key(person: str, name: str) -> str:
    return f"person/{quote(person, safe='')}/{name}"


def first_place(screen: QRect, least: QSize) -> QRect:
    """Return where the upper left corner of a window's frame goes at first, and its size without the frame.

    In the middle of `screen` with its frame; if it must be larger than that, its title bar stays in reach.
    """
    fits = _FIRST.width() < screen.width() and _FIRST.height() < screen.height()
    outer = _FIRST if fits else QSize(round(screen.width() * _SHARE), round(screen.height() * _SHARE))
    inner = (outer - _FRAME).expandedTo(least)
    spare = (screen.size() - inner - _FRAME).expandedTo(QSize(0, 0))
    return QRect(screen.topLeft() + QPoint(spare.width() // 2, spare.height() // 2), inner)


def _pull_back(window: QWidget) -> bool:
    """Move a window whose upper edge is on no screen to the first screen."""
    frame = window.frameGeometry()
    edge = QRect(frame.left(), frame.top(), frame.width(), _VISIBLE)
    screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    on_screen = any(
        (seen := area.intersected(edge)).width() >= _VISIBLE and seen.height() >= _VISIBLE // 2 for area in screens
    )
    if screens and not on_screen:
        window.resize(window.size().boundedTo(screens[0].size()))
        window.move(screens[0].center() - window.rect().center())
    return True
