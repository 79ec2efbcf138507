"""A conversation as lines: days, groups, what happened in between, older and newer pages."""

from datetime import UTC

from pytestqt.qtbot import QtBot

from taskflow_desktop.domain.changes import ChangeSet
from taskflow_desktop.domain.enums import EventKind, Speaker
from taskflow_desktop.domain.ids import EventSeq, MessageId, RoomId, TaskId
from taskflow_desktop.domain.moment import DAY, Moment
from taskflow_desktop.domain.pages import MESSAGE_PAGE
from taskflow_desktop.models.message_lines import DayLine, EventLine, MessageLine
from taskflow_desktop.models.messages import Conversation, Splice
from tests.models.rooms_shelf import NOON, Shelf, event, message, room, task

ROOM = RoomId(1)


def talk(shelf: Shelf) -> Conversation:
    conversation = Conversation(shelf, UTC)
    conversation.open(ROOM)
    return conversation


def shape(conversation: Conversation) -> list[str]:
    """Say the lines briefly: the number of a message, +event, or = for a day."""
    said = []
    for line in conversation.lines:
        if isinstance(line, MessageLine):
            said.append(str(line.message.id))
        else:
            said.append("=" if isinstance(line, DayLine) else f"+{line.event.seq}")
    return said


def follow(conversation: Conversation) -> list[object]:
    """Keep a copy of the lines true by splices alone; return it."""
    copy = list(conversation.lines)

    def take(splice: Splice) -> None:
        copy[splice.at : splice.at + splice.removed] = conversation.lines[splice.at : splice.at + splice.added]

    conversation.spliced.connect(take)
    return copy


def messages_of(conversation: Conversation) -> list[MessageLine]:
    return [line for line in conversation.lines if isinstance(line, MessageLine)]


def said_since(*_: object) -> ChangeSet:
    return ChangeSet(EventSeq(9), rooms_with_messages=(ROOM,))


def test_days_head_their_messages() -> None:
    shelf = Shelf([room(1)])
    shelf.said = [message(1), message(2), message(3, sent_at=Moment(NOON + DAY))]

    assert shape(talk(shelf)) == ["=", "1", "2", "=", "3"]


def test_one_authors_words_in_one_go_are_a_group() -> None:
    shelf = Shelf([room(1)])
    shelf.said = [
        message(1),
        message(2, sent_at=message(1).sent_at),
        message(3, speaker=Speaker.AGENT, author="김서연"),
        message(4, speaker=Speaker.AGENT, author="김서연", internal=True),
        message(40, speaker=Speaker.AGENT, author="김서연", internal=True),
    ]

    lines = messages_of(talk(shelf))

    assert [line.opens for line in lines] == [True, False, True, True, True]
    assert [line.closes for line in lines] == [False, True, True, True, True]


def test_what_happened_stands_where_it_happened() -> None:
    shelf = Shelf([room(1)])
    shelf.said = [message(1), message(5)]
    shelf.happened = [
        event(1, EventKind.TASK_CREATED, 1, task_id=TaskId(3)),
        event(2, EventKind.TASK_STAGE, 2, task_id=TaskId(3)),
        event(3, EventKind.ROOM_ASSIGNED, 3, before="최하은", after="김서연", detail="2"),
        event(4, EventKind.ROOM_HANDED, 3, before="교대", after="부탁해요"),
        event(5, EventKind.ROOM_HANDED, 4, after="까닭 없이"),
        event(6, EventKind.ROOM_CLOSED, 9),
    ]
    shelf.tasks = [task(3, message_id=MessageId(1))]
    conversation = talk(shelf)

    assert shape(conversation) == ["=", "1", "+1", "+3", "+4", "5", "+6"]
    created = conversation.lines[2]
    assert isinstance(created, EventLine)
    assert created.task == shelf.tasks[0]
    assert messages_of(conversation)[0].tasks == (shelf.tasks[0],)


def test_older_pages_come_on_top_and_events_with_them() -> None:
    shelf = Shelf([room(1)])
    shelf.said = [message(n) for n in range(1, 251)]
    shelf.happened = [event(1, EventKind.ROOM_ASSIGNED, 20, after="김서연"), event(2, EventKind.ROOM_CLOSED, 160)]
    conversation = talk(shelf)
    copy = follow(conversation)
    assert len(messages_of(conversation)) == MESSAGE_PAGE
    assert shape(conversation)[:3] == ["=", "151", "152"]
    assert "+1" not in shape(conversation)
    assert "+2" in shape(conversation)

    conversation.load_earlier()
    conversation.load_earlier()

    assert [line.message.id for line in messages_of(conversation)] == list(range(1, 251))
    assert shape(conversation).count("=") == 1
    assert shape(conversation)[20:22] == ["20", "+1"]
    assert not conversation.earlier
    assert copy == list(conversation.lines)


