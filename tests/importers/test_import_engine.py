"""The engine: what is refused at the door, garbage, progress, cancelling."""

import itertools
import json
import os
import random
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from taskflow_desktop.domain.errors import ImportRejected
from taskflow_desktop.importers.engine import NAME_KEYS, Options, Profile, detect, read
from taskflow_desktop.importers.errors import Code
from taskflow_desktop.importers.records import BadRow, MessageRecord, RoomRecord
from tests.importers.archive import write_archive
from tests.importers.reading import outcome, written
from tests.importers.test_import_kakaotalk import ANDROID, PC

CODES = {code.value for code in Code}


def rejected(paths: list[Path], profile: Profile | None = None) -> ImportRejected:
    with pytest.raises(ImportRejected) as caught:
        detect(paths, profile=profile)
    return caught.value


def test_every_profile_has_a_name() -> None:
    assert set(NAME_KEYS) == set(Profile)


def test_what_is_no_readable_file(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    assert rejected([tmp_path / "folder"]).code == "E_UNREADABLE"
    assert rejected([tmp_path / "missing.csv"]).code == "E_UNREADABLE"
    assert rejected([]).code == "E_EMPTY"
    for content in (b"", b"\xef\xbb\xbf", b" \r\n\t\n"):
        (tmp_path / "empty.csv").write_bytes(content)
        assert rejected([tmp_path / "empty.csv"]).code == "E_EMPTY"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a file that may not be read")
def test_a_forbidden_file(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", "room_key\nA\n")
    path.chmod(0)
    assert rejected([path]).code == "E_UNREADABLE"


@pytest.mark.parametrize(
    "content",
    [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", b"%PDF-1.7\n", b"hello\n", b"a,b\n1,2\n", "제목만\n".encode(), b"\0" * 99],
)
def test_what_is_something_else(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.bin").write_bytes(content)
    assert rejected([tmp_path / "a.bin"]).code in {"E_NOT_SUPPORTED", "E_ENCODING"}


def test_files_of_different_systems_are_not_mixed(tmp_path: Path) -> None:
    paths = [written(tmp_path / "a.csv", "room_key,title\nA,a\n"), written(tmp_path / "b.txt", PC)]
    assert rejected(paths).code == "E_NOT_SUPPORTED"


def test_the_same_file_twice_is_one(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", "room_key,title\nA,a\n")
    assert len(outcome([path, path]).records) == 1


def test_a_person_may_say_whose_file_it_is(tmp_path: Path) -> None:
    path = written(tmp_path / "a.json", '{"later": 1}')
    assert rejected([path], Profile.TASKFLOW).code == "E_NOT_SUPPORTED"
    both = written(tmp_path / "b.csv", "id,out_api,room_key,title\n1,2,A,a\n")
    assert detect([both]).profile is Profile.HAPPYTALK
    assert outcome(both, profile=Profile.TASKFLOW).rooms[0].key == "A"


def test_progress_only_grows_and_ends_full(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    write_archive(path, rooms=40, messages=900)
    detected = detect([path])
    assert detected.size == path.stat().st_size
    reading = read(detected)
    seen = [reading.progress.done, *(reading.progress.done for _ in reading)]
    assert seen == sorted(seen)
    assert seen[0] == 0
    assert 0 < seen[len(seen) // 2] < reading.progress.total
    assert reading.progress.done == reading.progress.total == 2 * detected.size


def test_closing_ends_it_and_closes_the_file(tmp_path: Path) -> None:
    path = written(tmp_path / "a.csv", "room_key,title\n" + "".join(f"{n},a\n" for n in range(100_000)))
    with read(detect([path])) as reading:
        taken = list(itertools.islice(reading, 5))
    assert len(taken) == 5
    assert list(reading) == []
    path.unlink()
    assert read(detect([written(path, "room_key,title\nA,a\n")])).close() is None


def test_cancelling_from_another_thread(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    write_archive(path, rooms=3, messages=20_000, order="rmf")
    reading = read(detect([path]))
    counted = 0
    begun = threading.Event()

    def run() -> None:
        nonlocal counted
        for _ in reading:
            counted += 1
            begun.set()

    thread = threading.Thread(target=run)
    thread.start()
    assert begun.wait(20)
    reading.cancel()
    thread.join(20)
    assert not thread.is_alive()
    assert 0 < counted < 20_003


def test_an_error_of_who_knows_the_rooms_is_not_swallowed(tmp_path: Path) -> None:
    path = written(tmp_path / "m.csv", "room_key,message_key,sent_at,role,text\nA,1,2026-06-09,customer,가\n")

    def broken(_key: str) -> bool:
        raise LookupError("the database went away")

    with pytest.raises(LookupError):
        list(read(detect([path]), Options(known_room=broken)))


# -- garbage -----------------------------------------------------------------------------------------------------


def assert_only_known_outcomes(path: Path) -> None:
    """Whatever the bytes are: records, bad rows, or a refusal with a code we document."""
    codes: list[str] = []
    try:
        detected = detect([path])
        for record in read(detected, Options(agent_name="가")):
            assert isinstance(record, RoomRecord | MessageRecord | BadRow)
            if isinstance(record, BadRow):
                codes.append(record.code)
                assert len(record.columns) == len(record.original)
    except ImportRejected as error:
        codes.append(error.code)
    assert set(codes) <= CODES


SEEDS = [
    b'room_key,title,opened_at\nA,"a\n',
    "상담방번호;내용;메시지ID;발송일시;구분\n1;2;3;2026-01-01;고객\n".encode("cp949"),
    b'{"db_chat_list": [{"id": "1", "reg_date": "x"}], "db_chat": {}}',
    b'{"format": "taskflow-rooms/1"}\n{"type": "room"}\n{"type": "message", "room_key": []}\n',
    PC.encode(),
    ANDROID.encode("cp949"),
    b"Date,User,Message\n2026-01-08 15:41:22,a,b\n",
    b"PK\x03\x04",
    b"\xff\xfea\0",
    b"\xff\xfe\0\0",
]


@pytest.mark.parametrize("inside", ["[", '{"a":', '["'], ids=["arrays", "objects", "texts"])
@pytest.mark.parametrize(
    "start", ["", '{"db_chat":[', '{"format": "taskflow-rooms/1"}\n'], ids=["all", "rows", "lines"]
)
def test_bottomless_nesting(tmp_path: Path, start: str, inside: str) -> None:
    assert_only_known_outcomes(written(tmp_path / "deep", start + inside * 70_000))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=300))
@example(data=b"'\"")
@example(data=b"room_key\n\x1e\n")
def test_garbage(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "garbage"
    path.write_bytes(data)
    assert_only_known_outcomes(path)


def _mutations(source: bytes, seed: int, count: int) -> Iterator[bytes]:
    chance = random.Random(seed)
    for _ in range(count):
        data = bytearray(source)
        for _ in range(chance.randrange(1, 4)):
            place = chance.randrange(len(data) + 1)
            action = chance.randrange(3)
            if action == 0:
                data[place:place] = chance.choice((b'"', b"\0", b"\xff", b"}", b"]", b"\n", b",", b"\\", b"\xea\xb0"))
            elif action == 1:
                del data[place : place + chance.randrange(1, 9)]
            else:
                data[place : place + 1] = bytes([chance.randrange(256)])
        yield bytes(data)


@pytest.mark.parametrize("seed", range(len(SEEDS)))
def test_damaged_files(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "damaged"
    for data in _mutations(SEEDS[seed], seed, 150):
        path.write_bytes(data)
        assert_only_known_outcomes(path)


def test_damaged_workbooks(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("rooms")
    for line, row in enumerate((("room_key", "title", "opened_at"), ("A", "가", "2026-01-01"), ("B", "나", 46000.5))):
        sheet.write_row(line, 0, row)
    book.close()
    assert len(outcome(path).rooms) == 2
    for data in _mutations(path.read_bytes(), 7, 400):
        path.write_bytes(data)
        assert_only_known_outcomes(path)


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    hostile = '<img src="file:///etc/passwd"><script>alert(1)</script>\u202e%s{0}'
    rooms = written(
        tmp_path / "r.csv", f'room_key,title,customer_name\nA,"{hostile.replace(chr(34), chr(34) * 2)}",b\n'
    )
    assert outcome(rooms).rooms[0].title == hostile
    line = json.dumps({"type": "room", "room_key": "A", "title": hostile + "\x07"})
    path = written(tmp_path / "a.jsonl", '{"format": "taskflow-rooms/1"}\n' + line)
    assert outcome(path).rooms[0].title == hostile
