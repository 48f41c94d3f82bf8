"""The first bytes of a file to the name of its format, when that format is not text.

A PDF called ``speech.txt`` decodes into characters by some encoding; its operators would
become entities. So well-known formats are recognised by their signatures before any
decoding, and each is refused with the way to its text.
"""

from __future__ import annotations

from kgbuild.errors import ReadError

_SAVE_AS_TEXT = "save it as plain text first"
_UNPACK = "unpack it first"
_NO_PICTURE = "give its text, not a picture of it"

_SIGNATURES = (
    (b"%PDF-", "a PDF", "call it .pdf, or extract its text first, for example with pdftotext"),
    (b"{\\rtf", "an RTF document", _SAVE_AS_TEXT),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document", _SAVE_AS_TEXT),
    (b"\x1f\x8b\x08", "a gzip archive", "call it .gz, or unpack it first"),
    (b"BZh91AY&SY", "a bzip2 archive", _UNPACK),
    (b"\xfd7zXZ\x00", "an xz archive", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", _UNPACK),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive", "call it .zst, or unpack it first"),
    (b"Rar!\x1a\x07", "a RAR archive", _UNPACK),
    (b"\x89PNG\r\n\x1a\n", "a PNG image", _NO_PICTURE),
    (b"\xff\xd8\xff", "a JPEG image", _NO_PICTURE),
    (b"GIF87a", "a GIF image", _NO_PICTURE),
    (b"GIF89a", "a GIF image", _NO_PICTURE),
    (b"SQLite format 3\x00", "an SQLite database", "export its text first"),
    (b"\x7fELF", "a program", "give a text file"),
)
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
# Names that stand uncompressed in the first members of the zip-based formats.
_ZIP_MEMBERS = (
    (b"word/", "a Word document (docx)", "call it .docx"),
    (b"xl/", "an Excel workbook (xlsx)", "export its text first"),
    (b"ppt/", "a PowerPoint file (pptx)", "export its text first"),
    (b"application/epub+zip", "an EPUB book", "call it .epub"),
    (b"application/vnd.oasis", "an OpenDocument file", _SAVE_AS_TEXT),
    (b"", "a zip archive", _UNPACK),
)
_ZIP_HEAD = 1 << 16


def refuse_known_binary(data: bytes, *, source: str) -> None:
    """Raise if ``data`` begins like a well-known format that is not text.

    Args:
        data: The input, or at least its first 64 KiB.
        source: Its name, for the message.

    Raises:
        ReadError: It names the format and the way to its text.
    """
    start = data[:64].lstrip(b"\xef\xbb\xbf\r\n\t ")  # some tools prepend a mark or a blank line
    for signature, name, remedy in _SIGNATURES:
        if start.startswith(signature) or data.startswith(signature):
            raise ReadError(f"looks like {name}, not text", source=source, remedy=remedy)
    if data.startswith(_ZIP):
        _, name, remedy = next(kind for kind in _ZIP_MEMBERS if kind[0] in data[:_ZIP_HEAD])
        raise ReadError(f"looks like {name}, not text", source=source, remedy=remedy)
