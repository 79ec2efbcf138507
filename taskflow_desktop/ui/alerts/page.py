"""The page 알림: what one was told of, newest first. Choosing one opens its place and marks it read (ui-spec 4.12)."""

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from taskflow_desktop.domain.errors import TaskflowError
from taskflow_desktop.domain.ids import AlertId
from taskflow_desktop.domain.inside import Alert
from taskflow_desktop.domain.moment import Moment
from taskflow_desktop.domain.pages import AlertPage
from taskflow_desktop.models.alerts import AlertsModel
from taskflow_desktop.runtime.session import Session
from taskflow_desktop.ui.alerts import words
from taskflow_desktop.ui.alerts.list_view import AlertListView
from taskflow_desktop.ui.alerts.row_delegate import AlertRowDelegate, row_height
from taskflow_desktop.ui.details.asking import Asking
from taskflow_desktop.ui.format import count, local_zone
from taskflow_desktop.ui.state import Preferences
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.theme import theme, theme_source
from taskflow_desktop.ui.widgets.buttons import IconButton, ReasonButton
from taskflow_desktop.ui.widgets.empty import EmptyState
from taskflow_desktop.ui.widgets.labels import label, tooltip_text
from taskflow_desktop.ui.widgets.read_state import ReadState
from taskflow_desktop.ui.widgets.segmented import Choice, Segmented
from taskflow_desktop.ui.widgets.surface import Surface

_WIDTH = 800
_MINUTE_MS = 60_000


@dataclass(frozen=True, slots=True)
class _Below:
    """The rows from `oldest` on that the newest page does not reach: what was read of them in another window."""

    model: AlertsModel
    oldest: AlertId
    below: AlertId
    now: Moment

    def heard(self, unread: frozenset[AlertId]) -> None:
        self.model.mark_others_read(unread, self.oldest, self.below, self.now)


