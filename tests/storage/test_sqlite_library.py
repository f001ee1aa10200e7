"""sqlite-utils comes alone, does all it did, and leaves large libraries to whoever needs them."""

import ast
import importlib
import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from skm_desk.storage.sqlite_library import hidden
from tests.architecture.source_files import ROOT, source_files

WITHOUT_US = "from sqlite_utils import Database"
WITH_US = "from skm_desk.storage.store import Store"


def run_python(code: str, *args: Path, search: Path | None = None) -> str:
    """Return what `code` prints in a process of its own, where nothing is loaded yet."""
    done = start_python(code, *args, search=search)
    assert done.returncode == 0, done.stderr
    return done.stdout


def start_python(
    code: str, *args: Path, search: Path | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", code, *map(str, args)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(search or "")},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
    )


@pytest.mark.parametrize("name", ["numpy", "pandas", "pysqlite3"])
def test_what_we_do_not_need_is_not_even_looked_at(tmp_path: Path, name: str) -> None:
    (tmp_path / f"{name}.py").write_text("raise RuntimeError('looked at')", encoding="utf-8")
    assert "looked at" in start_python(WITHOUT_US, search=tmp_path).stderr
    left = run_python(f"{WITH_US}; import sys; print({name!r} in sys.modules)", search=tmp_path)
    assert left.strip() == "False"


def test_numpy_comes_whole_to_whoever_asks_later() -> None:
    assert find_spec("numpy") is not None
    code = f"""
{WITH_US}
import sys
assert None not in sys.modules.values()
assert not any(name.split(".")[0] == "numpy" for name in sys.modules)
import numpy
print(numpy.arange(5).sum(), numpy.linalg.norm([3, 4]))
"""
    assert run_python(code).split() == ["10", "5.0"]


def test_numpy_that_came_first_is_left_alone() -> None:
    code = f"""
import sys
import numpy
before = {{name: module for name, module in sys.modules.items() if "numpy" in name}}
{WITH_US}
import sqlite_utils.db
assert sqlite_utils.db.np is numpy
assert all(sys.modules[name] is module for name, module in before.items())
print(len(before) > 1)
"""
    assert run_python(code).strip() == "True"


def test_only_columns_of_numpy_are_no_longer_known() -> None:
    code = """
import json
from sqlite_utils.db import COLUMN_TYPE_MAPPING
kinds = {f"{getattr(kind, '__module__', '')} {kind}": name
         for kind, name in COLUMN_TYPE_MAPPING.items()}
print(json.dumps(kinds))
"""
    usual = json.loads(run_python(f"{WITHOUT_US}\n{code}"))
    ours = json.loads(run_python(f"{WITH_US}\n{code}"))
    assert ours.items() <= usual.items()
    missing = usual.keys() - ours.keys()
    assert missing
    assert {kind.split()[0] for kind in missing} == {"numpy"}


def test_tables_migrations_and_plugins_work_without_numpy(tmp_path: Path) -> None:
    code = """
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path
from skm_desk.bootstrap import make_desk
from skm_desk.storage.sqlite_library import Database
from skm_desk.use_cases.fill_sample import fill
from skm_desk.use_cases.view_results import view_period
from sqlite_utils.plugins import get_plugins

folder = Path(sys.argv[1])
desk = make_desk(folder)
desk.do(fill)
print(desk.look(view_period, "2024").result.ikm)
db = Database(folder / "lain.db")
row = {"a": 1, "b": 1.5, "c": "x", "d": b"y", "e": None, "f": date(2026, 1, 2), "g": Decimal("0.5")}
db["jenis"].insert(row)
print(*db["jenis"].columns_dict.values())
print(*next(db["jenis"].rows).values())
db.close()
assert isinstance(get_plugins(), list)
assert "numpy" not in sys.modules
"""
    ikm, kinds, values = run_python(code, tmp_path).splitlines()
    assert ikm == "93.54"
    assert kinds.replace("<class '", "").replace("'>", "") == "int float str bytes str str float"
    assert values == "1 1.5 x b'y' None 2026-01-02 0.5"


def test_hidden_modules_are_found_again_also_after_a_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "uji_baru.py").write_text("", encoding="utf-8")
    (tmp_path / "uji_lama.py").write_text("", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    before = importlib.import_module("uji_lama")
    try:
        with hidden("uji_lama"):
            assert importlib.import_module("uji_lama") is before
        with pytest.raises(ModuleNotFoundError), hidden("uji_baru", "uji_lama", "uji_tiada"):
            importlib.import_module("uji_baru")
        assert not {"uji_baru", "uji_tiada"} & set(sys.modules)
        assert sys.modules["uji_lama"] is before
        assert importlib.import_module("uji_baru").__file__ == str(tmp_path / "uji_baru.py")
    finally:
        for name in ("uji_baru", "uji_lama"):
            sys.modules.pop(name, None)


def test_nobody_else_loads_sqlite_utils() -> None:
    loading = {
        file.name
        for file in source_files()
        for node in ast.walk(file.tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in (getattr(node, "module", None), *(alias.name for alias in node.names))
        if name and name.split(".")[0] == "sqlite_utils"
    }
    assert loading == {"skm_desk/storage/sqlite_library.py"}
