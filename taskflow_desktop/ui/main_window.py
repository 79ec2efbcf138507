"""The window: rail, pages, menus, banner and notices. It knows the pages by what every page can do."""

from dataclasses import replace
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from taskflow_desktop.domain.enums import Role, RoomState
from taskflow_desktop.domain.errors import Refusal
from taskflow_desktop.domain.ids import MessageId, RoomId, TaskId
from taskflow_desktop.domain.inside import Alert
from taskflow_desktop.domain.requests import BoardFilter, Scope
from taskflow_desktop.rules import permissions
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.actions import ActionSet, CommandAction, Menu, ReasonMenu
from taskflow_desktop.ui.dialogs.files import AskFiles
from taskflow_desktop.ui.dialogs.unkept import UnkeptDialog
from taskflow_desktop.ui.format import count
from taskflow_desktop.ui.front import bring_to_front
from taskflow_desktop.ui.refusals import sentence
from taskflow_desktop.ui.shell_alerts import AlertTeller
from taskflow_desktop.ui.shell_backup import BackupTeller
from taskflow_desktop.ui.shell_banner import Banner, NoticeTeller
from taskflow_desktop.ui.shell_dialogs import ShellDialogs
from taskflow_desktop.ui.shell_keys import SingleKeys
from taskflow_desktop.ui.shell_lock import ShellLock
from taskflow_desktop.ui.shell_menu_bar import MenuBarKeeper
from taskflow_desktop.ui.shell_message import MessageMenu
from taskflow_desktop.ui.shell_notices import SystemTeller
from taskflow_desktop.ui.shell_pages import ALERTS, BOARD, ROOMS, STATISTICS, Pages
from taskflow_desktop.ui.shell_palette import ShellPalette
from taskflow_desktop.ui.shell_panes import FocusedField, PaneWalk, TextActions, panes_of
from taskflow_desktop.ui.shell_person import DemoChoice, PersonMenu
from taskflow_desktop.ui.shell_rail import PersonButton, Rail, RailButton
from taskflow_desktop.ui.shell_room import RoomActions
from taskflow_desktop.ui.shell_self import SelfWatch
from taskflow_desktop.ui.shell_task import TaskMenu
from taskflow_desktop.ui.shell_tray import ShellTray
from taskflow_desktop.ui.shell_undo import UndoActions, UndoTeller
from taskflow_desktop.ui.state import Look, Preferences, first_place
from taskflow_desktop.ui.style import apply_theme
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.widgets.curtain import curtain
from taskflow_desktop.ui.widgets.keys import single_key
from taskflow_desktop.ui.widgets.toast import Toast, ToastHost

_MINIMUM: Final = QSize(1120, 688)  # with the title bar of the system 1120 by 720
_PATIENCE_S: Final = 2.0  # so long the database is waited for before the window closes


