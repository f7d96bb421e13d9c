"""Runs the command line: `timeline`, `liveblog-timeline` and `python -m timeline` come here."""

import sys


def main() -> None:
    """Run the command that `sys.argv` names and leave with its exit code."""
    try:
        from timeline.cli.run import run

        sys.exit(run(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
