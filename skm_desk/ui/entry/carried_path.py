"""CarriedPath: the way to what a stack carries over, and back to where the officer was."""

from dataclasses import replace

from skm_desk.domain.sheet import CARRIED, Sheet


class CarriedPath:
    """Remembers the field at which typing was left for a carried one."""

    def __init__(self) -> None:
        self._back_to: str | None = None

    def forget(self) -> None:
        """Remember nothing: another sheet is typed."""
        self._back_to = None

    def go_to(self, sheet: Sheet, name: str) -> Sheet:
        """Return the sheet at this field."""
        if name in CARRIED and sheet.at.name not in CARRIED:
            self._back_to = sheet.at.name
        return sheet.go_to(name)

    def go_to_next(self, sheet: Sheet) -> Sheet:
        """Return the sheet at its first carried field, or at the next one of them; a key counts."""
        carried = [field.name for field in sheet.fields if field.name in CARRIED]
        at = sheet.at.name
        place = (carried.index(at) + 1) % len(carried) if at in carried else 0
        return replace(self.go_to(sheet, carried[place]), keys=sheet.keys + 1)

    def come_back(self, before: Sheet, after: Sheet) -> Sheet:
        """Return the sheet where typing was left, once a key led on from the carried fields."""
        has_left = before.at.name in CARRIED and after.at.name not in CARRIED
        if not has_left or after.place < before.place or self._back_to is None:
            return after
        name, self._back_to = self._back_to, None
        return after.go_to(name) if after.applies(name) else after
