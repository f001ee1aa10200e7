"""What backups are called: their moment stands in the name, so that it survives any copying."""

from datetime import datetime

_FORM = "%Y-%m-%d-%H%M%S"
_HEAD = "skm-desk-"
_TAIL = ".db"
RESTORED = "sebelum-pulih"
DAMAGED = "rusak"


def backup_name(moment: datetime) -> str:
    """Return the file name of a backup made at this moment of the PC's own clock."""
    return f"{_HEAD}{moment.strftime(_FORM)}{_TAIL}"


def backup_moment(name: str) -> datetime | None:
    """Return the moment that a name tells, by the PC's clock and without an offset.

    None if it is not the name of a backup.
    """
    if not (name.startswith(_HEAD) and name.endswith(_TAIL)):
        return None
    try:
        moment = datetime.strptime(name[len(_HEAD) : -len(_TAIL)], _FORM)
    except ValueError:
        return None
    return moment if backup_name(moment) == name else None


def aside_name(why: str, moment: datetime) -> str:
    """Return what a data file is called from this moment on, after another took its place.

    `why` is RESTORED or DAMAGED.
    """
    return f"skm-desk.{why}-{moment.strftime(_FORM)}{_TAIL}"