class AlertsPage(Surface):
    """A list with what was not read marked, all of it or only that.

    `chosen` tells the Alert whose place is to be opened.
    """

    chosen = Signal(object)

    def __init__(self, session: Session, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__("bg.surface", parent=parent)
        self._session, self._preferences, self._watch = session, preferences, session.alerts
        self._zone = local_zone()
        self._unread_only = self._earlier = self._loaded = False
        self._asked: Asking[AlertPage] = Asking(self)
        self._read_elsewhere: Asking[frozenset[AlertId]] = Asking(self)
        self._title = label(translate("Alerts", "Alerts"), "page")
        self._unread = label("", "small", tone="text.2")
        self.filter = Segmented(
            translate("Alerts", "Which alerts"),
            (Choice(False, translate("Alerts", "All")), Choice(True, translate("Alerts", "Unread"))),
            arrows="select",
        )
        self.read_all = ReasonButton(translate("Alerts", "Mark all as read"), icon="check", small=True, lock=False)
        self.gear = IconButton("settings", translate("Alerts", "Alert settings"), "quiet")
        self.model = AlertsModel(self._spoken, self._hint, self)
        self.view = AlertListView(translate("Alerts", "Alerts"))
        self.view.setModel(self.model)
        self.view.setItemDelegate(AlertRowDelegate(self.view, session, self._zone))
        self.empty = EmptyState("bell", "")
        self.reading = ReadState(translate("Alerts", "Loading the alerts"))
        self._asked_why: Asking[TaskflowError] = Asking(self)
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE_MS)
        self._minute.timeout.connect(self.model.tell_times)
        self._build()
        self._connect()
        self._load()

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(8, 0, 8, 0)
        head.setSpacing(10)
        for widget in (self._title, self._unread):
            head.addWidget(widget)
        head.addStretch(1)
        head.addWidget(self.filter)
        head.addWidget(self.read_all)
        head.addWidget(self.gear)
        self._column = QWidget()
        column = QVBoxLayout(self._column)
        column.setContentsMargins(0, 14, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        self._places = QStackedWidget()
        for place in (self.view, self.empty, self.reading):
            self._places.addWidget(place)
        column.addWidget(self._places, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 12, 0)
        row.addStretch(1)
        row.addWidget(self._column, 1000)
        row.addStretch(1)
        self._fit_width()

    def _connect(self) -> None:
        self.view.clicked_id.connect(self._choose)
        self.view.activated_id.connect(self._choose)
        self.view.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.filter.chosen.connect(self._filter_chosen)
        self.read_all.clicked.connect(self._read_all)
        self.gear.clicked.connect(self._open_settings)
        self._watch.changed.connect(self._on_newest)
        self.reading.due.connect(self._show_reading)
        self.reading.again.connect(self._load)
        theme_source().changed.connect(self._fit_width)

    def first_stop(self) -> QWidget:
        """Return where the focus goes: the list, or what there is instead."""
        listed = self._places.currentWidget() is self.view
        return self.view if listed else self.filter.segments()[int(self._unread_only)]

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.focusWidget() is None:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self._watch.look()
        self.model.tell_times()
        self._minute.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._minute.stop()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(_WIDTH), super().sizeHint().height())

    # --- what is in the list -----------------------------------------------------------------------------------------

    @Slot()
    def _load(self) -> None:
        self._loaded = False
        self.reading.begin()
        hear, failed = self._asked.again(self._on_first), self._asked_why.again(self.reading.fail)
        self._session.reader.alerts(unread=self._unread_only, done=hear, failed=failed)

    @Slot()
    def _show_reading(self) -> None:
        """Rows that are there stay while others are slow; they give way to why there are no others."""
        if not self._loaded and (self.reading.failed or not self.model.rowCount()):
            self._places.setCurrentWidget(self.reading)

    def _on_first(self, page: AlertPage) -> None:
        self.reading.done()
        self._loaded, self._earlier = True, page.earlier
        self.model.show(page.alerts)
        self._tell(page.unread)

    @Slot(object)
    def _on_newest(self, page: AlertPage) -> None:
        if not self._loaded:
            return
        held = {alert.id for alert in self.model.alerts}
        if held and page.alerts and page.alerts[-1].id > max(held):
            self._load()  # so many came that there is a gap
            return
        self.model.put_newest([a for a in page.alerts if not self._unread_only or a.read_at is None or a.id in held])
        self._tell(page.unread)
        rows = self.model.alerts
        if rows and page.alerts and rows[-1].id < page.alerts[-1].id:
            below = _Below(self.model, rows[-1].id, page.alerts[-1].id, self._session.now())
            self._session.reader.unread_alerts(rows[-1].id, done=self._read_elsewhere.again(below.heard))

    @Slot(int)
    def _scrolled(self, value: int) -> None:
        """Near the end the next page comes."""
        near = value >= self.view.verticalScrollBar().maximum() - 4 * row_height()
        if self._loaded and self._earlier and near:
            self._loaded = False
            hear, failed = self._asked.again(self._on_earlier), self._asked_why.again(self._on_no_earlier)
            last = self.model.alerts[-1].id
            self._session.reader.alerts(unread=self._unread_only, before=last, done=hear, failed=failed)

    def _on_no_earlier(self, error: TaskflowError) -> None:
        self._loaded = True  # scrolling on asks again
        self._session.notices.refuse(error)

    def _on_earlier(self, page: AlertPage) -> None:
        self._loaded, self._earlier = True, page.earlier
        self.model.append(page.alerts)
        self._tell(page.unread)

    def _tell(self, unread: int) -> None:
        words_ = fill(translate("Alerts", "{n} unread"), n=count(unread)) if unread else ""
        self._unread.setText(words_)
        self.read_all.set_refusal(None if unread else translate("Alerts", "There are no unread alerts."))
        if self._unread_only:
            self.empty.set_texts(translate("Alerts", "You have read everything"))
        else:
            text = translate(
                "Alerts", "You are told here when a task or a room becomes yours, or a customer writes to you."
            )
            self.empty.set_texts(translate("Alerts", "There are no alerts yet"), text)
        if not self.model.rowCount() and self.view.hasFocus():
            self.filter.focus_choice(Qt.FocusReason.OtherFocusReason)
        self._places.setCurrentIndex(0 if self.model.rowCount() else 1)

    def _spoken(self, alert: Alert) -> str:
        return words.spoken(alert, self._session.now(), self._zone)

    def _hint(self, alert: Alert) -> str:
        return tooltip_text(words.hint(alert, self._zone))

    # --- what a person does ------------------------------------------------------------------------------------------

    @Slot(object)
    def _filter_chosen(self, unread_only: bool) -> None:  # noqa: FBT001 - the choice's value
        self._unread_only = unread_only
        self._load()

    @Slot(object)
    def _choose(self, alert_id: AlertId) -> None:
        alert = self.model.alert(alert_id)
        if alert is not None:
            self.model.mark_read(self._session.now(), alert_id)
            self.chosen.emit(alert)

    @Slot()
    def _read_all(self) -> None:
        self.model.mark_read(self._session.now())
        self._watch.read_all()

    @Slot()
    def _open_settings(self) -> None:
        from taskflow_desktop.ui.settings.dialog import SettingsDialog, SettingsPage  # noqa: PLC0415

        SettingsDialog(self._session, self._preferences, self.window()).open_at(SettingsPage.ALERTS)

    @Slot()
    def _fit_width(self) -> None:
        self._column.setMaximumWidth(theme().px(_WIDTH))
