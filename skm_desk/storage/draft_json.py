"""What is being filled in, as JSON: in the table of drafts, and in a file where forms are held."""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from skm_desk.domain.draft import Draft, HeldForm
from skm_desk.domain.filling import Filling, Part, Step
from skm_desk.domain.kuesioner import ProfileChoice
from skm_desk.domain.responden import Source
from skm_desk.storage.canonical import canonical_json


def filling_of_json(text: str) -> Filling:
    """Return the filling of a draft."""
    return _filling(json.loads(text))


def held_to_json(held: HeldForm) -> bytes:
    """Return a held form as UTF-8 JSON."""
    return (canonical_json(held) or "").encode("utf-8", "surrogatepass")


def held_of_json(data: bytes) -> HeldForm:
    """Return the held form of what `held_to_json` made; raise ValueError for anything else."""
    try:
        body = json.loads(data)
        draft, layanan = body["draft"], body["layanan"]
        pc, sent = str(draft["pc"]), draft["sent"]
        filling, source = _filling(draft["filling"]), Source(draft["source"])
        filling.finish(pc, source)  # what cannot become a form never was one
        return HeldForm(
            Draft(filling, pc, source, None if sent is None else datetime.fromisoformat(sent)),
            None if layanan is None else str(layanan),
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as fault:
        raise ValueError("no held form") from fault


def _filling(body: Mapping[str, Any]) -> Filling:
    steps = tuple(
        Step(
            Part(step["part"]),
            step["name"],
            tuple(ProfileChoice(**choice) for choice in step["choices"]),
        )
        for step in body["steps"]
    )
    started = datetime.fromisoformat(body["started"])
    return Filling(**{**body, "steps": steps, "started": started})
