"""A site is put in its place in one step, and never over what is not ours."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import page_stories as stories
import pytest

from timeline.errors import OutputError
from timeline.render import publish
from timeline.render.publish import MARKER, swap_in


def one_page(words: str):  # type: ignore[no-untyped-def]
    def write(folder: Path) -> None:
        (folder / MARKER).write_text("ours")
        (folder / "index.html").write_text(words)

    return write


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_folder_is_made_with_its_parents(tmp_path: Path) -> None:
    swap_in(tmp_path / "a" / "b" / "site", one_page("new"))
    assert (tmp_path / "a" / "b" / "site" / "index.html").read_text() == "new"


def test_our_own_folder_is_replaced_whole_and_nothing_is_left_beside(tmp_path: Path) -> None:
    swap_in(tmp_path / "site", one_page("old"))
    (tmp_path / "site" / "stale.html").write_text("stale")
    swap_in(tmp_path / "site", one_page("new"))
    assert names(tmp_path / "site") == [MARKER, "index.html"]
    assert names(tmp_path) == ["site"]


def test_an_empty_folder_may_be_used(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    swap_in(tmp_path / "site", one_page("new"))
    assert (tmp_path / "site" / "index.html").exists()


def test_a_strangers_folder_is_refused_and_unchanged(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "thesis.txt").write_text("years of work")
    with pytest.raises(OutputError, match="--force"):
        swap_in(tmp_path / "site", one_page("new"))
    assert names(tmp_path / "site") == ["thesis.txt"]
    assert names(tmp_path) == ["site"]


def test_a_strangers_folder_is_replaced_by_force(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "thesis.txt").write_text("years of work")
    swap_in(tmp_path / "site", one_page("new"), force=True)
    assert names(tmp_path / "site") == [MARKER, "index.html"]


def test_a_file_is_never_replaced_not_even_by_force(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("a file")
    with pytest.raises(OutputError, match="not a folder"):
        swap_in(tmp_path / "site", one_page("new"), force=True)
    assert (tmp_path / "site").read_text() == "a file"


def test_a_link_stays_and_what_it_leads_to_is_replaced(tmp_path: Path) -> None:
    swap_in(tmp_path / "deep" / "real", one_page("old"))
    (tmp_path / "site").symlink_to(tmp_path / "deep" / "real")
    swap_in(tmp_path / "site", one_page("new"))
    assert (tmp_path / "site").is_symlink()
    assert (tmp_path / "deep" / "real" / "index.html").read_text() == "new"
    assert names(tmp_path / "deep") == ["real"]


def test_a_path_through_the_parent_is_understood(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "inner").mkdir()
    monkeypatch.chdir(tmp_path / "inner")
    swap_in(Path("../site"), one_page("new"))
    assert names(tmp_path / "site") == [MARKER, "index.html"]
    assert names(tmp_path / "inner") == []


def test_an_error_while_writing_leaves_the_old_site_and_nothing_else(tmp_path: Path) -> None:
    swap_in(tmp_path / "site", one_page("old"))

    def fails(folder: Path) -> None:
        (folder / "half.html").write_text("half")
        raise ValueError("in the middle")

    with pytest.raises(ValueError, match="in the middle"):
        swap_in(tmp_path / "site", fails)
    assert (tmp_path / "site" / "index.html").read_text() == "old"
    assert names(tmp_path) == ["site"]


def test_what_a_killed_call_left_beside_is_brought_back(tmp_path: Path) -> None:
    swap_in(tmp_path / "site", one_page("old"))
    (tmp_path / "site").rename(tmp_path / ".timeline-old-site")

    def fails(folder: Path) -> None:
        raise ValueError(folder.name)

    with pytest.raises(ValueError, match="site"):
        swap_in(tmp_path / "site", fails)
    assert (tmp_path / "site" / "index.html").read_text() == "old"


CHILD = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
import page_stories
from timeline.render import publish
print("ready", flush=True)
while True:
    for number in (5, 9):
        publish(page_stories.generated(number), Path(sys.argv[1]))
"""


@pytest.mark.parametrize("milliseconds", range(0, 60, 6))
def test_killed_at_any_point_a_whole_site_stands(milliseconds: int, tmp_path: Path) -> None:
    site = tmp_path / "site"
    whole = {}
    for number in (5, 9):
        publish(stories.generated(number), site)
        whole[number] = {path.name: path.read_bytes() for path in site.iterdir()}
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(site), str(Path(__file__).parent)],
        stdout=subprocess.PIPE,
    )
    assert child.stdout is not None
    child.stdout.readline()
    time.sleep(milliseconds / 1000)
    os.kill(child.pid, signal.SIGKILL)
    child.communicate()
    found = {path.name: path.read_bytes() for path in site.iterdir()}
    assert found in whole.values()
