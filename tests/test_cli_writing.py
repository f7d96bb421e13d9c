"""Files stand on disk whole or not at all; a folder that is not ours is refused early."""

from pathlib import Path

import pytest

from timeline.cli.writing import check_replaceable, write_file
from timeline.errors import OutputError


def test_only_an_empty_folder_or_our_own_is_replaced(tmp_path: Path) -> None:
    check_replaceable(tmp_path / "new", force=False)
    check_replaceable(tmp_path, force=False)
    (tmp_path / "thesis.txt").write_text("x", encoding="utf-8")
    with pytest.raises(OutputError, match=r"was not written by timeline.*--force"):
        check_replaceable(tmp_path, force=False)
    check_replaceable(tmp_path, force=True)
    with pytest.raises(OutputError, match="is a file"):
        check_replaceable(tmp_path / "thesis.txt", force=True)
    (tmp_path / ".timeline-site").write_text("timeline 0.1.0\n", encoding="utf-8")
    check_replaceable(tmp_path, force=False)


def test_a_file_is_written_in_one_step(tmp_path: Path) -> None:
    file = tmp_path / "story.ics"
    write_file(file, b"one")
    write_file(file, b"two")
    assert file.read_bytes() == b"two"
    assert [one.name for one in tmp_path.iterdir()] == ["story.ics"]
    with pytest.raises(OutputError, match="cannot be written"):
        write_file(tmp_path / "no" / "such" / "folder.ics", b"three")
