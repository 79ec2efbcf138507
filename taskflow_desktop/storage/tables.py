"""The tables as peewee sees them: for queries whose conditions a person composes. The schema itself is `schema`'s."""

from typing import Any

import peewee

from taskflow_desktop.storage import database as _database  # noqa: F401 - makes peewee ready before it is used


class RoomRow(peewee.Model):
    id = peewee.AutoField()
    customer_id = peewee.IntegerField()
    title = peewee.TextField()
    state = peewee.TextField()
    main_agent_id = peewee.IntegerField(null=True)
    last_text = peewee.TextField()
    last_at = peewee.BigIntegerField()

    class Meta:
        table_name = "room"


class CustomerRow(peewee.Model):
    id = peewee.AutoField()
    name = peewee.TextField()
    phone = peewee.TextField()
    email = peewee.TextField()
    version = peewee.IntegerField()

    class Meta:
        table_name = "customer"


class TaskRow(peewee.Model):
    id = peewee.AutoField()
    room_id = peewee.IntegerField()
    number = peewee.TextField()
    title = peewee.TextField()

    class Meta:
        table_name = "task"


def contains(column: Any, text: str) -> peewee.Expression:
    """A condition: `column` contains `text`, whatever the case of Latin letters."""
    return peewee.fn.LOWER(column).contains(text.lower())
