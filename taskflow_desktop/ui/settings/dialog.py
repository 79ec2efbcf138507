"""The settings: one dialog, a list of pages at the left; agents see their own settings only."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from taskflow_desktop.domain.changes import ChangeSet
from taskflow_desktop.rules.permissions import why_not_switch_flow
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.dialogs.files import AskFiles
from taskflow_desktop.ui.settings.alerts_page import AlertsSettings
from taskflow_desktop.ui.settings.database_page import DatabasePage
from taskflow_desktop.ui.settings.flow_page import FlowPage
from taskflow_desktop.ui.settings.limits_page import LimitsPage
from taskflow_desktop.ui.settings.look_page import LookPage
from taskflow_desktop.ui.settings.nav import NavButton
from taskflow_desktop.ui.settings.page import Page
from taskflow_desktop.ui.settings.people_page import PeoplePage
from taskflow_desktop.ui.settings.stages_page import StagesPage
from taskflow_desktop.ui.state import Preferences
from taskflow_desktop.ui.text import translate
from taskflow_desktop.ui.theme import theme
from taskflow_desktop.ui.widgets.curtain import CurtainedDialog
from taskflow_desktop.ui.widgets.labels import label
from taskflow_desktop.ui.widgets.surface import Surface, scroll_area

_WIDTH, _HEIGHT = 940, 680  # px at 100 %, if the window behind is as large
_MARGIN = 24


class SettingsPage(Enum):
    """The pages, in their order."""

    LOOK = "look"
    ALERTS = "alerts"
    FLOW = "flow"
    STAGES = "stages"
    PEOPLE = "people"
    LIMITS = "limits"
    DATABASE = "database"


@dataclass(frozen=True, slots=True)
class _Entry:
    """One line of the list: `make` builds the page when it is first shown."""

    icon: str
    title: str
    make: Callable[[], Page]
    admin: bool = True


class SettingsDialog(CurtainedDialog):
    """Call `open_at`. What has no button to save it holds at once."""

    def __init__(
        self, session: Session, preferences: Preferences, parent: QWidget, *, files: AskFiles | None = None
    ) -> None:
        """`files` asks for files and folders."""
        super().__init__(parent)
        self._behind = parent
        self._files = files
        self._session, self._preferences = session, preferences
        self.setWindowTitle(translate("Settings", "Settings"))
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._entries = {
            SettingsPage.LOOK: _Entry(
                "sun", translate("Settings", "Appearance and language"), self._make_look, admin=False
            ),
            SettingsPage.ALERTS: _Entry("bell", translate("Settings", "Alerts"), self._make_alerts, admin=False),
            SettingsPage.FLOW: _Entry("power", translate("Settings", "Task Flow"), self._make_flow),
            SettingsPage.STAGES: _Entry("layers", translate("Settings", "Stages"), self._make_stages),
            SettingsPage.PEOPLE: _Entry("users", translate("Settings", "People and permissions"), self._make_people),
            SettingsPage.LIMITS: _Entry("gauge", translate("Settings", "Limits"), self._make_limits),
            SettingsPage.DATABASE: _Entry("database", translate("Settings", "Database"), self._make_database),
        }
        self._group = QButtonGroup(self)
        self._buttons: dict[SettingsPage, NavButton] = {}
        self._built: dict[SettingsPage, Page] = {}
        self._places: dict[SettingsPage, QWidget] = {}
        self._page = SettingsPage.LOOK
        self._stack = QStackedWidget()
        self._footers = QStackedWidget()
        self._bar = Surface("bg.surface", edges=("top",))
        under = QVBoxLayout(self._bar)
        under.setContentsMargins(0, 1, 0, 0)  # the line above
        under.addWidget(self._footers)
        self._build()
        self._group.idClicked.connect(self._show_index)
        session.changed.connect(self._on_session_changed)
        self._show_admin_pages()

    def open_at(self, page: SettingsPage) -> None:
        """Open the dialog at a page; at the first one if the person may not see it."""
        shown = page if self._may_see(page) else SettingsPage.LOOK
        self._show_page(shown)
        room = self._behind.window().size()
        width = min(theme().px(_WIDTH), room.width() - 2 * _MARGIN)
        height = min(theme().px(_HEIGHT), room.height() - 2 * _MARGIN)
        self.resize(max(width, self.minimumSizeHint().width()), max(height, self.minimumSizeHint().height()))
        self.open()
        self._buttons[shown].setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def page(self) -> SettingsPage:
        """The page on screen."""
        return self._page

    def button(self, page: SettingsPage) -> NavButton:
        """Return the entry of a page."""
        return self._buttons[page]

    def widget(self, page: SettingsPage) -> Page:
        """Return a page, built if it was not shown yet."""
        if page not in self._built:
            made = self._built[page] = self._entries[page].make()
            made.close_requested.connect(self.reject)
            place = self._places[page] = scroll_area(made)
            self._stack.addWidget(place)
            if made.footer is not None:
                self._footers.addWidget(made.footer)
        return self._built[page]

    def _make_look(self) -> Page:
        return LookPage(self._session, self._preferences)

    def _make_alerts(self) -> Page:
        return AlertsSettings(self._session, self._preferences)

    def _make_flow(self) -> Page:
        return FlowPage(self._session)

    def _make_stages(self) -> Page:
        return StagesPage(self._session)

    def _make_people(self) -> Page:
        return PeoplePage(self._session)

    def _make_limits(self) -> Page:
        return LimitsPage(self._session)

    def _make_database(self) -> Page:
        return DatabasePage(self._session, self._files)

    # --- the list ----------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        side = Surface("bg.side", edges=("right",))
        side.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        column = QVBoxLayout(side)
        column.setContentsMargins(10, 12, 10, 12)
        column.setSpacing(2)
        column.addWidget(_head(translate("Settings", "My settings")))
        self._admin_head = _head(translate("Settings", "Admin settings"))
        headed = False
        for number, (page, entry) in enumerate(self._entries.items()):
            if entry.admin and not headed:
                column.addSpacing(10)
                column.addWidget(self._admin_head)
                headed = True
            button = self._buttons[page] = NavButton(entry.icon, entry.title)
            self._group.addButton(button, number)
            column.addWidget(button)
        column.addStretch(1)
        side.setMinimumWidth(theme().px(165))
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(side)
        row.addWidget(self._stack, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(row, 1)
        whole.addWidget(self._bar)

    def _may_see(self, page: SettingsPage) -> bool:
        return not self._entries[page].admin or why_not_switch_flow(self._session.agent) is None

    def _show_admin_pages(self) -> None:
        for page, button in self._buttons.items():
            button.setVisible(self._may_see(page))
        self._admin_head.setVisible(self._may_see(SettingsPage.FLOW))
        if not self._may_see(self._page):
            self._show_page(SettingsPage.LOOK)

    def _show_page(self, page: SettingsPage) -> None:
        self._page = page
        self._buttons[page].setChecked(True)
        footer = self.widget(page).footer
        self._stack.setCurrentWidget(self._places[page])
        self._bar.setVisible(footer is not None)
        if footer is not None:
            self._footers.setCurrentWidget(footer)

    @Slot(int)
    def _show_index(self, index: int) -> None:
        self._show_page(list(self._entries)[index])

    @Slot(object)
    def _on_session_changed(self, changes: ChangeSet) -> None:
        if changes.agents is not None:
            self._show_admin_pages()


def _head(text: str) -> QWidget:
    made = label(text, "caption", tone="text.2")
    made.setContentsMargins(10, 6, 10, 4)
    return made