class MainWindow(QMainWindow):
    """The window of one session.

    Signals:
        become_requested: AgentId, another person of the demo.
        sign_out_requested: somebody else wants to sign in.
        closing: what is being composed is committed; last chance to keep something.
        closed: the window is gone and its place is remembered.
    """

    become_requested = Signal(object)
    sign_out_requested = Signal()
    closing = Signal()
    closed = Signal()

    def __init__(self, session: Session, preferences: Preferences, *, files: AskFiles | None = None) -> None:
        """Show `session`; `files` asks for files instead of the system's dialogs."""
        super().__init__()
        self._session, self._preferences = session, preferences
        self.setMinimumSize(_MINIMUM)
        self.setWindowTitle(self._title())
        self.actions_ = ActionSet(self)
        self.toasts = ToastHost(self)
        self._teller = NoticeTeller(self, self.toasts, session.notices)
        self._backup_teller = BackupTeller(session, self.tell, self)
        self._self_watch = SelfWatch(session, self, self.toasts)
        self._undo_teller = UndoTeller(session, self.toasts, self)
        self._walk = PaneWalk()
        self._flow_on = session.flow.on
        self._may_lose = False  # the person said that what cannot be kept may be lost
        self.banner = Banner()
        self.rail = Rail()
        self.pages = Pages(session, preferences)
        self._dialogs = ShellDialogs(self, session, preferences, self.actions_, files)
        self.room_actions = RoomActions(session, self.actions_, self)
        self._build()
        self._build_menus()
        self._connect()
        self.lock = ShellLock(self, session, preferences, self.toasts, self.actions_)
        self.tray = ShellTray(self, session, preferences, self.lock)
        self._system = SystemTeller(self, session, self._alerts, self.lock, self.tray)
        for wanted in (self.tray.open_requested, self.tray.alerts_requested, self._system.wanted):
            wanted.connect(self.come_up)
        self.tray.alerts_requested.connect(self.show_alerts)
        self.tray.quit_requested.connect(self.quit)
        self._self_watch.password_given.connect(self.lock.lock_because)
        self._follow_session()
        self._show_look(preferences.look)
        self.show_page(ROOMS)
        self.toasts.stand_over(self.pages.rooms.chat.composer)
        self._place_on_screen()

    # --- pages -------------------------------------------------------------------------------------------------------

    @property
    def page(self) -> str:
        """The name of the page in front."""
        return self.pages.current

    @Slot(object)
    def show_page(self, name: str) -> None:
        """Bring a page to the front, built if it is its first visit."""
        self.pages.show_page(name, self)
        self.rail.show_page(name)

    @Slot(object)
    def show_room(self, room_id: RoomId) -> None:
        """Bring the rooms to the front with one room open."""
        self.show_page(ROOMS)
        self.pages.rooms.open_room(room_id)

    @Slot(object)
    def show_room_task(self, place: tuple[RoomId, TaskId]) -> None:
        """Bring the rooms to the front with one room and one task of it open."""
        self.show_page(ROOMS)
        self.pages.rooms.open_task(*place)

    @Slot(object)
    def show_room_message(self, place: tuple[RoomId, TaskId, MessageId]) -> None:
        """The same with the message in view that the task came from."""
        self.show_page(ROOMS)
        self.pages.rooms.open_task(*place)

    def action(self, action_id: str) -> CommandAction:
        """Return an action of the table. KeyError if there is none of this name."""
        return self.actions_[action_id]

    @Slot()
    def show_rooms(self) -> None:
        """Bring the rooms to the front."""
        self.show_page(ROOMS)

    @Slot()
    def import_rooms(self) -> None:
        """Ask for files to import."""
        self.actions_["import"].trigger()

    @Slot()
    def open_room_by_hand(self) -> None:
        """Ask for a room to open by hand."""
        self.actions_["room.new"].trigger()

    @Slot()
    def show_alerts(self) -> None:
        """Bring the alerts to the front."""
        self.show_page(ALERTS)

    @Slot(object)
    def open_alert(self, alert: Alert) -> None:
        """Open the place of an alert and mark it read."""
        self._alerts.open(alert)

    def in_view(self, room_id: RoomId | None, task_id: TaskId | None) -> bool:
        """True if the person looks at this room or task, or at the alerts, right now."""
        return self.isActiveWindow() and self.pages.in_view(room_id, task_id)

    @Slot()
    def _board(self) -> None:
        self.show_page(BOARD)

    @Slot()
    def _board_or_list(self) -> None:
        self.show_page(BOARD)
        self.pages.turn_board()

    @Slot()
    def _statistics(self) -> None:
        self.show_page(STATISTICS)

    @Slot(object)
    def show_on_board(self, where: BoardFilter) -> None:
        """Bring the board to the front under a filter."""
        self.show_page(BOARD)
        self.pages.show_board_filter(where)

    # --- building ----------------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._rooms_button = self.rail.add_page(ROOMS, "messages-square")
        self._board_button = self.rail.add_page(BOARD, "square-kanban")
        self._statistics_button = self.rail.add_page(STATISTICS, "chart-column")
        self._alerts_button = self.rail.add_page(ALERTS, "bell")
        self._alerts = AlertTeller(self._session, self, toasts=self.toasts, button=self._alerts_button, parent=self)
        self._search_button = RailButton("search")
        self._settings_button = RailButton("settings")
        self._person_button = PersonButton()
        self.rail.add_bottom(self._search_button)
        self.rail.add_bottom(self._settings_button)
        self.rail.add_bottom(self._person_button)
        self._demo = DemoChoice(self._session, self)
        self._person = PersonMenu(self._session, self._person_button, self.actions_, self._demo)
        central = QWidget()
        column = QVBoxLayout(central)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(self.pages, 1)
        column.addWidget(self.banner)
        column.addLayout(row, 1)
        self.setCentralWidget(central)
        self._tell_rail()

    def _build_menus(self) -> None:
        bar = self.menuBar()
        self.actions_.fill(bar)
        edit, field = self.actions_.menu(Menu.EDIT), FocusedField(self)
        self._text_actions = TextActions(self.actions_, edit, field)
        self._undo_actions = UndoActions(self._session, self.actions_, edit, field)
        self._task_menu = TaskMenu(self.pages, self.actions_, self.actions_.menu(Menu.ROOM))
        self._message_menu = MessageMenu(self.pages, self.actions_, self.actions_.menu(Menu.ROOM))
        self._single_keys = SingleKeys(self._session.own, self.actions_, self)
        self.palette_ = ShellPalette(self, self._session, self.actions_)
        self._menu_bar = MenuBarKeeper(self, self._preferences, self.actions_["menu_bar"])
        if self._session.demo:
            demo = ReasonMenu(translate("Shell", "&Demo"), bar)
            bar.insertMenu(self.actions_.menu(Menu.HELP).menuAction(), demo)
            self._demo.fill(demo)

    def _connect(self) -> None:
        actions = self.actions_
        actions.refused.connect(self._teller.say_why)
        for action_id, slot in (
            ("page.rooms", self.show_rooms),
            ("page.board", self._board),
            ("board.list", self._board_or_list),
            ("page.statistics", self._statistics),
            ("page.alerts", self.show_alerts),
            ("flow.manage", self._board),
            ("find", self._find),
            ("panel", self._toggle_panel),
            ("pane.next", self._next_pane),
            ("pane.previous", self._previous_pane),
            ("theme.system", self._theme_chosen),
            ("theme.light", self._theme_chosen),
            ("theme.dark", self._theme_chosen),
            ("sign_out", self.sign_out_requested),
            ("quit", self.quit),
        ):
            actions[action_id].chosen.connect(slot)
        self.rail.page_chosen.connect(self.show_page)
        self._search_button.clicked.connect(actions["palette"].trigger)
        self.room_actions.wanted.connect(self.show_rooms)
        self._settings_button.clicked.connect(actions["settings"].trigger)
        self._demo.become_requested.connect(self.become_requested)
        self._dialogs.room_opened.connect(self.show_room)
        self._session.changed.connect(self._session_changed)
        self._preferences.look_changed.connect(self._look_changed)

    def _place_on_screen(self) -> None:
        if self._preferences.restore_window("main", self):
            return
        place = first_place(QGuiApplication.primaryScreen().availableGeometry(), _MINIMUM)
        self.resize(place.size())
        self.move(place.topLeft())

    # --- what follows the session ------------------------------------------------------------------------------------

    def _title(self) -> str:
        if not self._session.site_name:
            return translate("Shell", "Task Flow")
        return fill(translate("Shell", "Task Flow — {site}"), site=self._session.site_name)

    @Slot(object)
    def _session_changed(self, _changes: object) -> None:
        self._person.tell()
        self._follow_session()

    def _follow_session(self) -> None:
        """Fit rail and actions to the switch and to what this person may do."""
        session = self._session
        was_on, self._flow_on = self._flow_on, session.flow.on
        self._board_button.setVisible(session.flow.on)
        off = None if session.flow.on else sentence(Refusal("flow.off"))
        self.actions_["page.board"].set_refusal(off)
        self.actions_["board.list"].set_refusal(off)
        self.actions_["flow.manage"].set_refusal(None if session.agent.role is Role.ADMIN else off)
        refusal = permissions.why_not_import(session.agent)
        self.actions_["import"].set_refusal(sentence(refusal) if refusal is not None else None)
        refusal = permissions.why_not_hand_over_many(session.agent)
        self.actions_["room.assign_many"].set_refusal(sentence(refusal) if refusal is not None else None)
        refusal = permissions.why_not_open_room(session.agent)
        self.actions_["room.new"].set_refusal(sentence(refusal) if refusal is not None else None)
        self.actions_["sign_out"].setVisible(not session.demo)
        self.actions_["own_password"].setVisible(not session.demo)
        if was_on and not session.flow.on:
            if self.page == BOARD:
                self.show_page(ROOMS)
            self.toasts.show_toast(Toast(sentence(Refusal("flow.off"))))

    @Slot()
    def show_counts(self) -> None:
        """Tell at the rail how many of one's own rooms wait for an answer."""
        if self.pages.rooms.list.scope is Scope.MINE:
            number = self.pages.rooms.list.model.counts.get(RoomState.INQUIRY, 0)
            words = fill(translate("Shell", "Waiting for an answer: {number}"), number=count(number)) if number else ""
            self._rooms_button.set_badge(number, words)

    # --- commands ----------------------------------------------------------------------------------------------------

    @Slot()
    def _next_pane(self) -> None:
        self._walk.step([self.rail, *panes_of(self.pages.front)], 1)

    @Slot()
    def _previous_pane(self) -> None:
        self._walk.step([self.rail, *panes_of(self.pages.front)], -1)

    @Slot()
    def _find(self) -> None:
        self._say_why(self.pages.find_in_page())

    @Slot()
    def _toggle_panel(self) -> None:
        self._say_why(self.pages.toggle_panel())

    def _say_why(self, sentence: str) -> None:
        if sentence:
            self._teller.say_why(sentence)

    @Slot()
    def _theme_chosen(self) -> None:
        for choice in ("system", "light", "dark"):
            if self.sender() is self.actions_[f"theme.{choice}"]:
                self._preferences.set_look(replace(self._preferences.look, theme=choice))
        self._show_look(self._preferences.look)

    @Slot(object)
    def _look_changed(self, look: Look) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            apply_theme(app, look.theme, look.text_percent)
        self._show_look(look)

    def _show_look(self, look: Look) -> None:
        for choice in ("system", "light", "dark"):
            self.actions_[f"theme.{choice}"].setChecked(choice == look.theme)

    # --- the window itself -------------------------------------------------------------------------------------------

    def tell(self, lead: str, text: str) -> None:
        """Tell something in the banner, until it is closed."""
        self.banner.tell(lead, text)

    def _tell_rail(self) -> None:
        for button, text, key in (
            (self._rooms_button, translate("Shell", "Rooms"), "page.rooms"),
            (self._board_button, translate("Shell", "Board"), "page.board"),
            (self._statistics_button, translate("Actions", "Statistics"), "page.statistics"),
            (self._alerts_button, translate("Actions", "Alerts"), "page.alerts"),
            (self._search_button, translate("Shell", "Search"), "palette"),
            (self._settings_button, translate("Shell", "Settings"), "settings"),
        ):
            button.tell(text, text, self.actions_.key(key))

    def setVisible(self, visible: bool) -> None:  # noqa: FBT001 - Qt's own
        if not visible or not curtain().hold(self):
            super().setVisible(visible)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if single_key(event) == "?":
            self.actions_["keys"].trigger()
        elif not self._menu_bar.key_pressed(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if not self._menu_bar.key_released(event):
            super().keyReleaseEvent(event)

    def keep_typing(self) -> None:
        """Finish, save and keep what is being typed, and remember the window: nobody may be asked any more."""
        self.pages.leave()
        self._preferences.keep_window("main", self)
        self.pages.keep_splitters()
        self._preferences.save()

    def may_go(self) -> bool:
        """Keep all that is typed and return True; where that cannot be done, ask the person and return False."""
        self.pages.leave()
        self.setFocus(Qt.FocusReason.OtherFocusReason)  # whatever is being edited sees the focus leave, and saves
        self.closing.emit()
        drafts = self._session.drafts
        if drafts.secure(_PATIENCE_S) or self._may_lose or self.signalsBlocked():
            return True
        if self.lock.refuse_to_go():
            return False
        dialog = UnkeptDialog(self, drafts.unkept())
        dialog.close_anyway.connect(self._close_anyway)
        dialog.open()
        return False

    @Slot()
    def come_up(self) -> None:
        """Come to the front, before the windows of other programs."""
        bring_to_front(self, self.lock.screen)

    @Slot()
    def quit(self) -> None:
        """End the program, also where closing the window would leave it in the tray."""
        self.tray.leaving = True
        self.close()

    @Slot()
    def _close_anyway(self) -> None:
        self._may_lose = True
        self.quit()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.tray.keeps_running and not self.signalsBlocked():
            event.ignore()
            self.keep_typing()
            self.tray.hide_window()
            return
        if not self.may_go():
            self.tray.leaving = False
            event.ignore()
            return
        self._system.end()
        self.tray.end()
        self._preferences.keep_window("main", self)
        self.pages.keep_splitters()
        self._preferences.save()
        self.lock.end()
        super().closeEvent(event)
        self.closed.emit()
