"""The variables that matplotlib starts with are put back as they were."""

import os
from pathlib import Path

import pytest

from skm_desk.charts.private_folder import private_matplotlib_folder


def test_variables_are_put_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MPLCONFIGDIR", "milik orang lain")
    monkeypatch.delenv("MPL_IGNORE_SYSTEM_FONTS", raising=False)
    with private_matplotlib_folder():
        folder = Path(os.environ["MPLCONFIGDIR"])
        assert folder.is_dir()
        assert list(folder.iterdir()) == []
        assert os.environ["MPL_IGNORE_SYSTEM_FONTS"] == "1"
    assert os.environ["MPLCONFIGDIR"] == "milik orang lain"
    assert "MPL_IGNORE_SYSTEM_FONTS" not in os.environ
    assert not folder.exists()
