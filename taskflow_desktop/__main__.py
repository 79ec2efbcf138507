"""The program's entry: `python -m taskflow_desktop` and the command `taskflow-desktop`."""

import sys


def main() -> int:
    """Run the window, or the command that the arguments name, and return the exit code."""
    from taskflow_desktop import cli  # noqa: PLC0415 - a failing import is then inside main

    arguments = cli.parse(sys.argv[1:])
    if arguments.command:
        return cli.run(arguments)
    from taskflow_desktop import bootstrap  # noqa: PLC0415 - commands work without Qt

    return bootstrap.main(arguments)


if __name__ == "__main__":
    sys.exit(main())
