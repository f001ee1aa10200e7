"""Read and change what the office says of itself."""

from skm_desk.domain.changes import Kind
from skm_desk.domain.settings import Office, with_setting
from skm_desk.storage.store import Store
from skm_desk.use_cases.desk import Done


def read_office(store: Store) -> Office:
    """Return the settings of the office."""
    return store.office.read()


def change_setting(store: Store, name: str, value: str) -> Done[Office]:
    """Change one setting; raise SettingInvalid or BobotUnknown."""
    office = with_setting(store.office.read(), name, value)
    store.office.write(office)
    return Done(office, frozenset({Kind.SETTING}))
