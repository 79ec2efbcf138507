"""Files of a task that is not there yet: chosen, dropped, pasted; limits and beyond; attached once it is there."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from taskflow_desktop.domain.ids import RoomId
from taskflow_desktop.rules import limits
from taskflow_desktop.ui.details.new_task_files import NewTaskFiles
from tests.support.site import NOW, update
from tests.ui.board.desk import Desk, press
from tests.ui.details.panels import OpenPanel, click, focused, write
from tests.ui.details.test_details_files import Asked, dragged, drop, enter

MIB = 1024 * 1024


def files_of(main: OpenPanel) -> NewTaskFiles:
    main.panel.new_task(RoomId(main.desk.world.room))
    files = main.tab.form.fields.files
    files.ask = Asked()
    return files


def put(folder: Path, name: str, size: int = 5) -> Path:
    path = folder / name
    with path.open("wb") as file:
        file.truncate(size)
    return path


def choose(files: NewTaskFiles, *paths: Path) -> None:
    assert isinstance(files.ask, Asked)
    files.ask.paths = paths
    click(files.choose_button)


def names(files: NewTaskFiles) -> list[str]:
    return [file.name for file in files.files]


def ctrl_enter() -> None:
    QTest.keyClick(focused(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def attached(main: OpenPanel) -> list[str]:
    task = main.tab.tasks[-1].id
    query = "SELECT name FROM attachment WHERE task_id = ? AND complete = 1 AND removed_at IS NULL ORDER BY slot"
    return [name for (name,) in main.desk.site.database.rows(query, (task,))]


def test_chosen_files_are_attached_once_the_task_is_there(main: OpenPanel, tmp_path: Path) -> None:
    files = files_of(main)
    assert files.count_text == "0/3 · 파일당 10MB까지"
    write("교환")
    choose(files, put(tmp_path, "가.txt"), put(tmp_path, "나.pdf", limits.ATTACHMENT_BYTES))
    main.wait(lambda: names(files) == ["가.txt", "나.pdf"])
    assert isinstance(files.ask, Asked)
    assert "3개" in files.ask.titles[0]
    assert files.notice.isHidden()
    ctrl_enter()
    main.wait(lambda: len(main.tab.tasks) == 2)
    main.wait(lambda: attached(main) == ["가.txt", "나.pdf"])


def test_what_does_not_fit_is_named_before_it_is_read(main: OpenPanel, tmp_path: Path) -> None:
    files = files_of(main)
    write("교환")
    folder = tmp_path / "폴더"
    folder.mkdir()
    wrong = (put(tmp_path, "큰.bin", limits.ATTACHMENT_BYTES + 1), put(tmp_path, "빈.txt", 0), folder)
    right = tuple(put(tmp_path, f"{number}.txt") for number in range(4))
    choose(files, *wrong, tmp_path / "없는.txt", *right)
    main.wait(lambda: names(files) == ["0.txt", "1.txt", "2.txt"])
    lines = files.notice.lines
    assert lines[0].startswith("8개 가운데 3개를 붙였어요.")
    assert [line.split(" ")[0] for line in lines[1:]] == ["큰.bin", "빈.txt", "폴더", "없는.txt", "3.txt"]
    assert files.count_text == "3/3"
    assert files.choose_button.refusal == "3개를 모두 붙였어요. 하나를 떼면 새 파일을 붙일 수 있어요."
    click(files.notice.understood)
    assert files.notice.isHidden()
    click(files.removers[1])
    assert names(files) == ["0.txt", "2.txt"]
    assert files.choose_button.refusal == ""


def test_a_file_is_chosen_once_and_two_choices_follow_each_other(main: OpenPanel, tmp_path: Path) -> None:
    files = files_of(main)
    one, two = put(tmp_path, "하나.txt"), put(tmp_path, "둘.txt")
    files.attach((one, one))
    files.attach((one, two))
    main.wait(lambda: names(files) == ["하나.txt", "둘.txt"])


def test_files_and_pictures_are_dropped_and_pasted(main: OpenPanel, tmp_path: Path) -> None:
    files = files_of(main)
    write("교환")
    data, form = dragged(put(tmp_path, "끌어온.txt")), main.tab.form
    assert enter(form, data)
    assert form.drop.isVisible()
    assert enter(form.drop, data)
    assert drop(form.drop, data)
    main.wait(lambda: names(files) == ["끌어온.txt"])
    picture = QImage(8, 8, QImage.Format.Format_RGB32)
    picture.fill(0)
    QGuiApplication.clipboard().setImage(picture)
    QTest.keyClick(form.title.line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    main.wait(lambda: len(files.files) == 2)
    assert files.files[1].name.startswith("갈무리_")
    QGuiApplication.clipboard().setText("글은 글로")
    QTest.keyClick(form.title.line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert form.title.text() == "교환글은 글로"
    ctrl_enter()
    main.wait(lambda: len(main.tab.tasks) == 2)
    main.wait(lambda: len(attached(main)) == 2)
    assert attached(main)[1].endswith(".png")


def test_files_of_a_draft_come_back_if_they_are_still_there(
    qtbot: QtBot, desk: Desk, main: OpenPanel, tmp_path: Path
) -> None:
    files = files_of(main)
    write("교환")
    kept, gone = put(tmp_path, "남은.txt"), put(tmp_path, "사라질.txt")
    choose(files, kept, gone)
    place = f"new_task/{desk.world.room}"
    main.wait(lambda: "사라질.txt" in str(desk.site.value("SELECT text FROM draft WHERE place = ?", place)))
    gone.unlink()
    again = OpenPanel(qtbot, desk, desk.world.main)
    restored = files_of(again)
    again.wait(lambda: names(restored) == ["남은.txt"] and not restored.notice.isHidden())
    assert any("사라질.txt" in line for line in restored.notice.lines)


def test_a_refused_creation_keeps_the_files(main: OpenPanel, tmp_path: Path) -> None:
    world, files = main.desk.world, files_of(main)
    write("교환")
    choose(files, put(tmp_path, "가.txt"))
    main.wait(lambda: names(files) == ["가.txt"])
    main.desk.site.do(world.main, update("room", world.room, state="closed", closed_at=NOW))
    main.wait(lambda: bool(main.tab.form.register.refusal))
    ctrl_enter()
    assert main.tab.forming
    assert names(files) == ["가.txt"]
    press(Qt.Key.Key_Escape)
    assert main.desk.site.value("SELECT count(*) FROM attachment") == 0


def test_what_became_wrong_meanwhile_is_named_by_the_task(main: OpenPanel, tmp_path: Path) -> None:
    files = files_of(main)
    write("교환")
    path = put(tmp_path, "가.txt")
    choose(files, path, put(tmp_path, "나.txt"))
    main.wait(lambda: len(files.files) == 2)
    path.unlink()
    ctrl_enter()
    main.wait(lambda: len(main.tab.tasks) == 2)
    main.wait(lambda: attached(main) == ["나.txt"])
    main.wait(lambda: not main.editor.page.files.notice.isHidden())
    assert any("가.txt" in line for line in main.editor.page.files.notice.lines)
