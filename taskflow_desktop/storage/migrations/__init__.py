"""The numbered steps of the schema: `m<number>_<what>.py` with `up(database)`. A released step is never edited."""
