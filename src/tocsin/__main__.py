"""The command line from its first moment, `python -m tocsin` too: an interrupt while the modules load is quiet."""

import sys

INTERRUPTED = 130


def main() -> int:
    """Load the command line and run it; return its exit code."""
    try:
        # Here and not above, since loading takes a second in which people change their minds.
        from tocsin.cli import main as run

        return run()
    except KeyboardInterrupt:
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
