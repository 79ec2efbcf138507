"""The database: the one place that knows peewee and tells SQLite from PostgreSQL."""