def test_a_new_message_touches_only_the_end(qtbot: QtBot) -> None:
    shelf = Shelf([room(1)])
    shelf.said = [message(n) for n in range(1, 60)]
    conversation = talk(shelf)
    copy = follow(conversation)
    shelf.said.append(message(60, speaker=Speaker.AGENT, author="김서연"))

    with qtbot.waitSignal(conversation.spliced) as told:
        conversation.apply(said_since())

    assert told.args == [Splice(60, 0, 1, said=1)]
    assert copy == list(conversation.lines)
    conversation.apply(said_since())
    assert len(messages_of(conversation)) == 60


def test_many_new_messages_come_page_by_page() -> None:
    shelf = Shelf([room(1)])
    shelf.said = [message(1)]
    conversation = talk(shelf)
    shelf.said += [message(n) for n in range(2, 350)]

    conversation.apply(said_since())

    assert [line.message.id for line in messages_of(conversation)] == list(range(1, 350))


def test_a_task_that_changes_changes_its_lines_in_place() -> None:
    shelf = Shelf([room(1)])
    shelf.said = [message(n) for n in range(1, 5)]
    conversation = talk(shelf)
    splices: list[Splice] = []
    conversation.spliced.connect(splices.append)
    copy = follow(conversation)
    fresh = task(8, message_id=MessageId(2))

    conversation.apply(
        ChangeSet(EventSeq(2), tasks=(fresh,), events=(event(2, EventKind.TASK_CREATED, 4, task_id=fresh.id),))
    )
    assert splices[0] == Splice(2, 1, 1)
    assert shape(conversation) == ["=", "1", "2", "3", "4", "+2"]
    splices.clear()
    conversation.apply(ChangeSet(EventSeq(3), tasks=(fresh,)))
    assert splices == []
    assert copy == list(conversation.lines)


def test_an_event_that_comes_late_goes_where_it_belongs() -> None:
    shelf = Shelf([room(1)])
    shelf.said = [message(n) for n in range(1, 5)]
    conversation = talk(shelf)
    copy = follow(conversation)

    conversation.apply(ChangeSet(EventSeq(2), events=(event(2, EventKind.ROOM_ASSIGNED, 2, after="김서연"),)))

    assert shape(conversation) == ["=", "1", "2", "+2", "3", "4"]
    assert copy == list(conversation.lines)


def test_answers_for_a_room_that_was_left_are_not_shown() -> None:
    shelf = Shelf([room(1), room(2)], prompt=False)
    shelf.said = [message(1), message(2, room_id=RoomId(2))]
    conversation = Conversation(shelf, UTC)
    conversation.open(ROOM)
    conversation.open(RoomId(2))
    shelf.deliver()

    assert shape(conversation) == ["=", "2"]


def test_what_changed_while_the_room_was_opened_is_read_again() -> None:
    shelf = Shelf([room(1)], prompt=False)
    shelf.said = [message(1)]
    conversation = Conversation(shelf, UTC)
    conversation.open(ROOM)
    conversation.apply(said_since())
    shelf.deliver()
    shelf.said.append(message(2))
    shelf.deliver()
    assert shape(conversation) == ["=", "1"]

    conversation.apply(said_since())
    shelf.deliver()
    assert shape(conversation) == ["=", "1", "2"]


def test_an_import_renews_the_newest_page_and_keeps_the_older_ones() -> None:
    shelf = Shelf([room(1)])
    shelf.said = [message(n) for n in range(1, 251)]
    conversation = talk(shelf)
    conversation.load_earlier()
    copy = follow(conversation)
    shelf.said[240] = message(241, text="고친 글")

    conversation.apply(ChangeSet(EventSeq(2), reload=True))

    lines = messages_of(conversation)
    assert [line.message.id for line in lines] == list(range(51, 251))
    assert lines[190].message.text == "고친 글"
    assert copy == list(conversation.lines)


def test_an_empty_room_takes_its_first_message() -> None:
    shelf = Shelf([room(1)])
    conversation = talk(shelf)
    assert shape(conversation) == []
    shelf.said.append(message(1))

    conversation.apply(said_since())

    assert shape(conversation) == ["=", "1"]


def test_a_message_far_up_is_reached_by_as_many_pages_as_it_takes() -> None:
    shelf = Shelf([room(1)], prompt=False)
    shelf.said = [message(n) for n in range(1, 5 * MESSAGE_PAGE)]
    conversation = talk(shelf)
    reached: list[MessageId] = []
    conversation.reached.connect(reached.append)
    conversation.reach(MessageId(MESSAGE_PAGE + 5))  # asked before the room is there
    for _ in range(20):
        shelf.deliver()
    assert reached == [MESSAGE_PAGE + 5]
    loaded = [line.message.id for line in messages_of(conversation)]
    assert loaded == list(range(MESSAGE_PAGE, 5 * MESSAGE_PAGE))
    conversation.reach(MessageId(loaded[-1]))
    assert reached[-1] == loaded[-1]


def test_a_message_of_another_room_is_given_up() -> None:
    shelf = Shelf([room(1), room(2)])
    shelf.said = [message(n) for n in range(1, 150)]
    conversation = talk(shelf)
    reached: list[MessageId] = []
    conversation.reached.connect(reached.append)
    conversation.reach(MessageId(9_999))
    assert reached == []
    assert not conversation.earlier
    conversation.open(RoomId(2))
    conversation.open(ROOM)
    assert reached == []
