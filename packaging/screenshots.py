"""Renders the program's screens from the sample desk to PNG files, without a visible display.

    python packaging/screenshots.py --out pictures                     every scene, light, Korean, 1440x900
    python packaging/screenshots.py --scene rooms --theme dark --language en --size 1120x720
    python packaging/screenshots.py --everything                       every scene in both themes, languages and sizes

The clock stands at the samples' present, so the pictures are the same every day. Scenes are in `scenes/`.
"""

import argparse
import os
import sys
import time
from itertools import product
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["TZ"] = "Asia/Seoul"  # where the samples play
if hasattr(time, "tzset"):
    time.tzset()

import scenes.alerts
import scenes.board
import scenes.dialogs
import scenes.door
import scenes.files
import scenes.palette
import scenes.rooms
import scenes.settings
import scenes.states
import scenes.statistics
import scenes.system
import scenes.tasks
import scenes.team  # noqa: F401 - being imported, they put themselves into the list
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication
from scenes.desk import SCENES, desk, rest

from taskflow_desktop.ui.style import apply_theme
from taskflow_desktop.ui.text import install_language

THEMES = ("light", "dark")
LANGUAGES = ("ko", "en")
SIZES = ("1440x900", "1120x720")


def main() -> None:
    """Render what the arguments ask for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=Path("pictures"))
    parser.add_argument("--scene", action="append", choices=sorted(SCENES), help="default: all of them")
    parser.add_argument("--theme", nargs="+", choices=THEMES, default=THEMES[:1])
    parser.add_argument("--language", nargs="+", choices=LANGUAGES, default=LANGUAGES[:1])
    parser.add_argument("--size", nargs="+", default=SIZES[:1], help="of the window")
    parser.add_argument("--everything", action="store_true", help="both themes, both languages, both sizes")
    parser.add_argument("--text", type=int, choices=(90, 100, 115, 130), default=100, help="text size in per cent")
    parser.add_argument("--person", help="who is signed in, instead of whom the scene names")
    arguments = parser.parse_args()
    if arguments.everything:
        arguments.theme, arguments.language, arguments.size = THEMES, LANGUAGES, SIZES
    app = QApplication(sys.argv[:1])
    arguments.out.mkdir(parents=True, exist_ok=True)
    for language, theme, size in product(arguments.language, arguments.theme, arguments.size):
        install_language(app, language)
        apply_theme(app, theme, arguments.text)
        for name in arguments.scene or sorted(SCENES):
            target = arguments.out / f"{name}-{theme}-{language}-{size}-{arguments.text}.png"
            render(name, size, arguments.person, target)


def render(name: str, size: str, person: str | None, target: Path) -> None:
    """Render one scene into a file."""
    width, height = map(int, size.split("x"))
    with desk(QSize(width, height), person or SCENES[name].person) as made:
        widget = SCENES[name].make(made)
        rest(300)
        widget.grab().save(str(target))
        print(target)
        if widget is not made.window:
            widget.close()


if __name__ == "__main__":
    main()
