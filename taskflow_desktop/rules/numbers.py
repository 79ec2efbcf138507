"""Task numbers: TK-<year>-<letters><4 digits>, A0001 … A9999, B0001 … Z9999, AA0001 … (product.md rule 7)."""

import re

_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
PER_BLOCK = 9999
BLOCKS = len(_LETTERS) + len(_LETTERS) ** 2
NUMBERS_PER_YEAR = PER_BLOCK * BLOCKS
"""A0001 to ZZ9999: what two letters can count."""


def task_number(year: int, count: int) -> str:
    """Return the number of the `count`-th task of `year`; counts start at 1.

    Raises:
        ValueError: `count` is beyond what two letters can number.
    """
    if not 1 <= count <= NUMBERS_PER_YEAR:
        raise ValueError(f"no number for task {count} of a year")
    block, rest = divmod(count - 1, PER_BLOCK)
    if block < len(_LETTERS):
        letters = _LETTERS[block]
    else:
        first, second = divmod(block - len(_LETTERS), len(_LETTERS))
        letters = _LETTERS[first] + _LETTERS[second]
    return f"TK-{year}-{letters}{rest + 1:04d}"


def counted(number: str) -> tuple[int, int] | None:
    """Return year and count of a task's number, None if it is none that `task_number` gives."""
    match = re.fullmatch(r"TK-([0-9]+)-([A-Z]{1,2})([0-9]{4})", number, re.ASCII)
    if match is None:
        return None
    year, letters, rest = int(match[1]), match[2], int(match[3])
    block = _LETTERS.index(letters[-1])
    if len(letters) > 1:
        block += len(_LETTERS) * (_LETTERS.index(letters[0]) + 1)
    count = block * PER_BLOCK + rest
    return (year, count) if rest and task_number(year, count) == number else None


def number_sql(year: str, count: str) -> str:
    """Return `task_number` as a portable SQL expression over two SQL expressions, each evaluated once."""
    many = len(_LETTERS)
    # PostgreSQL counts in bigint and takes places in a text as integer only.
    block = f"CAST((v.count - 1) / {PER_BLOCK} AS INTEGER)"
    digits = f"CAST(10000 + (v.count - 1) % {PER_BLOCK} + 1 AS TEXT)"
    return (
        f"(SELECT 'TK-' || CAST(v.year AS TEXT) || '-' || CASE WHEN {block} < {many}"
        f" THEN substr('{_LETTERS}', {block} + 1, 1)"
        f" ELSE substr('{_LETTERS}', ({block} - {many}) / {many} + 1, 1)"
        f" || substr('{_LETTERS}', ({block} - {many}) % {many} + 1, 1) END"
        f" || substr({digits}, 2, 4) FROM (SELECT {year} AS year, {count} AS count) v)"
    )
