"""The committed example is exactly what `make site` writes, wherever and whenever it is written."""

import os
import subprocess
import sys
from pathlib import Path

import pytest


def files(folder: Path) -> dict[str, bytes]:
    """Return every file under a folder by its name within it."""
    found = (file for file in sorted(folder.rglob("*")) if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in found}


@pytest.mark.parametrize("seed", ["1", "4711"])
def test_site_is_what_the_seeds_make_of_it(seed: str, checkout: Path, tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, "-m", "timeline", "build", checkout / "seeds", "-o", "new", "--quiet"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONHASHSEED": seed},
        check=True,
    )
    built, committed = files(tmp_path / "new"), files(checkout / "site")
    assert sorted(built) == sorted(committed), "run `make site` and commit site/"
    changed = [name for name, data in built.items() if committed[name] != data]
    assert changed == [], "run `make site` and commit site/"
