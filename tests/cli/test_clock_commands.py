"""`sehat` tells of a clock that jumped until a person says that it is right."""

from datetime import datetime
from pathlib import Path

from tests.cli.conftest import Run
from tests.use_cases.clock_samples import let_jump


def test_a_jump_is_told_until_it_is_said_to_be_right(sample: Run, data_file: Path) -> None:
    assert sample("sehat")[0] == 0
    let_jump(data_file.parent, datetime.now().astimezone())
    for _ in range(2):
        code, out, _ = sample("sehat")
        assert code == 1
        assert "padahal terakhir terlihat" in out
    code, out, _ = sample("sehat", "--jam-benar")
    assert code == 0
    assert "masuk akal" in out
    assert sample("sehat")[0] == 0
