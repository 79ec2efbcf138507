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
    """Return `task_number` as a portable SQL expression over two SQL expressions."""
    block = f"(({count} - 1) / {PER_BLOCK})"
    digits = f"('0000' || (({count} - 1) % {PER_BLOCK} + 1))"
    one = f"substr('{_LETTERS}', {block} + 1, 1)"
    two = (
        f"substr('{_LETTERS}', ({block} - {len(_LETTERS)}) / {len(_LETTERS)} + 1, 1)"
        f" || substr('{_LETTERS}', ({block} - {len(_LETTERS)}) % {len(_LETTERS)} + 1, 1)"
    )
    letters = f"CASE WHEN {block} < {len(_LETTERS)} THEN {one} ELSE {two} END"
    return f"('TK-' || {year} || '-' || ({letters}) || substr({digits}, length({digits}) - 3, 4))"
