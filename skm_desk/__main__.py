"""Start of the program: arguments, nothing else."""

import sys

from skm_desk.bootstrap import start


def main() -> int:
    """Run SKM Desk with the arguments of the command line and return its exit code."""
    return start(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
