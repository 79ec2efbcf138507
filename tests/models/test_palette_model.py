"""The rows of the palette: headings are passed over, and what only says something else keeps its place."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication

from taskflow_desktop.models.palette import ID_ROLE, PaletteModel, PaletteRow


def rows(*keys: str) -> list[PaletteRow]:
    return [PaletteRow(key, key or "Heading", refusal="no" if key == "x" else "") for key in keys]


def test_steps_pass_over_headings_and_go_round(qapp: QApplication) -> None:
    model = PaletteModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert model.step(None, 1) is None
    model.show(rows("", "a", "b", "", "c"))
    assert [model.step(None, 1), model.step("a", 1), model.step("b", 1), model.step("c", 1)] == ["a", "b", "c", "a"]
    assert [model.step(None, -1), model.step("a", -1), model.step("gone", 1)] == ["c", "c", "a"]
    heading, first = model.index(0, 0), model.index(1, 0)
    assert model.flags(heading) == Qt.ItemFlag.NoItemFlags
    assert model.flags(first) & Qt.ItemFlag.ItemIsSelectable
    assert (heading.data(ID_ROLE), first.data(ID_ROLE)) == (None, "a")
    assert model.row_of("c") == 4
    assert model.row("c") is model.rows[4]
    assert model.row("gone") is None
    del qapp


def test_the_same_rows_with_other_words_stay_where_they_are(qapp: QApplication) -> None:
    model = PaletteModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show(rows("", "a", "x"))
    resets: list[object] = []
    changed: list[int] = []
    model.modelReset.connect(lambda: resets.append(1))
    model.dataChanged.connect(lambda first, _last: changed.append(first.row()))
    model.show([*rows("", "a"), PaletteRow("x", "other words")])
    assert (resets, changed) == ([], [2])
    assert model.index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "other words"
    model.show(rows("a"))
    assert len(resets) == 1
    assert model.rowCount(QModelIndex()) == 1
    del qapp
