"""Identities. Every id is the integer primary key of its row."""

from typing import NewType

AgentId = NewType("AgentId", int)
CustomerId = NewType("CustomerId", int)
RoomId = NewType("RoomId", int)
MessageId = NewType("MessageId", int)
FlowId = NewType("FlowId", int)
StageId = NewType("StageId", int)
TaskId = NewType("TaskId", int)
EventSeq = NewType("EventSeq", int)

SYSTEM = AgentId(0)
"""The actor of what no person did: an import without a window, an owner moved by a take-over."""
