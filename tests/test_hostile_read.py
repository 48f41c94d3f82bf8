"""Awkward and hostile files: each is decoded as it stands, or refused in one line."""

from __future__ import annotations

from pathlib import Path

import pytest

from kgbuild.errors import ReadError
from kgbuild.model import Document
from kgbuild.read import documents

HOSTILE = Path(__file__).parent / "hostile"

# What is refused, and what the line must say.
REFUSED = {
    "01_empty.txt": ("no text",),
    "02_whitespace_only.txt": ("no text",),
    "08_invalid_utf8_mid.txt": ("byte 101", "not valid utf-8", "--encoding"),
    "22_pdf_renamed.txt": ("looks like a PDF, not text", "pdftotext"),
    "23_random_binary.txt": ("binary, not text",),
}
# What is read by another encoding than UTF-8 without a mark.
ENCODED = {
    "03_utf8_bom.txt": "utf-8-sig",
    "04_gb18030.txt": "gb18030",
    "05_big5.txt": "big5",
    "06_utf16le_bom.txt": "utf-16",
    "07_utf16be_nobom.txt": "utf-16-be",
}
STARTS = {
    "03_utf8_bom.txt": "腾讯成立于1998年。",
    "04_gb18030.txt": "𠮷野家是日本的连锁餐厅。腾讯成立于1998年。",
    "05_big5.txt": "騰訊成立於1998年。",
    "06_utf16le_bom.txt": "腾讯成立于1998年。",
    "07_utf16be_nobom.txt": "腾讯成立于1998年。",
    "09_nul_bytes.txt": "\x00腾讯成立于1998年。马\x00化腾",
    "15_html_script_injection.txt": "<script>alert(1)</script>公司",
}
FILES = sorted(path.name for path in HOSTILE.glob("*.txt"))


def test_every_file_is_there() -> None:
    assert [int(name[:2]) for name in FILES] == [n for n in range(1, 26) if n not in {10, 11}]
    assert REFUSED.keys() | ENCODED.keys() | STARTS.keys() <= set(FILES)


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_it_is_refused_in_one_line(name: str) -> None:
    with pytest.raises(ReadError) as caught:
        list(documents([HOSTILE / name]))
    line = str(caught.value)
    assert line.startswith(str(HOSTILE / name))
    assert "\n" not in line
    for words in REFUSED[name]:
        assert words in line
    assert caught.value.remedy


@pytest.mark.parametrize("name", [name for name in FILES if name not in REFUSED])
def test_it_is_read_exactly(name: str) -> None:
    (document,) = documents([HOSTILE / name])
    data = (HOSTILE / name).read_bytes()
    assert document.text == data.decode(ENCODED.get(name, "utf-8"))
    assert document.text.startswith(STARTS.get(name, ""))
    assert "\ufffd" not in document.text
    assert document.id == name.removesuffix(".txt")
    assert document.title is None


def test_the_folder_is_read_but_for_the_refused() -> None:
    errors: list[ReadError] = []
    found = list(documents([HOSTILE], on_error=errors.append))
    assert len(found) + len(errors) == len(FILES) + 1  # and the README
    assert {Path(str(error.source)).name for error in errors} == set(REFUSED)
    assert len({document.id for document in found}) == len(found)


@pytest.mark.parametrize("encoding", ["gb18030", "big5"])
def test_a_named_encoding_that_does_not_fit_is_refused(encoding: str) -> None:
    with pytest.raises(ReadError, match=rf"not valid {encoding}"):
        list(documents([HOSTILE / "23_random_binary.txt"], encoding=encoding))


def test_one_line_of_a_million_bytes(tmp_path: Path) -> None:
    text = "渔港的船长在清晨把缆绳系好然后慢慢走上石阶" * 16_000 + "\n"
    assert _read_back(tmp_path, text) == text
    assert _read_back(tmp_path, text, "gb18030") == text


def test_one_character_200_000_times(tmp_path: Path) -> None:
    text = "好" * 200_000
    assert _read_back(tmp_path, text) == text
    assert _read_back(tmp_path, text, "utf-16") == text


def test_a_million_brackets(tmp_path: Path) -> None:
    text = "（" * 300_000 + "[" * 400_000 + "<" * 300_000
    assert _read_back(tmp_path, text) == text


def _read_back(folder: Path, text: str, codec: str = "utf-8") -> str:
    path = folder / "long.txt"
    path.write_bytes(text.encode(codec))
    (document,) = documents([path])
    assert isinstance(document, Document)
    return document.text
