"""The error report can be mended and imported alone."""

import csv
import json
from pathlib import Path

import pytest

from taskflow_desktop.domain.errors import ImportRejected
from taskflow_desktop.importers.engine import Options, detect
from taskflow_desktop.importers.records import BadRow, Kind
from taskflow_desktop.importers.report import NOTES, SHOWN, BadRows, write_error_report
from tests.importers.reading import Outcome, outcome, written
from tests.importers.test_import_happytalk import archive, message_row, room_row
from tests.importers.test_import_kakaotalk import PC


def everywhere(_key: str) -> bool:
    return True


def report(tmp_path: Path, paths: list[Path], found: Outcome) -> Path:
    path = tmp_path / "import-errors.csv"
    assert write_error_report(path, detect(paths), found.bad) == len(found.bad)
    return path


def rows_of(path: Path, codec: str) -> list[dict[str, str]]:
    with path.open(encoding=codec, newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.mark.parametrize(("codec", "back"), [("utf-8", "utf-8-sig"), ("cp949", "cp949"), ("utf-16", "utf-16")])
def test_mended_rooms_and_messages_come_in_alone(tmp_path: Path, codec: str, back: str) -> None:
    rooms = written(tmp_path / "r.csv", "방번호,제목,상태,비고\nA,가,대기,\nB,=1+1,망상,x\n", codec)
    messages = written(
        tmp_path / "m.csv",
        '방번호,메시지ID,발송일시,구분,내용\nA,1,2026-06-09,고객,가\nB,2,내일,고객,\'-다\nB,3,2026-06-09,고객,"두\n줄"\n',
        codec,
    )
    paths = [rooms, messages]
    found = outcome(paths)
    path = report(tmp_path, paths, found)
    lines = rows_of(path, back)
    assert list(lines[0]) == [
        *["방번호", "제목", "상태", "비고", "메시지ID", "발송일시", "구분", "내용", "_kind"],
        *NOTES,
    ]
    assert [(line["_file"], line["_line"], line["_column"], line["_code"]) for line in lines] == [
        ("r.csv", "3", "상태", "E_STATE"),
        ("m.csv", "3", "발송일시", "E_DATE"),
        ("m.csv", "4", "방번호", "E_ROOM_UNKNOWN"),
    ]
    assert lines[0]["제목"] == "'=1+1"
    assert detect([path]).encoding == back
    mended = path.read_bytes().decode(back).replace("망상", "대기").replace("내일", "2026-06-10")
    path.write_bytes(mended.encode(back))
    again = outcome(path)
    assert not again.bad
    assert [(room.key, room.title) for room in again.rooms] == [("B", "=1+1")]
    assert [(message.key, message.text) for message in again.messages] == [("2", "-다"), ("3", "두\n줄")]


def test_an_unmended_report_reports_the_same_again(tmp_path: Path) -> None:
    rooms = written(tmp_path / "r.csv", "room_key,state\nA,x\n,waiting\n")
    first = outcome(rooms)
    path = report(tmp_path, [rooms], first)
    second = outcome(path)
    assert [(row.column, row.code, row.original, row.columns) for row in second.bad] == [
        (row.column, row.code, row.original, row.columns) for row in first.bad
    ]


def test_happytalk_rows_are_written_with_their_own_fields(tmp_path: Path) -> None:
    source = archive(tmp_path, [room_row("a"), room_row("b", status="x")], [message_row(1, "a", send_date="bald")])
    path = report(tmp_path, [source], outcome(source))
    text = path.read_text(encoding="utf-8-sig").replace(",x,", ",2,").replace("bald", "2026-06-09 11:02:00")
    path.write_text(text, encoding="utf-8-sig", newline="")
    again = outcome(path, Options(known_room=everywhere))
    assert not again.bad
    assert [room.key for room in again.rooms] == ["b"]
    assert again.rooms[0].tags == ("배송", "VIP")
    assert [(message.room_key, message.text) for message in again.messages] == [("a", "안녕하세요\n☞ 문의요")]


def test_kakaotalk_rows_know_their_room(tmp_path: Path) -> None:
    source = written(tmp_path / "a.txt", PC)
    path = report(tmp_path, [source], outcome(source))
    text = path.read_text(encoding="utf-8-sig").replace("이수민,,a.txt", "이수민,사진,a.txt")
    path.write_text(text, encoding="utf-8-sig", newline="")
    again = outcome(path)
    assert [(message.room_key, message.text) for message in again.messages] == [("이수민", "사진")]


def test_json_lines_that_were_no_json(tmp_path: Path) -> None:
    source = written(tmp_path / "a.jsonl", '{"format": "taskflow-rooms/1"}\n=oops\n')
    path = report(tmp_path, [source], outcome(source))
    assert rows_of(path, "utf-8-sig")[0]["line"] == "'=oops"
    with pytest.raises(ImportRejected):
        detect([path])


def test_rows_by_the_ten_thousand_are_counted_and_kept_outside(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", "room_key,title\n")
    with BadRows() as rows:
        for line in range(20_000):
            cells = (str(line), "\x00\ud800" + "가" * 400)
            rows.add(BadRow("a.csv", line, "", "E_STATE", "=no", cells, ("room_key", "title"), Kind.ROOM))
        assert (rows.total, rows.by_code["E_STATE"], len(rows.first)) == (20_000, 20_000, SHOWN)
        rows.save(tmp_path / "out.csv", detect([path]))
        rows.save(tmp_path / "again.csv", detect([path]))
    lines = rows_of(tmp_path / "out.csv", "utf-8-sig")
    assert len(lines) == 20_000
    assert (lines[-1]["title"], lines[-1]["_reason"]) == ("\ufffd" + "가" * 400, "'=no")
    assert (tmp_path / "again.csv").read_bytes() == (tmp_path / "out.csv").read_bytes()
    assert json.dumps(lines[0]["room_key"]) == '"0"'
