"""read/: PDF, Word, EPUB, subtitles, Parquet and packed files, made here and read back."""

from __future__ import annotations

import gzip
import io
import json
import sys
import zipfile
from pathlib import Path

import pytest

from kgbuild import BuildConfig, build
from kgbuild.errors import ReadError
from kgbuild.model import Document
from kgbuild.read import Meter, documents
from kgbuild.read.pdf import without_running_lines

LINE = "海岚科技与东屿港务集团达成战略合作。"
OTHER = "海岚科技推出了潮信。"


def read(*paths: Path, **options: str) -> list[Document]:
    return list(documents(paths, **options))  # type: ignore[arg-type]


def refused(path: Path) -> str:
    errors: list[ReadError] = []
    assert list(documents([path], on_error=errors.append)) == []
    (error,) = errors
    return str(error)


# PDF --------------------------------------------------------------------------------------


def pdf(*pages: str, **about: str) -> bytes:
    """Make a PDF whose text layer says ``pages``, a line each, with a font of no shapes."""
    objects: list[bytes] = []

    def add(body: bytes) -> int:
        objects.append(body)
        return len(objects)

    def stream(data: bytes) -> bytes:
        return b"<< /Length %d >>\nstream\n%b\nendstream" % (len(data), data)

    mapped = sorted({c for page in pages for c in page if c != "\n"})
    rows = "".join(f"<{ord(c):04X}> <{ord(c):04X}>\n" for c in mapped)
    cmap = f"1 begincodespacerange <0000> <FFFF> endcodespacerange\n{len(mapped)} beginbfchar\n"
    to_unicode = add(stream(f"{cmap}{rows}endbfchar".encode()))
    inner = add(
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /None /DW 1000 /CIDSystemInfo "
        b"<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>"
    )
    font = add(
        b"<< /Type /Font /Subtype /Type0 /BaseFont /None /Encoding /Identity-H "
        b"/DescendantFonts [%d 0 R] /ToUnicode %d 0 R >>" % (inner, to_unicode)
    )
    parent = len(objects) + 2 * len(pages) + 1
    kids = []
    for page in pages:
        shown = "".join(
            f"1 0 0 1 50 {780 - 20 * k} Tm <{line.encode('utf-16-be').hex()}> Tj\n"
            for k, line in enumerate(page.split("\n"))
        )
        content = add(stream(f"BT /F 12 Tf\n{shown}ET".encode()))
        kids.append(
            add(
                b"<< /Type /Page /Parent %d 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
                b"/Resources << /Font << /F %d 0 R >> >> >>" % (parent, content, font)
            )
        )
    listed = b" ".join(b"%d 0 R" % kid for kid in kids)
    assert add(b"<< /Type /Pages /Count %d /Kids [%b] >>" % (len(kids), listed)) == parent
    root = add(b"<< /Type /Catalog /Pages %d 0 R >>" % parent)
    said = "".join(f"/{k} <FEFF{v.encode('utf-16-be').hex()}> " for k, v in about.items())
    info = add(f"<< {said}>>".encode())
    out, places = io.BytesIO(), []
    out.write(b"%PDF-1.7\n")
    for number, body in enumerate(objects, start=1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%b\nendobj\n" % (number, body))
    table = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer << /Size %d /Root %d 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    out.write(trailer % (len(objects) + 1, root, info, table))
    return out.getvalue()


class TestPdf:
    @pytest.fixture(autouse=True)
    def _library(self) -> None:
        pytest.importorskip("pypdf", reason="pip install 'kgbuild[inputs]'")

    def test_text_title_author_and_date(self, tmp_path: Path) -> None:
        path = tmp_path / "report.pdf"
        about = {"Title": "年度报告", "Author": "林知远", "CreationDate": "D:20240305093000"}
        path.write_bytes(pdf(LINE, **about))
        (document,) = read(path)
        assert document.text == LINE
        assert (document.title, document.speaker, document.date) == (
            "年度报告",
            "林知远",
            "2024-03-05",
        )

    def test_what_software_wrote_is_not_taken_for_title_or_author(self, tmp_path: Path) -> None:
        path = tmp_path / "report.pdf"
        path.write_bytes(pdf(LINE, Title="Microsoft Word - 1.docx", Author="Administrator"))
        (document,) = read(path)
        assert (document.title, document.speaker, document.date) == (None, None, None)

    def test_evidence_names_its_page_and_its_place_in_the_text(self, tmp_path: Path) -> None:
        path = tmp_path / "report.pdf"
        path.write_bytes(pdf("公司概况", LINE, OTHER))
        build([path], tmp_path / "out", BuildConfig(min_confidence=0.0))
        (document,) = map(json.loads, (tmp_path / "out" / "documents.jsonl").open())
        found = set()
        for row in map(json.loads, (tmp_path / "out" / "statements.jsonl").open()):
            for evidence in row["evidence"]:
                sentence = evidence["sentence"]
                assert document["text"][evidence["start"] : evidence["end"]] == sentence
                found.add((sentence, evidence["fragment"]))
        assert (LINE, "page=2") in found
        assert (OTHER, "page=3") in found

    def test_pictures_alone_are_refused_with_the_way_out(self, tmp_path: Path) -> None:
        path = tmp_path / "scan.pdf"
        path.write_bytes(pdf(" "))
        assert "OCR" in refused(path)

    @pytest.mark.parametrize("data", [b"%PDF-1.7\n", b"", pdf(LINE)[:300]])
    def test_damage_is_one_clear_line(self, data: bytes, tmp_path: Path) -> None:
        path = tmp_path / "bad.pdf"
        path.write_bytes(data)
        assert "bad.pdf" in refused(path)

    def test_a_pdf_of_no_suffix_is_told_by_its_bytes(self, tmp_path: Path) -> None:
        path = tmp_path / "report"
        path.write_bytes(pdf(LINE))
        assert [document.text for document in read(path)] == [LINE]


def test_without_the_library_the_way_to_it_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    path = tmp_path / "report.pdf"
    path.write_bytes(pdf(LINE))
    assert "pip install 'kgbuild[inputs]'" in refused(path)


def test_running_titles_and_page_numbers_are_left_out() -> None:
    bodies = [LINE, OTHER, f"2024年\n{OTHER}"]
    pages = [f"年度报告\n{body}\n第{n}页\n" for n, body in enumerate(bodies, start=1)]
    assert without_running_lines(pages) == bodies
    assert without_running_lines(pages[:2]) == pages[:2], "two pages tell nothing"
    assert without_running_lines(["甲\n乙", "丙\n丁", "戊\n己"]) == ["甲\n乙", "丙\n丁", "戊\n己"]


# Word -------------------------------------------------------------------------------------


def test_word_paragraphs_tables_and_properties(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx", reason="pip install 'kgbuild[inputs]'")
    word, path = docx.Document(), tmp_path / "memo.docx"
    word.core_properties.title, word.core_properties.author = "备忘", "林知远"
    word.add_paragraph(LINE)
    table = word.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "名称", "潮信"
    word.add_paragraph(OTHER)
    word.sections[0].header.paragraphs[0].text = "内部文件"
    word.save(str(path))
    (document,) = read(path)
    assert document.text == f"{LINE}\n名称\t潮信\n{OTHER}"
    assert (document.title, document.speaker) == ("备忘", "林知远")


def test_an_archive_that_is_no_document_or_a_bomb_is_refused(tmp_path: Path) -> None:
    pytest.importorskip("docx", reason="pip install 'kgbuild[inputs]'")
    for name, size in (("empty.docx", 1), ("bomb.docx", (1 << 29) + 1), ("empty.epub", 1)):
        with (
            zipfile.ZipFile(tmp_path / name, "w", zipfile.ZIP_DEFLATED) as archive,
            archive.open("word/x", "w") as member,
        ):
            for start in range(0, size, 1 << 24):
                member.write(bytes(min(1 << 24, size - start)))
        assert ("unpacks to" if size > 1 else "is no readable") in refused(tmp_path / name)


# EPUB -------------------------------------------------------------------------------------

CONTAINER = '<container><rootfiles><rootfile full-path="o/p.opf"/></rootfiles></container>'
PACKAGE = """<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/">
<metadata><dc:title>港口之书</dc:title><dc:creator>林知远</dc:creator><dc:date>2023-05-01</dc:date>
</metadata><manifest>
<item id="b" href="two.xhtml" media-type="application/xhtml+xml"/>
<item id="a" href="%E4%B8%80.xhtml" media-type="application/xhtml+xml"/>
<item id="c" href="c.css" media-type="text/css"/></manifest>
<spine><itemref idref="a"/><itemref idref="c"/><itemref idref="b"/></spine></package>"""
PAGE = """<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>
<nav>目录</nav><h1>{}</h1><!-- no --><p>{}<b>。</b></p></body></html>"""


def test_a_book_is_read_in_the_order_of_its_spine(tmp_path: Path) -> None:
    path = tmp_path / "book.epub"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("META-INF/container.xml", CONTAINER)
        archive.writestr("o/p.opf", PACKAGE)
        archive.writestr("o/一.xhtml", PAGE.format("第一章", "海岚科技推出了\n潮信"))
        archive.writestr("o/two.xhtml", PAGE.format("第二章", LINE[:-1]))
    (document,) = read(path)
    assert document.text == f"第一章\n海岚科技推出了 潮信。\n第二章\n{LINE}\n"
    assert (document.title, document.speaker, document.date) == ("港口之书", "林知远", "2023-05-01")
    assert document.fragments == ((0, "o/一.xhtml"), (document.text.index("第二章"), "o/two.xhtml"))


# Subtitles --------------------------------------------------------------------------------

SRT = """1
00:00:01,000 --> 00:00:03,000
海岚科技与东屿港务集团

2
00:00:03,200 --> 00:00:05,000
<i>达成战略合作</i>。

3
00:01:05,000 --> 00:01:06,500
{\\an8}海岚科技推出了潮信
"""
VTT = """WEBVTT

NOTE 海岚科技收购了潮信

00:01.000 --> 00:03.000 align:start
<v 林知远>海岚科技推出了

00:03.100 --> 00:04.000
<v 林知远>潮信

00:04.100 --> 00:06.000
<v 许怀舟>我们 &amp; 海岚科技合作
"""


def test_cues_run_on_until_a_mark_or_a_silence(tmp_path: Path) -> None:
    path = tmp_path / "talk.srt"
    path.write_text(SRT.replace("\n", "\r\n"), encoding="utf-8-sig", newline="")
    (document,) = read(path)
    assert document.text == f"{LINE}\n海岚科技推出了潮信"
    assert document.fragments == ((0, "t=1"), (11, "t=3.2"), (19, "t=65"))
    assert [document.fragment_at(k) for k in (0, 10, 11, 25)] == ["t=1", "t=1", "t=3.2", "t=65"]


def test_voices_stand_before_what_they_say(tmp_path: Path) -> None:
    path = tmp_path / "talk.vtt"
    path.write_text(VTT, encoding="utf-8")
    (document,) = read(path)
    assert document.text == "林知远：海岚科技推出了潮信\n许怀舟：我们 & 海岚科技合作"
    path.write_text(VTT.replace("许怀舟", "林知远"), encoding="utf-8")
    (document,) = read(path)
    assert document.speaker == "林知远"
    assert "：" not in document.text


def test_subtitles_without_a_cue_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "talk.srt"
    path.write_text("海岚科技推出了潮信。", encoding="utf-8")
    assert "no subtitles" in refused(path)


# Many documents a file --------------------------------------------------------------------

ROWS = [{"id": "a", "text": LINE, "date": 2024}, {"text": OTHER, "other": 1}]
LINES = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in ROWS).encode()


@pytest.mark.parametrize("suffix", ["gz", "zst"])
def test_packed_json_lines(suffix: str, tmp_path: Path) -> None:
    if suffix == "gz":
        packed = gzip.compress(LINES)
    else:
        zstandard = pytest.importorskip("zstandard", reason="pip install 'kgbuild[inputs]'")
        packed = zstandard.ZstdCompressor().compress(LINES)
    path = tmp_path / f"corpus.jsonl.{suffix}"
    path.write_bytes(packed)
    (tmp_path / f"other.bin.{suffix}").write_bytes(packed)
    found = read(tmp_path)
    assert [(d.id, d.text, d.date) for d in found] == [
        ("a", LINE, "2024"),
        ("corpus:2", OTHER, None),
    ]
    path.write_bytes(packed[:-9])
    errors: list[ReadError] = []
    list(documents([path], on_error=errors.append))
    assert "unpacked" in str(errors[-1])
    path.write_bytes(LINES)
    assert "unpacked" in refused(path)


def test_parquet_rows_and_the_bad_ones_among_them(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow", reason="pip install 'kgbuild[inputs]'")
    import datetime

    import pyarrow.parquet as pq

    path = tmp_path / "corpus.parquet"
    day = datetime.date(2024, 3, 5)
    table = {"id": ["a", "b", None], "text": [LINE, None, OTHER], "date": [day, None, None]}
    pq.write_table(pa.table({**table, "vector": [[1.0], [2.0], None]}), path)
    errors: list[ReadError] = []
    found = list(documents([path], on_error=errors.append))
    assert [(d.id, d.text, d.date) for d in found] == [
        ("a", LINE, "2024-03-05"),
        ("corpus:3", OTHER, None),
    ]
    assert "row 2" in str(errors[0])
    pq.write_table(pa.table({"body": [LINE]}), path)
    assert 'no column "text"' in refused(path)
    path.write_bytes(b"PAR1 and no more")
    assert "no readable Parquet" in refused(path)


def test_the_meter_comes_to_the_size_of_all_files(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(LINES * 3)
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(LINES))
    (tmp_path / "c.txt").write_text(LINE, encoding="utf-8")
    meter = Meter.of([tmp_path, tmp_path / "missing"])
    assert meter.total == sum(path.stat().st_size for path in tmp_path.iterdir())
    errors: list[ReadError] = []
    told = [meter.done for _ in documents([tmp_path], on_error=errors.append, meter=meter)]
    assert told == sorted(told)
    assert 0 < told[0] <= meter.done == meter.total
