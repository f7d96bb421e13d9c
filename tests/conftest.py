"""What every test can count on: the folder of saved pages, and no surprise from the environment."""

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def neutral_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Set a zone, locale and width that no expected value assumes: what leaks in shows."""
    monkeypatch.setenv("TZ", "Asia/Kathmandu")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("COLUMNS", "80")


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The folder that holds `timeline/`, `seeds/` and `site/`."""
    return Path(__file__).resolve().parent.parent
