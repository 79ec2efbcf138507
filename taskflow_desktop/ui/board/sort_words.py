"""The orders of the list in words."""

from taskflow_desktop.domain.requests import ListColumn, ListSort
from taskflow_desktop.ui.board.list_words import column_word
from taskflow_desktop.ui.text import fill, translate


def sort_words(sort: ListSort) -> str:
    """Return an order in words, e.g. "Title, A to Z"; the three of the board as the board says them."""
    named = {
        ListSort(ListColumn.STAY, down=True): translate("Board", "Longest in stage"),
        ListSort(ListColumn.STAY, down=False): translate("Board", "Shortest in stage"),
        ListSort(ListColumn.IMPORTANCE, down=True): translate("Board", "Importance first"),
        ListSort(ListColumn.CREATED, down=True): translate("Board", "Newest"),
        ListSort(ListColumn.CREATED, down=False): translate("Board", "Oldest"),
    }.get(sort)
    if named is not None:
        return named
    way = translate("Board", "{column}, downwards") if sort.down else translate("Board", "{column}, upwards")
    return fill(way, column=column_word(sort.column))


def first_way(column: ListColumn) -> bool:
    """Return whether a column sorts downwards when it is chosen first: what is most, newest, longest; words go up."""
    up = {ListColumn.TITLE, ListColumn.STAGE, ListColumn.CUSTOMER, ListColumn.OWNER}
    return column not in up
