"""The work of the sample desk: it can be played in order by the rules, and ends as the pictures of the board show."""

import json
import re
from collections import Counter
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pytest

FOLDER = Path(__file__).parents[2] / "taskflow_desktop" / "resources" / "samples"
NOW = datetime.fromisoformat("2026-06-09T14:32:00+09:00")
IMPORTANCES = {"low", "normal", "high", "urgent"}
TASK_FIELDS = {"room_key", "at", "by", "title", "importance", "stage", "then"}
ACTION_FIELDS = {
    "stage": {"to"},
    "importance": {"to"},
    "title": {"to"},
    "outcome": {"to", "reason"},
    "collaborator": {"who"},
    "assign_room": {"who", "reason", "message", "seen"},
    "checklist": {"items"},
    "tick": {"item"},
    "memo": {"text"},
    "file": {"name", "file", "type"},
}

Row = dict[str, Any]


class Step(NamedTuple):
    """One thing somebody does: `task` is the task's place in the file, None for a room's own action."""

    at: datetime
    room_key: str
    task: int | None
    action: Row | None  # None: the task is created


def lines() -> list[Row]:
    return [json.loads(line) for line in (FOLDER / "rooms.jsonl").read_text("utf-8").splitlines()]


ROOMS: dict[str, Row] = {row["room_key"]: row for row in lines() if row.get("type") == "room"}
MESSAGES: list[Row] = [row for row in lines() if row.get("type") == "message"]
WORK: Row = json.loads((FOLDER / "tasks.json").read_text("utf-8"))
TASKS: list[Row] = WORK["tasks"]
PEOPLE: dict[str, str] = {
    row["name"]: row["role"] for row in json.loads((FOLDER / "people.json").read_text("utf-8"))["people"]
}
STAGES = [stage["name"] for stage in WORK["stages"]]


def moment(text: str) -> datetime:
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+09:00", text), text
    return datetime.fromisoformat(text)


def messages_of(room_key: str) -> list[Row]:
    return [message for message in MESSAGES if message["room_key"] == room_key]


def steps() -> list[Step]:
    """Everything that is done, in order of time; what a file says first is first among equals."""
    found = [Step(moment(row["at"]), row["room_key"], None, row) for row in WORK["rooms"]]
    for number, task in enumerate(TASKS):
        found.append(Step(moment(task["at"]), task["room_key"], number, None))
        found += [Step(moment(action["at"]), task["room_key"], number, action) for action in task["then"]]
    return sorted(found, key=lambda step: step.at)


class Desk:
    """Plays the steps by the rules of the product and keeps who may do what."""

    def __init__(self) -> None:
        self.agents = {key: WORK["first_agents"].get(key, room["agent"]) for key, room in ROOMS.items()}
        self.created: list[int] = []
        self.owner: dict[int, str] = {}
        self.helpers: dict[int, set[str]] = {}
        self.stage: dict[int, str] = {}
        self.entered: dict[int, datetime] = {}
        self.title: dict[int, str] = {}
        self.outcome: dict[int, str] = {}
        self.finished_at: dict[int, datetime] = {}
        self.items: dict[int, dict[str, bool]] = {}
        self.files: dict[int, int] = {}

    def play(self) -> "Desk":
        for step in steps():
            if step.action is None:
                assert step.task is not None
                self._create(step, step.task)
            elif step.action["do"] == "assign_room":
                self._assign(step)
            else:
                assert step.task is not None
                self._edit(step, step.task, step.action)
        return self

    def _create(self, step: Step, number: int) -> None:
        task, room = TASKS[number], ROOMS[step.room_key]
        assert self.agents[step.room_key], f"{task['title']}: nobody looks after the room"
        assert task["by"] == self.agents[step.room_key] or PEOPLE[task["by"]] != "agent", task["title"]
        assert moment(room["opened_at"]) <= step.at, task["title"]
        assert not room["closed_at"] or step.at < moment(room["closed_at"]), task["title"]
        self.created.append(number)
        self.owner[number], self.helpers[number], self.items[number] = task["by"], set(), {}
        self.stage[number], self.entered[number], self.title[number] = task["stage"], step.at, task["title"]

    def _assign(self, step: Step) -> None:
        assert step.action is not None
        by, who = step.action["by"], step.action["who"]
        assert by == self.agents[step.room_key] or PEOPLE[by] != "agent", step
        assert who != self.agents[step.room_key], step
        self.agents[step.room_key] = who
        for number in self.created:
            if TASKS[number]["room_key"] == step.room_key and number not in self.outcome:
                self.owner[number] = who
                self.helpers[number].discard(who)

    def _edit(self, step: Step, number: int, action: Row) -> None:
        by, owns = action["by"], action["by"] == self.owner[number] or PEOPLE[action["by"]] != "agent"
        assert owns or by in self.helpers[number], f"{by} may not edit {TASKS[number]['title']}"
        match action["do"]:
            case "stage":
                assert action["to"] in STAGES
                assert action["to"] != self.stage[number], step
                assert number not in self.outcome, step
                self.stage[number], self.entered[number] = action["to"], step.at
            case "outcome":
                assert number not in self.outcome, step
                self.outcome[number], self.finished_at[number] = action["to"], step.at
            case "title":
                assert action["to"] != self.title[number], step
                self.title[number] = action["to"]
            case "importance":
                assert action["to"] in IMPORTANCES
            case "collaborator":
                assert owns, step
                assert action["who"] != self.owner[number], step
                assert action["who"] not in self.helpers[number], step
                self.helpers[number].add(action["who"])
            case "checklist":
                self.items[number].update(dict.fromkeys(action["items"], False))
            case "tick":
                assert self.items[number][action["item"]] is False, step
                self.items[number][action["item"]] = True
            case "memo":
                assert action["text"].strip()
                assert len(action["text"]) <= 20_000
            case "file":
                assert 0 < (FOLDER / "files" / action["file"]).stat().st_size < 100_000
                self.files[number] = self.files.get(number, 0) + 1
                assert self.files[number] <= 3, step


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Desk().play()


