"""Page: an entry of the navigation of the staff window."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from skm_desk.machine.resources import resource
from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.page_frame import PageFrame


@dataclass(frozen=True)
class Page:
    """An entry of the navigation; `build` makes the page when it is first shown."""

    title: str
    icon: str
    meaning: str
    build: Callable[[Context], PageFrame]

    @property
    def help_name(self) -> str:
        """The name of its help in `resources/panduan`: `Periksa ganda` → `periksa-ganda`."""
        return re.sub("[^a-z]+", "-", self.title.lower())

    def read_help(self) -> str:
        """Return its help in Markdown; raise ResourceMissing if the installation lacks it."""
        return resource("panduan", f"{self.help_name}.md").read_text(encoding="utf-8")
