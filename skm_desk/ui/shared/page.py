"""Page: an entry of the navigation of the staff window."""

from collections.abc import Callable
from dataclasses import dataclass

from skm_desk.ui.shared.context import Context
from skm_desk.ui.shared.page_frame import PageFrame


@dataclass(frozen=True)
class Page:
    """An entry of the navigation; `build` makes the page when it is first shown."""

    title: str
    icon: str
    meaning: str
    build: Callable[[Context], PageFrame]