def test_people() -> None:
    rows = json.loads((FOLDER / "people.json").read_text("utf-8"))["people"]
    assert {(row["name"], row["identifier"], row["role"]) for row in rows} == {
        ("한유진", "yujin.han", "admin"),
        ("정민재", "minjae.jung", "manager"),
        ("김서연", "seoyeon.kim", "agent"),
        ("박지훈", "jihoon.park", "agent"),
        ("최하은", "haeun.choi", "agent"),
        ("이도윤", "doyun.lee", "agent"),
    }


def test_the_stages_are_those_of_the_pictures() -> None:
    assert [(stage["name"], stage["colour"]) for stage in WORK["stages"]] == [
        ("신규", "#6B7585"),
        ("상담 진행", "#2F7DE1"),
        ("물류 확인", "#D98E04"),
        ("보류", "#8659D8"),
        ("해결", "#2E9B57"),
    ]
    assert moment(WORK["now"]) == NOW


def test_every_task_is_well_formed() -> None:
    texts = {message["message_key"]: message for message in MESSAGES}
    for task in TASKS:
        assert TASK_FIELDS <= set(task) <= TASK_FIELDS | {"message_key"}
        assert task["room_key"] in ROOMS
        assert task["importance"] in IMPORTANCES
        assert task["stage"] in STAGES
        titles = [task["title"], *(action["to"] for action in task["then"] if action["do"] == "title")]
        assert all(1 <= len(title) <= 100 and title == title.strip() for title in titles)
        if "message_key" in task:
            message = texts[task["message_key"]]
            assert message["room_key"] == task["room_key"], task["title"]
            assert message["role"] == "customer", task["title"]
            assert moment(message["sent_at"]) <= moment(task["at"]), task["title"]


def test_every_action_is_well_formed() -> None:
    for task in TASKS:
        items = [item for action in task["then"] if action["do"] == "checklist" for item in action["items"]]
        assert len(items) == len(set(items)) <= 50
        assert all(1 <= len(item) <= 200 for item in items)
        for action in task["then"]:
            assert set(action) == {"at", "by", "do"} | ACTION_FIELDS[action["do"]], action
            assert action["by"] in PEOPLE
            assert action.get("who", action["by"]) in PEOPLE
            if action["do"] == "outcome":
                assert action["to"] in {"success", "failure"}
                assert action["reason"] or action["to"] == "success", task["title"]
    assert all(
        set(row) == {"at", "by", "room_key", "do"} | ACTION_FIELDS["assign_room"] and row["do"] == "assign_room"
        for row in WORK["rooms"]
    )


def test_numbers_rise_with_time_and_nothing_is_later_than_now() -> None:
    created = [moment(task["at"]) for task in TASKS]
    assert all(before < after for before, after in pairwise(created))
    for task in TASKS:
        times = [moment(task["at"]), *(moment(action["at"]) for action in task["then"])]
        assert all(before < after for before, after in pairwise(times)), task["title"]
    assert max(step.at for step in steps()) <= NOW


