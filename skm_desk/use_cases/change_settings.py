"""Read and change what the office says of itself."""

from skm_desk.domain.changes import Kind
from skm_desk.domain.errors import SettingInvalid
from skm_desk.domain.settings import Office, with_setting
from skm_desk.storage.store import Store
from skm_desk.use_cases.desk import Done

LOGO = "logo"
LARGEST_LOGO = 2 * 1024 * 1024  # bytes


def read_office(store: Store) -> Office:
    """Return the settings of the office."""
    return store.office.read()


def change_setting(store: Store, name: str, value: str) -> Done[Office]:
    """Change one setting; raise SettingInvalid or BobotUnknown."""
    office = with_setting(store.office.read(), name, value)
    store.office.write(office)
    return Done(office, frozenset({Kind.SETTING}))


def put_logo(store: Store, data: bytes) -> Done[None]:
    """Keep the logo of the office, a picture in a usual format; empty takes it away.

    Raise SettingInvalid for one over LARGEST_LOGO bytes. That it can be shown is for whoever
    reads it to check before.
    """
    if len(data) > LARGEST_LOGO:
        raise SettingInvalid(LOGO, f"{len(data)}")
    store.office.put_picture(LOGO, data)
    return Done(None, frozenset({Kind.PICTURE}))
