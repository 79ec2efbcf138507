"""The import dialog over real files and a real database: dry run, choices, progress, cancel, result, bad files."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from taskflow_desktop.domain.errors import ImportRejected
from taskflow_desktop.domain.ids import AgentId
from taskflow_desktop.domain.imports import ImportBadRow, ImportProgress, UnmappedAgent
from taskflow_desktop.importers.errors import Code
from taskflow_desktop.importers.profiles import Profile
from taskflow_desktop.ui.dialogs.import_dialog import ImportDialog
from taskflow_desktop.ui.dialogs.import_lists import AgentMap, BadRowsView
from taskflow_desktop.ui.dialogs.import_parts import ProgressPane
from taskflow_desktop.ui.import_text import (
    PROFILES,
    bad_row_codes,
    bad_row_words,
    form_word,
    rejected_sentence,
    rejection_codes,
)
from tests.ui.board.desk import Desk
from tests.ui.dialogs.conftest import AnsweredFiles
from tests.ui.dialogs.hands import focused, press

OpenDialog = Callable[..., ImportDialog]
ROOMS = "room_key,title,customer_name,channel,agent,state,opened_at\n"
MESSAGES = "room_key,message_key,sent_at,role,author,text\n"


@pytest.fixture
def open_dialog(qtbot: QtBot, desk: Desk, window: QWidget, files: AnsweredFiles) -> OpenDialog:
    """Open the dialog as an agent, by default the manager."""

    def opened(agent: int | None = None) -> ImportDialog:
        dialog = ImportDialog(desk.enter(agent or desk.world.manager), window, files=files)
        with qtbot.waitExposed(dialog):
            dialog.open()
        dialog.activateWindow()
        return dialog

    return opened


@pytest.fixture
def tables(tmp_path: Path) -> tuple[Path, Path]:
    """Twenty rooms of an agent nobody here knows, forty messages, and three rows that cannot be read."""
    rooms, messages = tmp_path / "rooms.csv", tmp_path / "messages.csv"
    rows = "".join(f"R{n},문의 {n},고객 {n},kakao,외부 상담사,inquiry,2026-05-{n:02d} 10:00:00\n" for n in range(1, 21))
    rooms.write_text(ROOMS + rows + "R1,또,고객 1,kakao,,inquiry,2026-05-01 10:00:00\nR99,x,y,kakao,,inquiry,어제쯤\n")
    rows = "".join(f"R{1 + n % 20},M{n},2026-05-{1 + n % 20:02d} 11:00:00,customer,고객,내용 {n}\n" for n in range(40))
    messages.write_text(MESSAGES + rows + "R1,M99,2026-05-01 12:00:00,누구,x,y\n")
    return rooms, messages


@pytest.fixture
def kakao(tmp_path: Path) -> Path:
    file = tmp_path / "KakaoTalk.txt"
    file.write_text(
        "이수민 님과 카카오톡 대화\n저장한 날짜 : 2026-06-09 14:28:33\n\n"
        "--------------- 2026년 6월 9일 화요일 ---------------\n"
        "[이수민] [오전 11:02] 안녕하세요\n[상담팀] [오전 11:04] 안녕하세요\n[이수민] [오전 11:05] 교환하고 싶어요\n",
    )
    return file


def look(qtbot: QtBot, dialog: ImportDialog, *paths: Path) -> None:
    """Do a dry run and wait for its end."""
    dialog.look_at(paths)
    qtbot.waitUntil(lambda: dialog.steps.currentWidget() is not dialog.reading)


def shows_preview(dialog: ImportDialog) -> bool:
    return dialog.preview.isVisible()


def rooms(desk: Desk) -> int:
    return int(desk.site.value("SELECT count(*) FROM room"))


# --- the whole way --------------------------------------------------------------------------------


def test_from_the_button_to_the_figures(
    qtbot: QtBot, desk: Desk, open_dialog: OpenDialog, files: AnsweredFiles, tables: tuple[Path, Path]
) -> None:
    dialog, before = open_dialog(), rooms(desk)
    files.answer = tables
    assert focused() is dialog.drop_area.choose_button

    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shows_preview(dialog))
    assert rooms(desk) == before  # a dry run writes nothing
    assert dialog.preview.profile == "taskflow"
    assert dialog.preview.counts.accessibleName() == "상담방: 새로 20, 읽지 못함 2. 메시지: 새로 40, 읽지 못함 1"
    assert dialog.preview.agents.map.rowCount() == 1
    assert dialog.preview.bad_rows.model().rowCount() == 3
    assert focused() is dialog.import_button

    press(Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.outcome.isVisible, timeout=20_000)
    assert rooms(desk) == before + 20
    assert dialog.outcome.note.accessibleName().startswith("읽을 수 있는 것은 모두 가져왔어요.")
    assert dialog.save_button.isVisible()
    press(Qt.Key.Key_Return)  # close
    assert not dialog.isVisible()


def test_the_same_files_again_hold_nothing_new(
    qtbot: QtBot, desk: Desk, open_dialog: OpenDialog, tables: tuple[Path, Path]
) -> None:
    dialog = open_dialog()
    look(qtbot, dialog, *tables)
    dialog.import_button.click()
    qtbot.waitUntil(dialog.outcome.isVisible, timeout=20_000)
    after = rooms(desk)

    dialog.other_button.click()
    look(qtbot, dialog, *tables)

    assert dialog.import_button.refusal == "가져올 것이 없어요."
    dialog.import_button.click()
    assert shows_preview(dialog)
    assert rooms(desk) == after
    dialog.reject()


@pytest.mark.qt_log_ignore("This plugin does not support")  # a popup on a platform without screens
def test_an_agent_of_the_file_becomes_one_of_ours(
    qtbot: QtBot, desk: Desk, open_dialog: OpenDialog, tables: tuple[Path, Path]
) -> None:
    dialog = open_dialog()
    agents = desk.site.value("SELECT count(*) FROM agent")
    look(qtbot, dialog, *tables)
    key = dialog.preview.agents.map.index(0, 0).data(Qt.ItemDataRole.UserRole + 1)

    menu = dialog.preview.agents.open_menu(key)
    names = [action.text() for action in menu.actions()]
    assert names == ["새 상담사로 만들기", "관리자", "김지수", "박하늘", "이도윤", "최매니저"]
    menu.actions()[names.index("김지수")].trigger()
    menu.hide()
    assert dialog.preview.choices.agents == {key: desk.world.main}
    dialog.import_button.click()
    qtbot.waitUntil(dialog.outcome.isVisible, timeout=20_000)

    assert desk.site.value("SELECT count(*) FROM agent") == agents
    assert desk.site.value("SELECT main_agent_id FROM room WHERE title = '문의 7'") == desk.world.main
    dialog.reject()


def test_unreadable_rows_are_saved_where_one_likes(
    qtbot: QtBot, open_dialog: OpenDialog, files: AnsweredFiles, tables: tuple[Path, Path], tmp_path: Path
) -> None:
    dialog = open_dialog()
    look(qtbot, dialog, *tables)
    dialog.import_button.click()
    qtbot.waitUntil(dialog.outcome.isVisible, timeout=20_000)

    files.answer = (tmp_path / "nowhere" / "import-errors.csv",)
    dialog.save_button.click()
    assert dialog.error == "파일을 저장하지 못했어요. 다른 폴더를 골라 주세요."
    files.answer = (tmp_path / "고칠 것.csv",)
    dialog.save_button.click()

    assert dialog.error == ""
    assert files.asked[-1] == "import-errors.csv"
    saved = (tmp_path / "고칠 것.csv").read_text("utf-8-sig")
    assert "어제쯤" in saved
    assert {row["_code"]: row["_reason"] for row in csv.DictReader(saved.splitlines())} == {
        code: bad_row_words(code) for code in ("E_KEY_DUP", "E_DATE", "E_ROLE")
    }
    dialog.reject()


# --- choices --------------------------------------------------------------------------------


def test_a_conversation_asks_who_the_agent_is(qtbot: QtBot, desk: Desk, open_dialog: OpenDialog, kakao: Path) -> None:
    dialog = open_dialog()
    look(qtbot, dialog, kakao)
    assert dialog.preview.profile == "kakaotalk"
    assert dialog.import_button.refusal == "어느 이름이 상담사인지 골라 주세요."
    assert focused() is dialog.preview.person_button

    dialog.preview.person_button.value_chosen.emit("상담팀")
    qtbot.waitUntil(lambda: shows_preview(dialog))
    assert dialog.import_button.refusal == ""
    dialog.import_button.click()
    qtbot.waitUntil(dialog.outcome.isVisible, timeout=20_000)

    speakers = desk.site.database.rows("SELECT speaker FROM message ORDER BY id DESC LIMIT 3")
    assert sorted(row[0] for row in speakers) == ["agent", "customer", "customer"]
    dialog.reject()


def test_the_keyboard_stays_where_the_agent_was_chosen(qtbot: QtBot, open_dialog: OpenDialog, kakao: Path) -> None:
    dialog = open_dialog()
    look(qtbot, dialog, kakao)
    dialog.preview.person_button.value_chosen.emit("상담팀")
    qtbot.waitUntil(lambda: shows_preview(dialog) and not dialog.preview.undecided)
    assert focused() is dialog.preview.person_button
    dialog.reject()


def test_a_name_that_is_one_of_ours_is_chosen_beforehand(qtbot: QtBot, open_dialog: OpenDialog, kakao: Path) -> None:
    kakao.write_text(kakao.read_text().replace("상담팀", "김지수"))
    dialog = open_dialog()

    look(qtbot, dialog, kakao)
    qtbot.waitUntil(lambda: shows_preview(dialog))

    assert dialog.preview.agent_name == "김지수"
    assert dialog.import_button.refusal == ""
    dialog.reject()


def test_the_kind_of_file_can_be_overridden_and_a_wrong_one_is_told(
    qtbot: QtBot, open_dialog: OpenDialog, kakao: Path
) -> None:
    dialog = open_dialog()
    look(qtbot, dialog, kakao)

    dialog.preview.profile_button.value_chosen.emit("happytalk")

    qtbot.waitUntil(lambda: shows_preview(dialog))
    assert dialog.preview.profile == "kakaotalk"
    assert "해피톡" not in dialog.preview.profile_button.text()
    assert dialog.preview.warning.isVisible()
    assert "고른 종류의 파일이 아니에요" in dialog.preview.warning.accessibleName()
    dialog.reject()


def test_every_profile_of_the_engine_can_be_chosen() -> None:
    assert set(PROFILES) == {str(profile) for profile in Profile}


# --- cancel --------------------------------------------------------------------------------


def test_cancel_while_importing_stops_and_tells_what_is_in(
    qtbot: QtBot, desk: Desk, open_dialog: OpenDialog, tmp_path: Path
) -> None:
    many = tmp_path / "rooms.csv"
    many.write_text(ROOMS + "".join(f"R{n},문의,고객 {n},web,,waiting,2026-05-01 10:00:00\n" for n in range(20_000)))
    empty = tmp_path / "messages.csv"
    empty.write_text(MESSAGES)
    dialog, before = open_dialog(), rooms(desk)
    dialog.look_at((many, empty))
    qtbot.waitUntil(lambda: shows_preview(dialog), timeout=60_000)
    dialog.import_button.click()
    assert focused() is dialog.cancel_button
    qtbot.waitUntil(lambda: dialog.running.words != "", timeout=20_000)

    press(Qt.Key.Key_Escape)
    assert dialog.isVisible()  # it stays for the figures
    qtbot.waitUntil(dialog.outcome.isVisible, timeout=60_000)

    assert dialog.outcome.note.accessibleName().startswith("중간에 멈췄어요.")
    assert before < rooms(desk) < before + 20_000
    dialog.reject()


def test_cancel_while_looking_closes(
    qtbot: QtBot, desk: Desk, open_dialog: OpenDialog, tables: tuple[Path, Path]
) -> None:
    dialog, before = open_dialog(), rooms(desk)
    dialog.look_at(tables)

    with qtbot.waitSignal(dialog.destroyed):
        press(Qt.Key.Key_Escape)

    assert rooms(desk) == before


def test_progress_is_told_in_figures(qtbot: QtBot) -> None:
    pane = ProgressPane("가져오는 중")
    qtbot.addWidget(pane)

    pane.show_progress(ImportProgress(300, 1000, 1200, 34567))
    assert pane.words == "30% · 상담방 1,200 · 메시지 34,567"
    assert pane.bar.value() == 300
    pane.show_progress(ImportProgress(5, 0, 0, 0))  # nobody knows how much there is
    assert pane.bar.value() == 0


# --- bad input --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "case",
    [
        ("empty.csv", b"", "빈 파일"),
        ("rooms.csv", b"a,b,c\n1,2,3\n", "가져올 수 없는 종류"),
        ("noise.bin", bytes(range(256)) * 20, "글자를 읽을 수 없어요"),
        ("page.html", b"<html><b>no</b></html>", "가져올 수 없는 종류"),
    ],
)
def test_a_file_that_cannot_be_imported_gets_one_sentence(
    qtbot: QtBot, open_dialog: OpenDialog, tmp_path: Path, case: tuple[str, bytes, str]
) -> None:
    name, content, part = case
    (tmp_path / name).write_bytes(content)
    dialog = open_dialog()

    look(qtbot, dialog, tmp_path / name)

    assert part in dialog.hint.text
    assert dialog.drop_area.isVisible()
    dialog.reject()


def test_a_file_that_breaks_off_is_told_and_what_was_read_can_come_in(
    qtbot: QtBot, open_dialog: OpenDialog, tmp_path: Path
) -> None:
    (tmp_path / "cut.json").write_text(json.dumps({"db_chat_list": [{"chat_id": "1"}]})[:-6])
    dialog = open_dialog()

    look(qtbot, dialog, tmp_path / "cut.json")

    assert "중간에 끊겨" in dialog.preview.warning.accessibleName()
    assert dialog.import_button.refusal == "가져올 것이 없어요."
    dialog.reject()


def test_a_file_that_is_gone_is_told(qtbot: QtBot, open_dialog: OpenDialog, tmp_path: Path) -> None:
    dialog = open_dialog()

    look(qtbot, dialog, tmp_path / "없음.csv")

    assert "열지 못했어요" in dialog.hint.text
    dialog.reject()


def test_an_agent_hears_why_he_may_not(desk: Desk, open_dialog: OpenDialog, tables: tuple[Path, Path]) -> None:
    dialog = open_dialog(desk.world.main)

    dialog.look_at(tables)

    assert dialog.hint.text == "매니저와 관리자만 할 수 있어요."
    dialog.reject()


def test_every_code_has_words() -> None:
    whole, rows = set(rejection_codes()), set(bad_row_codes())

    assert whole | rows == {str(code) for code in Code}


def test_encodings_are_named_for_people() -> None:
    assert form_word("csv", "utf-8-sig") == "CSV · UTF-8"
    assert form_word("csv", "utf-8 · utf-8-sig · cp949") == "CSV · UTF-8 · CP949"
    assert form_word("xlsx", "") == "XLSX"


def test_a_place_in_the_file_is_told() -> None:
    told = rejected_sentence(ImportRejected("E_ENCODING", "x", line=1203, byte=88_001))

    assert told.endswith("(1,203번째 줄, 88,001바이트)")
    assert "번째 줄" not in rejected_sentence(ImportRejected("E_NOT_SUPPORTED", "x", line=1))
    assert "‘보낸 때’ 열이 없어요" in rejected_sentence(ImportRejected("E_COLUMN_MISSING", "보낸 때", line=1))


# --- dropping --------------------------------------------------------------------------------


def _mime(*urls: str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl(url) for url in urls])
    return data


def _drop(dialog: ImportDialog, data: QMimeData) -> bool:
    """Drag `data` over the dialog and let it go; True if it was taken."""
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    drop = QDropEvent(QPointF(200, 200), copy, data, left, none)
    if not dialog.takes(data):
        return False
    dialog.dropEvent(drop)
    return True


def test_files_may_be_dropped(qtbot: QtBot, open_dialog: OpenDialog, tables: tuple[Path, Path]) -> None:
    dialog = open_dialog()

    assert _drop(dialog, _mime(*(QUrl.fromLocalFile(str(path)).toString() for path in tables)))

    qtbot.waitUntil(lambda: shows_preview(dialog))
    dialog.reject()


def test_what_is_no_file_is_not_taken(open_dialog: OpenDialog) -> None:
    dialog = open_dialog()

    assert not _drop(dialog, _mime("https://example.com/rooms.csv"))
    assert not _drop(dialog, QMimeData())
    dialog.reject()


# --- lists --------------------------------------------------------------------------------


def test_the_map_of_agents_keeps_qts_rules_and_its_choices() -> None:
    model = AgentMap()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    found = [UnmappedAgent("a", "외부1", 3), UnmappedAgent("b", "", 1)]
    names = {AgentId(5): "김지수"}

    model.show_agents(found, names)
    assert model.chosen == {"a": None, "b": None}
    model.choose("b", AgentId(5))
    model.show_agents(found, names)  # a second dry run
    assert model.chosen == {"a": None, "b": AgentId(5)}
    assert model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "파일의 b: 김지수"


def test_bad_rows_say_where_and_what(qtbot: QtBot) -> None:
    view = BadRowsView()
    qtbot.addWidget(view)

    view.show_rows(
        (ImportBadRow("rooms.csv", 1203, "opened_at", "E_DATE", "어제쯤"), ImportBadRow("x", 0, "", "E_NEW", ""))
    )

    spoken = [view.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(2)]
    assert spoken == ["rooms.csv, 1,203번째 줄, opened_at: 날짜와 시각이 아님", "x, 읽을 수 없음"]


def test_the_dialog_can_be_done_by_mouse(
    qtbot: QtBot, open_dialog: OpenDialog, files: AnsweredFiles, tables: tuple[Path, Path]
) -> None:
    dialog = open_dialog()
    files.answer = tables

    QTest.mouseClick(dialog.drop_area.choose_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: shows_preview(dialog))
    QTest.mouseClick(dialog.import_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(dialog.outcome.isVisible, timeout=20_000)
    with qtbot.waitSignal(dialog.destroyed):
        QTest.mouseClick(dialog.cancel_button, Qt.MouseButton.LeftButton)
