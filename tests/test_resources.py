"""What ships with the code is found in a checkout and in a wheel; the lock names no address."""

import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

from timeline import resources


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = Path(__file__).resolve().parent.parent
    folder = tmp_path_factory.mktemp("dist")
    return Path(next(WheelBuilder(str(root)).build(directory=str(folder), versions=["standard"])))


def test_a_checkout_has_its_templates_beside_the_package(checkout: Path) -> None:
    assert str(resources.templates()) == str(checkout / "templates")
    assert "<html" in resources.template_text("base.html")


def test_an_unpacked_wheel_has_all_that_the_checkout_has(
    wheel: Path, checkout: Path, tmp_path: Path
) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    for folder in ("templates", "timeline"):
        source = checkout / folder
        names = {
            file.relative_to(source).as_posix()
            for file in source.rglob("*")
            if file.is_file() and "__pycache__" not in file.parts
        }
        inside = tmp_path / "timeline" / ("" if folder == "timeline" else folder)
        assert {name for name in names if not (inside / name).is_file()} == set()


def test_an_unpacked_wheel_finds_its_own_templates(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", "from timeline.resources import templates; print(templates())"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == str(tmp_path / "timeline" / "templates")


def test_the_lock_has_versions_and_hashes_and_no_address(checkout: Path) -> None:
    lock = (checkout / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in lock
    pins = re.findall(
        r"^([a-z][\w.-]*)==\S+.*\\\n((?: +--hash=sha256:[0-9a-f]{64}.*\n)+)", lock, re.M
    )
    assert len(pins) == len(re.findall(r"^[a-z]", lock, re.M)) > 40
