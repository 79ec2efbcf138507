"""`python -m tests.benchmarks`: makes the desks, measures, prints the table. Exits 1 if a bar is missed twice."""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path

from tests.benchmarks.context import Context
from tests.benchmarks.desk import Desk, Size, make_desk
from tests.benchmarks.figures import Figure, heading, machine, table_line

PARTS = (
    "start", "room_list", "room_switch", "board", "task_list", "theme_switch", "stage_change", "hot_reads",
    "palette_search", "importing", "frames",
)  # fmt: skip
ROOMS, ROOMS_SMALL, ROOMS_QUICK = 20_000, 1_000, 4_000


def main() -> int:
    """Run what the command line asks for; 1 if a bar was missed in two runs, else 0."""
    options = _options()
    # Before Qt is loaded: a display is not needed, and other people's windows would be measured along.
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.pop("QT_STYLE_OVERRIDE", None)
    rooms = options.rooms or (ROOMS_QUICK if options.quick else ROOMS)
    print(machine())
    with tempfile.TemporaryDirectory(prefix="taskflow-benchmarks-", ignore_cleanup_errors=True) as folder:
        place = Path(folder)
        print(f"making desks of {rooms:,} and {ROOMS_SMALL:,} rooms …", flush=True)
        desk, small = _desk(place / "large", rooms), _desk(place / "small", ROOMS_SMALL)
        context = Context(place, desk, small, options.quick)
        print(f"\n{heading()}")
        missed = {part: found for part in options.only or PARTS if (found := _run(part, context))}
        twice: list[str] = []
        if missed:
            print("\nonce more, what missed its bar:")
            for part, names in missed.items():
                twice += sorted(names & _run(part, context))
    print(f"\nmissed twice: {', '.join(twice)}" if twice else "\nevery bar is met")
    return 1 if twice else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description="Measures the program's speed.")
    parser.add_argument("--rooms", type=int, help=f"rooms of the large desk ({ROOMS:,})")
    parser.add_argument("--quick", action="store_true", help="a smaller desk and fewer repetitions")
    parser.add_argument("--only", action="append", choices=PARTS, help="this part alone; may be given again")
    return parser.parse_args()


def _desk(folder: Path, rooms: int) -> Desk:
    folder.mkdir()
    return make_desk(folder, Size.of(rooms))


def _run(part: str, context: Context) -> set[str]:
    """Measure a part and print its lines; return the names of those that missed their bar."""
    figures: Iterable[Figure] = import_module(f"tests.benchmarks.{part}").measure(context)
    missed = set()
    for figure in figures:
        print(table_line(figure), flush=True)
        if figure.over:
            missed.add(figure.name.strip())
    return missed


if __name__ == "__main__":
    sys.exit(main())
