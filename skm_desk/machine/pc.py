"""What this PC and its user are called, for the record of who did what."""

import getpass
import platform

from skm_desk.domain.signs import whole_signs


def pc_name() -> str:
    """Return the name of this PC, or `pc` when it has none."""
    return whole_signs(platform.node().strip()) or "pc"


def user_name() -> str:
    """Return the name under which the user signed in to this PC, or `petugas`."""
    try:
        return whole_signs(getpass.getuser())
    except (OSError, KeyError, ImportError):  # no such account, or Windows without USERNAME
        return "petugas"
