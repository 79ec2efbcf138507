"""Task numbers: TK-<year>-<letters><4 digits>, A0001 … A9999, B0001 … Z9999, AA0001 … (product.md rule 7)."""

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
