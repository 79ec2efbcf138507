"""A room opened by hand: for a telephone call or a visit."""

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from taskflow_desktop.domain.entities import Customer, Room
from taskflow_desktop.domain.enums import Channel
from taskflow_desktop.domain.errors import TaskflowError
from taskflow_desktop.domain.requests import NewRoom
from taskflow_desktop.rules import limits, permissions, texts
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.details.asking import Asking
from taskflow_desktop.ui.dialogs.customer_list import NEW, CustomerList
from taskflow_desktop.ui.dialogs.entry import captioned
from taskflow_desktop.ui.refusals import error_sentence, sentence
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.widgets.dialog_base import PlainDialog
from taskflow_desktop.ui.widgets.fields import TextField
from taskflow_desktop.ui.widgets.keys import commit_preedit
from taskflow_desktop.ui.widgets.segmented import Choice, Segmented
from taskflow_desktop.ui.words import channel_word

_REST_MS: Final = 120  # after the last change, the syllable being composed included (ui-spec 6.3)
_CHANNELS: Final = (Channel.PHONE, Channel.WEB, Channel.KAKAO, Channel.NAVER, Channel.OTHER)


class NewRoomDialog(PlainDialog):
    """Asks who, by which channel, about what; then opens the room.

    Signals:
        room_opened: RoomId.
    """

    room_opened = Signal(object)

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(
            parent,
            translate("NewRoom", "New room"),
            translate("NewRoom", "For a call or a visit. You become its main agent."),
            width=480,
        )
        self._session = session
        self._busy = False
        self._finding: Asking[tuple[Customer, ...]] = Asking(self)
        self._losing: Asking[TaskflowError] = Asking(self)
        self._opening: Asking[Room] = Asking(self)
        self._refusing: Asking[TaskflowError] = Asking(self)
        self.customer_field = TextField(
            translate("NewRoom", "Customer"),
            placeholder=translate("NewRoom", "Name, phone or e-mail"),
            limit=limits.NAME_CHARACTERS,
        )
        self.customers = CustomerList(translate("NewRoom", "Customers"))
        choices = [Choice(channel, channel_word(channel)) for channel in _CHANNELS]
        self.channel = Segmented(translate("NewRoom", "Channel"), choices, arrows="select", fill=True)
        self.channel.set_value(Channel.PHONE)
        self.channel.chosen.connect(self._channel_chosen)
        self.title_field = TextField(
            translate("NewRoom", "Title"),
            placeholder=translate("NewRoom", "What it is about (not required)"),
            limit=limits.ROOM_TITLE_CHARACTERS,
        )
        self.content.setSpacing(12)
        who = captioned(translate("NewRoom", "Customer"), self.customer_field)
        who.addWidget(self.customers)
        self.content.addLayout(who)
        self.content.addLayout(captioned(translate("NewRoom", "Channel"), self.channel))
        self.content.addLayout(captioned(translate("NewRoom", "Title"), self.title_field))
        self.add_cancel()
        self.open_button = self.add_button(translate("NewRoom", "Open the room"), "accept")
        self._unread = ""  # why known customers could not be looked up
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._connect()
        self._find()
        refusal = permissions.why_not_open_room(session.agent)
        self.open_button.set_refusal(sentence(refusal) if refusal is not None else None)
        self.customer_field.line.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def chosen(self) -> Customer | None:
        """The known customer whose row is chosen, None for a new one."""
        return self.customers.customers.customer(self.customers.selected_id)

    def _connect(self) -> None:
        self._rest.timeout.connect(self._find)
        self.customer_field.edited.connect(self._typed)
        self.customer_field.line.moved.connect(self.customers.step)
        self.customer_field.submitted.connect(self._open)
        self.title_field.submitted.connect(self._open)
        self.title_field.edited.connect(self._title_typed)
        self.customers.activated_id.connect(self._open_chosen)
        self.open_button.chosen.connect(self._open)

    # --- the customer ------------------------------------------------------------------------------------------------

    @Slot()
    def _typed(self) -> None:
        self.customer_field.set_problem(self._too_long(self.customer_field))
        self.customers.customers.set_name(self._name())
        self._rest.start()

    @Slot()
    def _find(self) -> None:
        self._rest.stop()
        done, failed = self._finding.again(self._found), self._losing.again(self._lost)
        self._session.reader.customers(self._name(), done=done, failed=failed)

    def _lost(self, error: TaskflowError) -> None:
        """Known customers could not be looked up; typing on asks again, and a new one can be opened all the same."""
        self._unread = error_sentence(error)
        self.set_error(self._unread)

    def _found(self, known: tuple[Customer, ...]) -> None:
        if self._unread and self.error == self._unread:
            self.set_error("")
        self._unread = ""
        before, name = self.customers.selected_id, self._name()
        self.customers.customers.show_customers(name, known)
        exact = self.customers.customers.exact(name)
        if self.customers.customers.customer(before) is not None:
            self.customers.select_id(before)
        else:
            self.customers.select_id(exact.id if exact is not None else NEW)

    def _name(self) -> str:
        return texts.one_line(self.customer_field.full_text())

    # --- the rest ----------------------------------------------------------------------------------------------------

    @Slot()
    def _title_typed(self) -> None:
        self.title_field.set_problem(self._too_long(self.title_field))

    @Slot(object)
    def _channel_chosen(self, channel: Channel) -> None:
        self.channel.set_value(channel)

    def _too_long(self, field: TextField) -> str | None:
        if not field.over_limit:
            return None
        limit = limits.NAME_CHARACTERS if field is self.customer_field else limits.ROOM_TITLE_CHARACTERS
        return fill(translate("NewRoom", "Up to {limit} characters fit here."), limit=limit)

    @Slot(object)
    def _open_chosen(self, _customer_id: object) -> None:
        self._open()

    @Slot()
    def _open(self) -> None:
        commit_preedit()
        if self._busy or self.open_button.refusal:
            return
        chosen = self.chosen
        refusal = texts.why_not_name(self.customer_field.text()) if chosen is None else None
        if refusal is not None:
            self.customer_field.set_problem(sentence(refusal))
            self.customer_field.line.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self.title_field.over_limit:
            self.title_field.line.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        channel = self.channel.value
        new = NewRoom(
            title=texts.one_line(self.title_field.text()),
            channel=channel if isinstance(channel, Channel) else Channel.PHONE,
            customer_id=chosen.id if chosen is not None else None,
            customer_name="" if chosen is not None else texts.one_line(self.customer_field.text()),
        )
        self._busy = True
        self.set_error("")
        self._session.commands.open_room(
            new, done=self._opening.again(self._opened), failed=self._refusing.again(self._refused)
        )

    def _opened(self, room: Room) -> None:
        self.room_opened.emit(room.id)
        self.accept()

    def _refused(self, error: TaskflowError) -> None:
        self._busy = False
        self.set_error(error_sentence(error))
