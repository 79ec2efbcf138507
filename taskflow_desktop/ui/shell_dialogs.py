"""The dialogs that the menus open."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QDialog, QWidget

from taskflow_desktop.domain.ids import RoomId
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.actions import ActionSet
from taskflow_desktop.ui.details.shown import toast_host
from taskflow_desktop.ui.dialogs.files import AskFiles, NativeFiles
from taskflow_desktop.ui.state import Preferences
from taskflow_desktop.ui.text import translate
from taskflow_desktop.ui.widgets.toast import Toast


class ShellDialogs(QObject):
    """Opens one dialog at a time on its window."""

    room_opened = Signal(object)  # RoomId: a room was opened by hand

    def __init__(
        self,
        window: QWidget,
        session: Session,
        preferences: Preferences,
        actions: ActionSet,
        files: AskFiles | None = None,
    ) -> None:
        super().__init__(window)
        self._window, self._session, self._preferences = window, session, preferences
        self._actions = actions
        self._files = files if files is not None else NativeFiles()
        for action_id, slot in (
            ("room.new", self.new_room),
            ("room.assign_many", self.hand_over_many),
            ("import", self.import_files),
            ("settings", self.settings),
            ("own_password", self.own_password),
            ("keys", self.keys),
            ("logs", self.log_folder),
            ("diagnostics", self.diagnostics),
            ("about", self.about),
        ):
            actions[action_id].chosen.connect(slot)

    @Slot()
    def new_room(self) -> QDialog:
        """Ask for a new room."""
        from taskflow_desktop.ui.dialogs.new_room import NewRoomDialog  # noqa: PLC0415 - not at the start

        dialog = NewRoomDialog(self._session, self._window)
        dialog.room_opened.connect(self._room_opened)
        dialog.open()
        return dialog

    @Slot()
    def hand_over_many(self) -> QDialog:
        """Hand many rooms of one agent to another."""
        from taskflow_desktop.ui.dialogs.hand_over_many import HandOverManyDialog  # noqa: PLC0415 - not at the start

        dialog = HandOverManyDialog(self._session, self._window)
        dialog.open()
        return dialog

    @Slot()
    def import_files(self) -> QDialog:
        """Import rooms from files."""
        from taskflow_desktop.ui.dialogs.import_dialog import ImportDialog  # noqa: PLC0415 - not at the start

        dialog = ImportDialog(self._session, self._window, files=self._files)
        dialog.open()
        return dialog

    @Slot()
    def settings(self) -> QDialog:
        """Open the settings."""
        from taskflow_desktop.ui.settings.dialog import SettingsDialog, SettingsPage  # noqa: PLC0415 - not at the start

        dialog = SettingsDialog(self._session, self._preferences, self._window, files=self._files)
        dialog.open_at(SettingsPage.LOOK)
        return dialog

    @Slot()
    def own_password(self) -> QDialog:
        """Change one's own password."""
        from taskflow_desktop.ui.settings.own_password import OwnPasswordDialog  # noqa: PLC0415 - not at the start

        dialog = OwnPasswordDialog(self._session, self._window)
        dialog.stored.connect(self._password_changed)
        dialog.open()
        return dialog

    @Slot()
    def _password_changed(self) -> None:
        toast_host(self._window).show_toast(Toast(translate("Team", "Your password is changed"), icon="key"))

    @Slot()
    def keys(self) -> QDialog:
        """Show the sheet of keys."""
        from taskflow_desktop.ui.dialogs.keys import KeysDialog  # noqa: PLC0415 - not at the start

        dialog = KeysDialog(self._window)
        dialog.open()
        return dialog

    @Slot()
    def log_folder(self) -> None:
        """Show where the log is."""
        from taskflow_desktop.ui.dialogs.diagnostics import open_log_folder  # noqa: PLC0415 - not at the start

        words = open_log_folder()
        if words:
            toast_host(self._window).show_toast(Toast(words, kind="bad"))

    @Slot()
    def diagnostics(self) -> QDialog:
        """Show what somebody who helps asks for."""
        from taskflow_desktop.ui.dialogs.diagnostics import DiagnosticsDialog  # noqa: PLC0415 - not at the start

        dialog = DiagnosticsDialog(self._session, self._preferences, self._window)
        dialog.open()
        return dialog

    @Slot()
    def about(self) -> QDialog:
        """Tell what the program is and its versions."""
        from taskflow_desktop.ui.dialogs.about import AboutDialog  # noqa: PLC0415 - not at the start

        dialog = AboutDialog(self._window)
        dialog.open()
        return dialog

    @Slot(object)
    def _room_opened(self, room_id: RoomId) -> None:
        self.room_opened.emit(room_id)
