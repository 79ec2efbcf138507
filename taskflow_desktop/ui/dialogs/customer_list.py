"""Known customers that match what is typed, under the entry for a new one."""

from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from taskflow_desktop.domain.entities import Customer
from taskflow_desktop.ui.icons import paint_icon
from taskflow_desktop.ui.text import fill, translate
from taskflow_desktop.ui.theme import theme
from taskflow_desktop.ui.widgets.avatar import paint_avatar
from taskflow_desktop.ui.widgets.list_view import ID_ROLE, OneColumnView, RowDelegate, draw_text

NEW: Final = 0
"""The id of the entry for a customer who is not known yet."""

_CUSTOMER_ROLE = int(Qt.ItemDataRole.UserRole) + 2
_SHOWN_DIGITS = 4
_ROWS = 5

_Index = QModelIndex | QPersistentModelIndex


def masked(contact: str) -> str:
    """Return a telephone number or e-mail with its middle hidden: enough to tell two people apart."""
    if "@" in contact:
        name, _, place = contact.partition("@")
        return f"{name[:2]}…@{place}"
    digits = sum(character.isdigit() for character in contact)
    out, seen = [], 0
    for character in contact:
        seen += character.isdigit()
        hidden = character.isdigit() and 3 < seen <= digits - _SHOWN_DIGITS
        out.append("•" if hidden else character)
    return "".join(out)


class CustomerModel(QAbstractListModel):
    """One row for a new customer, then the known ones."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = ""
        self._known: tuple[Customer, ...] = ()

    def show_customers(self, name: str, known: tuple[Customer, ...]) -> None:
        """Show the entry for a new customer called `name` and those who are `known`."""
        self.beginResetModel()
        self._name, self._known = name, known
        self.endResetModel()

    def set_name(self, name: str) -> None:
        """Call the new customer otherwise."""
        self._name = name
        self.dataChanged.emit(self.index(0, 0), self.index(0, 0))

    def customer(self, customer_id: object) -> Customer | None:
        """Return a known customer of the list."""
        return next((customer for customer in self._known if customer.id == customer_id), None)

    def exact(self, name: str) -> Customer | None:
        """Return the only known customer of exactly this name, None if there is none or more than one."""
        same = [customer for customer in self._known if customer.name == name]
        return same[0] if len(same) == 1 else None

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        return 0 if parent.isValid() else 1 + len(self._known)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= self.rowCount():
            return None
        customer = self._known[index.row() - 1] if index.row() else None
        if role == ID_ROLE:
            return customer.id if customer is not None else NEW
        if role == _CUSTOMER_ROLE:
            return customer
        if role == Qt.ItemDataRole.DisplayRole:
            return customer.name if customer is not None else self._new_words()
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if customer is None:
                return self._new_words()
            contact = masked(customer.phone or customer.email)
            return fill(translate("NewRoom", "{name}, known customer {contact}"), name=customer.name, contact=contact)
        return None

    def _new_words(self) -> str:
        if not self._name:
            return translate("NewRoom", "New customer")
        return fill(translate("NewRoom", "New customer: {name}"), name=self._name)


class _Delegate(RowDelegate):
    def paint_row(self, painter: QPainter, box: QRectF, option: QStyleOptionViewItem, index: _Index) -> None:
        del option
        t = theme()
        side = t.px(24)
        place = QRectF(box.left() + 8, box.center().y() - side / 2, side, side)
        customer = index.data(_CUSTOMER_ROLE)
        x = place.right() + 8
        if isinstance(customer, Customer):
            paint_avatar(painter, place, customer.name)
            contact = masked(customer.phone or customer.email)
            room = box.right() - x - 8
            taken = t.metrics("small").horizontalAdvance(contact) + 8 if contact else 0
            painter.setPen(t.text_1)
            shown = self.elided(customer.name, "body", 600, int(room - taken))
            x += draw_text(painter, QPointF(x, box.center().y()), shown, "body", weight=600) + 8
            painter.setPen(t.text_2)
            draw_text(painter, QPointF(x, box.center().y()), contact, "small")
        else:
            paint_icon(painter, "user-plus", place, t.text_2, t.px(16))
            painter.setPen(t.text_1)
            words = self.elided(str(index.data()), "body", 400, int(box.right() - x - 8))
            draw_text(painter, QPointF(x, box.center().y()), words, "body")


class CustomerList(OneColumnView):
    """The list itself: one Tab stop, a few rows high."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, _row_height, parent)
        self.customers = CustomerModel(self)
        self.setModel(self.customers)
        self.setItemDelegate(_Delegate(self, inset=(0, 1), radius=6))
        self.setMinimumHeight(_ROWS * _row_height())
        self.setMaximumHeight(_ROWS * _row_height())


def _row_height() -> int:
    return max(theme().px(24), theme().line_height("body")) + 12
