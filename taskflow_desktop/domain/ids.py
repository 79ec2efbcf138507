"""Identities. Every id is the integer primary key of its row."""

from typing import NewType

AgentId = NewType("AgentId", int)
CustomerId = NewType("CustomerId", int)
RoomId = NewType("RoomId", int)
MessageId = NewType("MessageId", int)
FlowId = NewType("FlowId", int)
StageId = NewType("StageId", int)
TaskId = NewType("TaskId", int)
ItemId = NewType("ItemId", int)
FileId = NewType("FileId", int)
ReviewId = NewType("ReviewId", int)
HandOverId = NewType("HandOverId", int)
AlertId = NewType("AlertId", int)
SourceId = NewType("SourceId", int)
EventSeq = NewType("EventSeq", int)

NEVER = EventSeq(0)
"""Before the first event: nothing was looked at yet."""

SYSTEM = AgentId(0)
"""The actor of what no person did: an import without a window, an owner moved by a take-over."""
