"""The composition root: config -> language and theme -> database thread -> windows -> event loop -> close."""

import argparse
import gc
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from taskflow_desktop.config import DESKTOP_ENTRY, Config, Loaded, load_config, save_config, sqlite_url
from taskflow_desktop.runtime.display import why_no_window
from taskflow_desktop.wording import speak

if TYPE_CHECKING:
    from taskflow_desktop.runtime.crash_shelf import CrashShelf
    from taskflow_desktop.runtime.end_signals import EndSignals
    from taskflow_desktop.runtime.instance import Instance
    from taskflow_desktop.runtime.logs import Logs
    from taskflow_desktop.ui.application import Application
    from taskflow_desktop.ui.startup import Startup
    from taskflow_desktop.ui.state import Preferences
    from taskflow_desktop.ui.text import Language

DEMO_FILE = "demo.sqlite3"


def main(arguments: argparse.Namespace) -> int:
    """Open the program's window and return its exit code: 0, or 2 if no window can be opened here."""
    if why_no_window() is not None:
        speak(load_config(language=arguments.language).config.language)
        print(why_no_window(), file=sys.stderr)  # noqa: T201 - there is no window to say it in
        return 2
    if arguments.demo:
        with tempfile.TemporaryDirectory(prefix="taskflow-demo-", ignore_cleanup_errors=True) as folder:
            return _start(arguments, Path(folder))
    return _start(arguments, None)


def _start(arguments: argparse.Namespace, demo: Path | None) -> int:
    """Run the program, or let one that runs already do what is asked."""
    from PySide6.QtCore import QCoreApplication  # noqa: PLC0415 - only after it is known to load
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415

    from taskflow_desktop.runtime.crash_shelf import CrashShelf  # noqa: PLC0415
    from taskflow_desktop.runtime.instance import Instance, own_call  # noqa: PLC0415
    from taskflow_desktop.runtime.logs import Logs  # noqa: PLC0415
    from taskflow_desktop.ui.application import Application  # noqa: PLC0415

    loaded = load_config(database=arguments.database, language=arguments.language)
    url = loaded.config.database
    QCoreApplication.setApplicationName("Task Flow")
    QGuiApplication.setDesktopFileName(DESKTOP_ENTRY)  # the taskbar finds the window's count of news by it
    app = Application(sys.argv[:1])
    instance = Instance(loaded.config.folders.run)
    try:
        if demo is None and arguments.another:
            instance.claim(url)
        elif demo is None and instance.hand_over(url, own_call(arguments.link)):
            return 0
        shelf, logs = CrashShelf(loaded.config.folders.log), Logs(loaded.config.folders.log)
        shelf.begin()
        logs.begin(shelf.slot)
        try:
            return _run(app, arguments, loaded, demo, instance=instance, shelf=shelf, logs=logs)
        finally:
            logs.close()
            shelf.close()
    finally:
        instance.close()


def _run(
    app: "Application",
    arguments: argparse.Namespace,
    loaded: Loaded,
    demo: Path | None,
    *,
    instance: "Instance",
    shelf: "CrashShelf",
    logs: "Logs",
) -> int:
    from PySide6.QtCore import QCoreApplication, QEvent  # noqa: PLC0415

    from taskflow_desktop.runtime.entrance import Entrance  # noqa: PLC0415
    from taskflow_desktop.runtime.garbage import GarbageCollector  # noqa: PLC0415
    from taskflow_desktop.runtime.notices import Notices  # noqa: PLC0415
    from taskflow_desktop.storage.acting import system_clock  # noqa: PLC0415
    from taskflow_desktop.ui.icons import app_icon  # noqa: PLC0415
    from taskflow_desktop.ui.startup import Startup  # noqa: PLC0415
    from taskflow_desktop.ui.state import Preferences  # noqa: PLC0415

    config = loaded.config
    garbage = GarbageCollector()
    garbage.start()
    app.setWindowIcon(app_icon())
    app.setQuitOnLastWindowClosed(False)
    preferences = Preferences(demo or config.folders.config)
    _dress(app, preferences, arguments.language or preferences.look.language or config.language)
    notices = Notices(keep=shelf.keep, lately=logs.recent)
    notices.install_hooks()
    entrance = Entrance(notices, demo=demo is not None, aside=None if demo is not None else config.folders.data)
    startup = Startup(
        entrance, config, preferences, notices, problem=loaded.problem, language=arguments.language, ends=shelf.ends
    )
    startup.shown.connect(logs.open_soon)
    startup.configured.connect(_keep)
    startup.finished.connect(app.quit)
    signals = _heed_system(app, startup)
    startup.open_link(arguments.link)
    if demo is not None:
        startup.begin_demo(sqlite_url(demo / DEMO_FILE), system_clock())
    else:
        startup.configured.connect(instance.follow)
        startup.shown.connect(instance.listen_soon)
        instance.called.connect(startup.answer)
        startup.begin()
    # What stands after the start is not garbage: the collector need not walk it again while somebody scrolls.
    gc.freeze()
    try:
        return app.exec()
    finally:
        signals.close()
        instance.close()
        startup.close()
        entrance.close()
        preferences.save()
        notices.remove_hooks()
        # Widgets and what they show go while there is an application; the interpreter's end would take them in any
        # order, and Qt's own parts (timers, styles) would be gone by then.
        for widget in app.topLevelWidgets():
            widget.deleteLater()
        entrance.deleteLater()
        startup.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        garbage.close()


def _dress(app: "Application", preferences: "Preferences", language: "Language") -> None:
    """Give the program its words, its colours and its motion."""
    from taskflow_desktop.ui.motion_setting import MotionSetting  # noqa: PLC0415
    from taskflow_desktop.ui.style import apply_theme  # noqa: PLC0415
    from taskflow_desktop.ui.text import install_language  # noqa: PLC0415
    from taskflow_desktop.ui.widgets.motion import allow_motion  # noqa: PLC0415

    install_language(app, language)
    apply_theme(app, preferences.look.theme, preferences.look.text_percent)
    allow_motion(MotionSetting(preferences).allows)


def _heed_system(app: "Application", startup: "Startup") -> "EndSignals":
    """Do what the system asks of the program: to keep what is typed, to end, to open a link."""
    from taskflow_desktop.runtime.end_signals import EndSignals  # noqa: PLC0415

    app.commitDataRequest.connect(startup.keep_everything)
    app.saveStateRequest.connect(startup.keep_everything)
    app.link_opened.connect(startup.open_link)
    signals = EndSignals()
    signals.asked.connect(startup.keep_everything)
    signals.asked.connect(app.quit)
    signals.listen()
    return signals


def _keep(config: Config) -> None:
    """Remember where the data lies. If that fails, it is asked again at the next start."""
    try:
        save_config(config)
    except OSError as error:
        print(f"The choice could not be kept: {error}", file=sys.stderr)  # noqa: T201 - the program goes on
