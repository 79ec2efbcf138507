"""Alerts: what one is told of, when one is left in peace, and whether the program goes on without its window."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from taskflow_desktop.domain.enums import AlertKind
from taskflow_desktop.rules.quiet_hours import QuietHours, why_not_quiet
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.alerts.choices import ALERTS, AlertChoices, alert_choices, keep_alert_choices
from taskflow_desktop.ui.refusals import sentence
from taskflow_desktop.ui.settings.page import Page, setting_row
from taskflow_desktop.ui.shell_tray import tray_available
from taskflow_desktop.ui.state import Preferences
from taskflow_desktop.ui.text import translate
from taskflow_desktop.ui.widgets.labels import label
from taskflow_desktop.ui.widgets.reason_bubble import show_reason
from taskflow_desktop.ui.widgets.switch import Switch
from taskflow_desktop.ui.widgets.time_field import TimeField

_KINDS: Final[Mapping[AlertKind, Callable[[], str]]] = {
    AlertKind.MESSAGE: lambda: translate("AlertSettings", "A customer of my rooms writes"),
    AlertKind.ROOM: lambda: translate("AlertSettings", "A room is handed over to me"),
    AlertKind.OWNER: lambda: translate("AlertSettings", "I become the owner of a task"),
    AlertKind.COLLABORATOR: lambda: translate("AlertSettings", "I am added to a task as a collaborator"),
    AlertKind.REVIEW_ASKED: lambda: translate("AlertSettings", "Somebody asks me for a review"),
    AlertKind.REVIEW_ANSWERED: lambda: translate("AlertSettings", "My request for a review is answered"),
}


class AlertsSettings(Page):
    """All of it holds at once; but for the tray it is the person's, on every computer."""

    def __init__(self, session: Session, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._own, self._preferences = session.own, preferences
        self.kinds = {kind: Switch(word()) for kind, word in _KINDS.items()}
        self.system = Switch(translate("AlertSettings", "Notifications of this computer"))
        self.quiet = Switch(translate("AlertSettings", "Quiet hours"))
        self._problems = tuple(label("", "small", tone="bad", wrap=True) for _ in range(2))
        self.begin = TimeField(translate("AlertSettings", "Quiet from"), self._problems[0])
        self.end = TimeField(translate("AlertSettings", "Quiet until"), self._problems[1])
        self.tray = Switch(translate("AlertSettings", "Keep running when the window is closed"))
        self._has_tray = tray_available()
        self._build()
        self._show(ALERTS)
        self._show_tray()
        for switch in (*self.kinds.values(), self.system, self.quiet):
            switch.clicked.connect(self._switched)
        self.begin.chosen.connect(self._hours_chosen)
        self.end.chosen.connect(self._hours_chosen)
        self.tray.clicked.connect(self._tray_switched)
        self._own.changed.connect(self._show)
        preferences.tray_changed.connect(self._show_tray)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(10)
        column.addWidget(label(translate("AlertSettings", "Alerts"), "page"))
        about = translate("AlertSettings", "What is off here is still listed on the Alerts page, but doesn't pop up.")
        column.addWidget(label(about, "small", tone="text.2", wrap=True))
        column.addSpacing(6)
        column.addWidget(label(translate("AlertSettings", "Tell me when"), "caption", tone="text.2"))
        for kind, switch in self.kinds.items():
            column.addLayout(setting_row(_KINDS[kind](), "", switch))
        column.addSpacing(6)
        column.addWidget(label(translate("AlertSettings", "How and when"), "caption", tone="text.2"))
        hint = translate(
            "AlertSettings", "While you work in another program. On a locked screen they tell neither names nor words."
        )
        column.addLayout(setting_row(translate("AlertSettings", "Notifications of this computer"), hint, self.system))
        hint = translate("AlertSettings", "No message comes up in these hours, by the clock of this computer.")
        column.addLayout(setting_row(translate("AlertSettings", "Quiet hours"), hint, self.quiet))
        self._hours = QWidget()
        hours = QHBoxLayout(self._hours)
        hours.setContentsMargins(0, 0, 0, 0)
        hours.setSpacing(8)
        hours.addStretch(1)
        for words, field in (
            (translate("AlertSettings", "From"), self.begin),
            (translate("AlertSettings", "until"), self.end),
        ):
            hours.addWidget(label(words, "body", tone="text.2"))
            hours.addWidget(field)
        column.addWidget(self._hours)
        for problem in self._problems:
            column.addWidget(problem)
        column.addSpacing(6)
        column.addWidget(label(translate("Settings", "On this computer"), "caption", tone="text.2"))
        hint = translate("AlertSettings", "Alerts go on coming. The icon in the tray opens the window or quits.")
        none = self._no_tray() if not self._has_tray else ""
        name = translate("AlertSettings", "Keep running when the window is closed")
        column.addLayout(setting_row(name, none or hint, self.tray))
        column.addStretch(1)

    def _no_tray(self) -> str:
        return translate("AlertSettings", "This desktop has no tray, from which the window could be opened again.")

    @Slot(object)
    def _show(self, key: str) -> None:
        if key != ALERTS:
            return
        choices = alert_choices(self._own)
        for kind, switch in self.kinds.items():
            switch.setChecked(kind not in choices.silent)
        self.system.setChecked(choices.system)
        self.quiet.setChecked(choices.quiet)
        self._hours.setVisible(choices.quiet)
        for field, minute in ((self.begin, choices.hours.begin), (self.end, choices.hours.end)):
            field.set_minute(minute)

    @Slot()
    def _show_tray(self) -> None:
        self.tray.setChecked(self._preferences.tray and self._has_tray)

    @Slot()
    def _switched(self) -> None:
        kept = alert_choices(self._own)
        silent = frozenset(kind for kind, switch in self.kinds.items() if not switch.isChecked())
        self._keep(replace(kept, silent=silent, system=self.system.isChecked(), quiet=self.quiet.isChecked()))

    @Slot(object)
    def _hours_chosen(self, _minute: int) -> None:
        """Both are asked together: neither alone says whether they can hold."""
        hours = QuietHours(self.begin.minute, self.end.minute)
        refusal = why_not_quiet(hours)
        self.end.set_problem(None if refusal is None else sentence(refusal))
        if refusal is None:
            self._keep(replace(alert_choices(self._own), hours=hours))

    @Slot(bool)
    def _tray_switched(self, on: bool) -> None:  # noqa: FBT001 - what the signal carries
        if self._has_tray:
            self._preferences.set_tray(on)
        else:
            self.tray.setChecked(False)
            show_reason(self.tray, self._no_tray())

    def _keep(self, choices: AlertChoices) -> None:
        keep_alert_choices(self._own, choices)
