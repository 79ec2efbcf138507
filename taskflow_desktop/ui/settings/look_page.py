"""Appearance and language: what holds on this computer, and what follows the person to every computer."""

from dataclasses import replace
from typing import cast

from PySide6.QtCore import QLocale, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from taskflow_desktop.rules import limits
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.own import (
    LANGUAGE,
    SINGLE_KEYS,
    own_language,
    set_own_language,
    set_single_keys,
    single_keys,
)
from taskflow_desktop.ui.settings.page import Page, setting_row
from taskflow_desktop.ui.state import Look, Preferences
from taskflow_desktop.ui.style import Choice as ThemeChoice
from taskflow_desktop.ui.text import Language, fill, language, translate
from taskflow_desktop.ui.theme import TEXT_SIZES
from taskflow_desktop.ui.widgets.labels import label
from taskflow_desktop.ui.widgets.note import Note
from taskflow_desktop.ui.widgets.segmented import Choice, Segmented
from taskflow_desktop.ui.widgets.switch import Switch

_OWN_NAMES = {"ko": QLocale("ko").nativeLanguageName(), "en": "English"}


def _minutes_word(minutes: int) -> str:
    if not minutes:
        return translate("Settings", "Never")
    return fill(translate("Settings", "{minutes} min"), minutes=minutes)


class LookPage(Page):
    """Theme, text size, motion, when the screen locks, language, single keys."""

    def __init__(self, session: Session, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._own, self._preferences = session.own, preferences
        self.theme_choice = Segmented(
            translate("Settings", "Theme"),
            (
                Choice("system", translate("Settings", "System"), "monitor"),
                Choice("light", translate("Settings", "Light"), "sun"),
                Choice("dark", translate("Settings", "Dark"), "moon"),
            ),
        )
        self.text_size = Segmented(
            translate("Settings", "Text size"),
            [Choice(size, fill(translate("Settings", "{percent}%"), percent=size)) for size in TEXT_SIZES],
        )
        self.language_choice = Segmented(
            translate("Settings", "Language"), [Choice(value, name) for value, name in _OWN_NAMES.items()]
        )
        self.single_keys = Switch(translate("Settings", "Single-key shortcuts"))
        self.motion = Switch(translate("Settings", "Reduce motion"))
        self.lock_after = Segmented(
            translate("Settings", "Lock the screen"),
            [Choice(minutes, _minutes_word(minutes)) for minutes in limits.LOCK_MINUTES],
        )
        self._demo = session.demo
        self.restart = Note("info")
        self.restart.action.connect(self._speak_now)
        self._build()
        self._show(preferences.look)
        self._show_own(SINGLE_KEYS)
        self._show_own(LANGUAGE)
        self._show_lock()
        self.theme_choice.chosen.connect(self._theme_chosen)
        self.text_size.chosen.connect(self._size_chosen)
        self.language_choice.chosen.connect(self._language_chosen)
        self.single_keys.clicked.connect(self._keys_switched)
        self.motion.clicked.connect(self._motion_switched)
        self.lock_after.chosen.connect(self._lock_chosen)
        preferences.lock_minutes_changed.connect(self._show_lock)
        preferences.look_changed.connect(self._show)
        self._own.changed.connect(self._show_own)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(12)
        column.addWidget(label(translate("Settings", "Appearance and language"), "page"))
        column.addWidget(label(translate("Settings", "On this computer"), "caption", tone="text.2"))
        column.addLayout(setting_row(translate("Settings", "Theme"), "", self.theme_choice))
        column.addLayout(setting_row(translate("Settings", "Text size"), "", self.text_size))
        hint = translate("Settings", "Panels and messages appear without moving.")
        column.addLayout(setting_row(translate("Settings", "Reduce motion"), hint, self.motion))
        if not self._demo:  # it is entered without a password
            hint = translate("Settings", "After so many minutes without input.")
            column.addLayout(setting_row(translate("Settings", "Lock the screen"), hint, self.lock_after))
        column.addSpacing(8)
        follows = translate("Settings", "Yours on every computer, like filters and folded sections")
        column.addWidget(label(follows, "caption", tone="text.2", wrap=True))
        column.addLayout(setting_row(translate("Settings", "Language"), "", self.language_choice))
        column.addWidget(self.restart)
        hint = translate("Settings", "In lists and on the board, letters alone are commands: S changes the stage.")
        column.addLayout(setting_row(translate("Settings", "Single-key shortcuts"), hint, self.single_keys))
        column.addStretch(1)

    @Slot(object)
    def _show(self, look: Look) -> None:
        self.theme_choice.set_value(look.theme)
        self.text_size.set_value(look.text_percent)
        self.motion.setChecked(look.motion == "reduced")

    @Slot()
    def _show_lock(self) -> None:
        self.lock_after.set_value(self._preferences.lock_minutes)

    @Slot(object)
    def _show_own(self, key: str) -> None:
        if key == SINGLE_KEYS:
            self.single_keys.setChecked(single_keys(self._own))
        elif key == LANGUAGE:
            wanted = own_language(self._own) or language()
            self.language_choice.set_value(wanted)
            self.restart.setVisible(wanted != language())
            name = _OWN_NAMES[wanted]
            words = translate(
                "Settings", "The screens open anew in {language}. You stay where you are, texts are kept."
            )
            self.restart.set_text(fill(words, language=name))
            self.restart.set_action(fill(translate("Settings", "Change to {language} now"), language=name))

    @Slot(object)
    def _theme_chosen(self, value: object) -> None:
        self._keep(replace(self._preferences.look, theme=cast("ThemeChoice", value)))

    @Slot(object)
    def _size_chosen(self, value: object) -> None:
        self._keep(replace(self._preferences.look, text_percent=cast("int", value)))

    @Slot(object)
    def _language_chosen(self, value: object) -> None:
        """The person's language from his next sign-in on, or now; the sign-in on this computer speaks it as well."""
        chosen = cast("Language", value)
        set_own_language(self._own, chosen)
        self._keep(replace(self._preferences.look, language=chosen))

    @Slot()
    def _speak_now(self) -> None:
        self.close_requested.emit()
        self._preferences.language_wanted.emit()

    @Slot(bool)
    def _keys_switched(self, on: bool) -> None:  # noqa: FBT001 - what the signal carries
        set_single_keys(self._own, on)

    @Slot(bool)
    def _motion_switched(self, on: bool) -> None:  # noqa: FBT001 - what the signal carries
        self._keep(replace(self._preferences.look, motion="reduced" if on else "system"))

    @Slot(object)
    def _lock_chosen(self, value: object) -> None:
        self._preferences.set_lock_minutes(cast("int", value))

    def _keep(self, look: Look) -> None:
        self._preferences.set_look(look)