def test_at_most_ten_tasks_a_room_and_one_room_with_ten() -> None:
    counts = Counter(task["room_key"] for task in TASKS)
    assert 55 <= len(TASKS) <= 65
    assert len(counts) >= 27
    assert sorted(counts.values())[-2:] == [8, 10]
    full = counts.most_common(1)[0][0]
    finished = [any(a["do"] == "outcome" for a in task["then"]) for task in TASKS if task["room_key"] == full]
    assert finished.count(True) == 9


def test_everything_is_allowed_at_its_moment_and_hand_overs_end_at_the_rooms_agent(desk: Desk) -> None:
    assert desk.agents == {key: room["agent"] for key, room in ROOMS.items()}
    assert set(WORK["first_agents"]) == {
        step.room_key for step in steps() if (step.action or {}).get("do") == "assign_room"
    }
    assert len(WORK["first_agents"]) >= 5


def test_how_the_tasks_end(desk: Desk) -> None:
    reasons = [a["reason"] for task in TASKS for a in task["then"] if a["do"] == "outcome" and a["to"] == "failure"]
    assert len(reasons) == 2
    assert "잘못 등록" in reasons
    assert Counter(desk.outcome.values())["success"] >= 20
    today = [number for number, at in desk.finished_at.items() if at.date() == NOW.date()]
    assert 5 <= len(today) <= 10
    assert all(desk.stage[number] == "해결" for number, how in desk.outcome.items() if how == "success")


@pytest.mark.parametrize(
    ("customer", "title", "stage", "stayed"),
    [
        ("다온오피스 정태영", "B2B 계약 단가 검토 회신 대기", "보류", (4, 1)),
        ("임나경", "오배송 회수 (4인 소파 ↔ 3인)", "물류 확인", (3, 4)),
        ("한소율", "입고 지연 상품 대체 제안", "보류", (2, 0)),
        ("백하린", "쿠폰 중복 적용 오류", "상담 진행", (1, 8)),
        ("조은별", "품절 상품 예약 문의", "신규", (1, 3)),
        ("박준호", "송장 3일째 미이동 — 분실 조회", "물류 확인", (1, 2)),
        ("서지안", "선물 포장 누락", "신규", (0, 6)),
        ("문가람", "조명 유리갓 파손 교환", "신규", (0, 5)),
        ("배소영", "매트리스 수거 일정 조율", "물류 확인", (0, 5)),
        ("윤재석", "현금영수증 사업자 번호 재발행", "상담 진행", (0, 4)),
        ("이수민", "린넨 커튼 색상 교환 (아이보리→그레이지)", "물류 확인", (0, 0)),
    ],
)
def test_the_board_shows_what_the_picture_shows(
    desk: Desk, customer: str, title: str, stage: str, stayed: tuple[int, int]
) -> None:
    (number,) = [n for n in desk.created if desk.title[n] == title and n not in desk.outcome]
    stay = NOW - desk.entered[number]
    assert ROOMS[TASKS[number]["room_key"]]["customer_name"] == customer
    assert desk.stage[number] == stage
    assert (stay.days, stay.seconds // 3600) == stayed


def test_only_six_tasks_have_stayed_longer_than_a_day(desk: Desk) -> None:
    stayed = [n for n in desk.created if n not in desk.outcome and NOW - desk.entered[n] > timedelta(days=1)]
    assert len(stayed) == 6


def test_the_first_room_is_the_pictures_message_for_message(desk: Desk) -> None:
    key = "R-20260609-0187"
    assert [(m["sent_at"][11:16], m["role"], m["author"], m["file_name"]) for m in messages_of(key)] == [
        ("11:02", "customer", "이수민", ""),
        ("11:02", "customer", "이수민", "커튼_화면.jpg"),
        ("11:02", "customer", "이수민", "커튼_실물.jpg"),
        ("11:04", "agent", "최하은", ""),
        ("11:05", "customer", "이수민", ""),
        ("11:38", "customer", "이수민", ""),
        ("13:55", "agent", "김서연", ""),
        ("14:28", "customer", "이수민", ""),
    ]
    numbers = {f"A{n + 1:04d}": n for n in desk.created if TASKS[n]["room_key"] == key}
    assert list(numbers) == ["A0042", "A0043", "A0045"]
    assert [desk.owner[n] for n in numbers.values()] == ["김서연", "최하은", "김서연"]
    assert [(sum(desk.items[n].values()), len(desk.items[n])) for n in numbers.values()] == [(2, 4), (3, 3), (0, 2)]
    assert desk.helpers[numbers["A0042"]] == {"박지훈", "정민재"}
