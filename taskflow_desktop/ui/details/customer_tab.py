"""The tab of the customer: how to reach him, hidden until asked for, and what is still to be done for him."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from taskflow_desktop.domain.entities import Customer, Room, Task
from taskflow_desktop.domain.errors import TaskflowError
from taskflow_desktop.domain.ids import CustomerId, TaskId
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.details.asking import Asking
from taskflow_desktop.ui.details.masking import masked_email, masked_phone
from taskflow_desktop.ui.details.shown import toast_host
from taskflow_desktop.ui.details.task_list_view import TaskListView
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.theme import theme
from taskflow_desktop.ui.widgets.avatar import Avatar
from taskflow_desktop.ui.widgets.buttons import IconButton
from taskflow_desktop.ui.widgets.labels import eliding_label, label, name_widget
from taskflow_desktop.ui.widgets.read_state import ReadNote
from taskflow_desktop.ui.widgets.surface import Separator
from taskflow_desktop.ui.widgets.toast import Toast

_TASKS_HIGH = 8  # rows of the list at most; more are scrolled


class HiddenValue(QWidget):
    """A value that shows only its mask until its eye is pressed; the copy button copies all of it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._value, self._mask = "", ""
        self._shown = False
        self._label = eliding_label("", "body")
        self.eye = IconButton("eye", "")
        self.eye.clicked.connect(self._toggle)
        self.copy = IconButton("copy", fill(translate("CustomerTab", "Copy: {name}"), name=name))
        self.copy.clicked.connect(self._copy)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self._label, 1)
        row.addWidget(self.eye)
        row.addWidget(self.copy)

    @property
    def text(self) -> str:
        """What is on screen."""
        return self._label.text()

    def set_value(self, value: str, mask: str) -> None:
        """Hold another value, hidden again if it differs."""
        if value != self._value:
            self._value, self._mask, self._shown = value, mask, False
        self._show()

    def _show(self) -> None:
        self._label.setText(self._value if self._shown else self._mask)
        words = translate("CustomerTab", "Hide: {name}") if self._shown else translate("CustomerTab", "Show: {name}")
        self.eye.set_icon("eye-off" if self._shown else "eye")
        name_widget(self.eye, fill(words, name=self._name))

    @Slot()
    def _toggle(self) -> None:
        self._shown = not self._shown
        self._show()

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._value)
        words = fill(translate("CustomerTab", "Copied: {name}"), name=self._name)
        toast_host(self).show_toast(Toast(words))


class CustomerTab(QWidget):
    """Shows the customer of a room. `task_requested` tells a Task of his, of whichever room, to be opened."""

    task_requested = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._customer_id: CustomerId | None = None
        self._asked_customer: Asking[Customer] = Asking(self)
        self._asked_tasks: Asking[tuple[Task, ...]] = Asking(self)
        self._avatar = Avatar("", 36)
        self._name = label("", "title", wrap=True)
        self.phone = HiddenValue(translate("CustomerTab", "Phone"))
        self.email = HiddenValue(translate("CustomerTab", "E-mail"))
        self._phone_name = label(translate("CustomerTab", "Phone"), "body", tone="text.2")
        self._email_name = label(translate("CustomerTab", "E-mail"), "body", tone="text.2")
        self._asked_why: Asking[TaskflowError] = Asking(self)
        self.problem = ReadNote()
        self.problem.action.connect(self.refresh)
        self._tasks_count = label("", "small", tone="text.2")
        self.view = TaskListView(session, translate("CustomerTab", "Open tasks of this customer"))
        self.view.set_most(_TASKS_HIGH)
        self.view.clicked_id.connect(self._on_chosen)
        self.view.activated_id.connect(self._on_chosen)
        self._build()

    def show_room(self, room: Room | None) -> None:
        """Show the customer of `room`; read afresh by `refresh`."""
        if room is None:
            self._customer_id = None
            self._content.hide()
            return
        if room.customer_id != self._customer_id:
            self._customer_id = room.customer_id
            self.phone.set_value("", "")
            self.email.set_value("", "")
            self._show_contacts("", "")
            self._asked_tasks.forget()
            self._asked_why.forget()
            self.problem.done()
            self.view.tasks.set_tasks(())
            self._none.hide()
        self._avatar.set_person(room.customer_name)
        self._name.setText(room.customer_name)
        self._tasks.setVisible(self._session.flow.on)
        self._content.show()

    @Slot()
    def refresh(self) -> None:
        """Read the customer and his unfinished tasks."""
        if self._customer_id is None:
            return
        reader, failed = self._session.reader, self._asked_why.again(self.problem.fail)
        reader.customer(self._customer_id, done=self._asked_customer.again(self._show_customer), failed=failed)
        reader.customer_tasks(self._customer_id, done=self._asked_tasks.again(self._show_tasks), failed=failed)

    def _show_customer(self, customer: Customer) -> None:
        self.problem.done()
        self._show_contacts(customer.phone, customer.email)

    def _show_contacts(self, phone: str, email: str) -> None:
        self.phone.set_value(phone, masked_phone(phone))
        self.email.set_value(email, masked_email(email) if email else "")
        for part in (self.phone, self._phone_name):
            part.setVisible(bool(phone))
        for part in (self.email, self._email_name):
            part.setVisible(bool(email))

    def _show_tasks(self, tasks: tuple[Task, ...]) -> None:
        self.view.tasks.set_tasks(tasks)
        self._tasks_count.setText(str(len(tasks)) if tasks else "")
        self._none.setVisible(not tasks)

    @Slot(object)
    def _on_chosen(self, task_id: TaskId) -> None:
        task = self.view.tasks.task(task_id)
        if task is not None:
            self.task_requested.emit(task)

    def _build(self) -> None:
        self._content = QWidget()
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 16, 0, 0)
        column.setSpacing(10)
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 16, 0)
        head.setSpacing(12)
        head.addWidget(self._avatar)
        head.addWidget(self._name, 1)
        column.addLayout(head)
        grid = QGridLayout()
        grid.setContentsMargins(16, 0, 12, 0)
        grid.setHorizontalSpacing(16)
        grid.setColumnMinimumWidth(0, theme().px(88))
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._phone_name, 0, 0)
        grid.addWidget(self.phone, 0, 1)
        grid.addWidget(self._email_name, 1, 0)
        grid.addWidget(self.email, 1, 1)
        column.addLayout(grid)
        problem = QHBoxLayout()
        problem.setContentsMargins(16, 0, 16, 0)
        problem.addWidget(self.problem)
        column.addLayout(problem)
        column.addWidget(self._build_tasks())
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._content)
        self._content.hide()

    def _build_tasks(self) -> QWidget:
        self._tasks = QWidget()
        column = QVBoxLayout(self._tasks)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(Separator())
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 16, 0)
        head.setSpacing(8)
        head.addWidget(label(translate("CustomerTab", "Open tasks"), "small", weight=600))
        head.addWidget(self._tasks_count)
        head.addStretch(1)
        column.addLayout(head)
        self._none = label(translate("CustomerTab", "Nothing is to be done for this customer."), "small", tone="text.2")
        self._none.setContentsMargins(16, 0, 16, 0)
        self._none.hide()
        column.addWidget(self._none)
        column.addWidget(self.view)
        return self._tasks
