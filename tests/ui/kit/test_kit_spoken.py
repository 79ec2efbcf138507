"""What screen readers are told of the parts that are none of Qt's own controls."""

import gc

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QVBoxLayout, QWidget

from taskflow_desktop.ui.widgets.announce import announce
from taskflow_desktop.ui.widgets.note import Note
from taskflow_desktop.ui.widgets.segmented import Choice, Segmented
from taskflow_desktop.ui.widgets.toast import Toast, ToastHost
from tests.ui.access.walk import faults

_ROLE = QAccessible.Role


def face(widget: QWidget) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found


def test_parts_have_the_role_of_what_they_are(window: QWidget) -> None:
    note, choices = Note("warn"), Segmented("결과", [Choice(1, "성공"), Choice(2, "실패")])
    note.set_text("다시 연결해요.", "연결이 끊겼어요.")
    for each in (note, choices):
        window.layout().addWidget(each)  # type: ignore[union-attr]
        each.show()
    assert (face(note).role(), face(note).text(QAccessible.Text.Name)) == (
        _ROLE.AlertMessage,
        "연결이 끊겼어요. 다시 연결해요.",
    )
    assert face(choices).role() == _ROLE.Grouping
    states = [face(segment) for segment in choices.segments()]
    assert [(each.role(), each.state().checked) for each in states] == [(_ROLE.RadioButton, 1), (_ROLE.RadioButton, 0)]
    choices.segments()[0].setFocus(Qt.FocusReason.TabFocusReason)
    assert faults(window) == []


def test_what_speaks_goes_without_a_trace(window: QWidget) -> None:
    """The interface is made here and belongs to Qt: it goes with its widget, and nothing is left to stumble over."""
    for _ in range(20):
        holder = QWidget(window)
        QVBoxLayout(holder).addWidget(note := Note("info"))
        note.set_text("알림")
        assert face(note).isValid()
        holder.deleteLater()
        del note, holder
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()
    assert face(window).isValid()


def test_news_and_errors_are_announced(window: QWidget, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[tuple[str, str]] = []
    monkeypatch.setattr(
        QAccessible, "updateAccessibility", lambda event: said.append((event.message(), event.politeness().name))
    )
    host = ToastHost(window)
    host.show_toast(Toast("A0042를 ‘해결’로 옮겼어요"))
    host.show_toast(Toast("저장하지 못했어요", kind="bad"))
    assert host.box is not None
    assert face(host.box).role() == _ROLE.AlertMessage
    host.dismiss()
    announce(window, "저장함")
    announce(window, "")
    assert said == [
        ("A0042를 ‘해결’로 옮겼어요", "Polite"),
        ("저장하지 못했어요", "Assertive"),
        ("저장함", "Polite"),
    ]
