"""The reading stage: bytes, files, folders and JSON lines to documents."""

from __future__ import annotations

import codecs
import contextlib
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from kgbuild.errors import ReadError
from kgbuild.model import Document
from kgbuild.read import documents
from kgbuild.read.characters import COMMON, VARIANTS, evidence, is_blank
from kgbuild.read.encodings import decode

SIMPLIFIED = (
    "清晨的渔港下着小雨，老船长把缆绳系好，慢慢走上石阶。他说今年的鱼比去年少，可是价格高了不少。",
    "镇上的中学请来两位工程师，为学生们讲解桥梁是怎样建成的，大家听得非常认真。",
    "公司在三月份发布了新的产品计划，并且同四家供应商签订了长期合作协议。",
    "昨天下午，图书馆馆长宣布，新的阅览室将在明年春天对所有居民开放。",
    "如果明天不下雨，我们就沿着河边走到旧磨坊，再从山后面的小路回来。",
    "“这条铁路改变了我们的生活”，一位在车站工作了二十年的老人这样告诉记者。",
)
TRADITIONAL = (
    "清晨的漁港下著小雨，老船長把纜繩繫好，慢慢走上石階。他說今年的魚比去年少，可是價格高了不少。",
    "鎮上的中學請來兩位工程師，為學生們講解橋樑是怎樣建成的，大家聽得非常認真。",
    "公司在三月份發布了新的產品計劃，並且同四家供應商簽訂了長期合作協議。",
    "昨天下午，圖書館館長宣布，新的閱覽室將在明年春天對所有居民開放。",
    "如果明天不下雨，我們就沿著河邊走到舊磨坊，再從山後面的小路回來。",
    "「這條鐵路改變了我們的生活」，一位在車站工作了二十年的老人這樣告訴記者。",
)
DETECTED = [
    ("gb18030", SIMPLIFIED),
    ("gb18030", TRADITIONAL),
    ("gbk", SIMPLIFIED),
    ("big5", TRADITIONAL),
    ("utf-16-le", SIMPLIFIED),
    ("utf-16-be", TRADITIONAL),
]

chinese = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"))
    | st.sampled_from("的一是不了在人有我，。！？\r\n\u3000𠮷🌊"),
    min_size=1,
)


def read(*inputs: str | Path, **options: object) -> tuple[list[Document], list[ReadError]]:
    """Read everything, with the errors collected."""
    errors: list[ReadError] = []
    found = list(documents(inputs, on_error=errors.append, **options))  # type: ignore[arg-type]
    return found, errors


def refused(path: Path, **options: object) -> ReadError:
    """Read a file that must be refused, and return its one error."""
    found, (error,) = read(path, **options)
    assert not found
    line = str(error)
    assert line.startswith(str(path))
    assert "\n" not in line
    assert error.remedy
    return error


def decoded_or_none(data: bytes) -> str | None:
    """Decode ``data``, or return ``None`` where it is refused with the usual remedy."""
    try:
        return decode(data, source="x").text
    except ReadError as error:
        if error.remedy is None or "--encoding" not in error.remedy:
            raise
        return None


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str | bytes], Path]:
    def write_file(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return write_file


@pytest.fixture
def stdin(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
    def set_stdin(data: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))

    return set_stdin


class TestEncodings:
    @given(chinese)
    def test_utf8_comes_back_exactly(self, text: str) -> None:
        assume(not text.startswith("\ufeff"))
        decoded = decoded_or_none(text.encode())
        # refused only where a few characters could as well be of another encoding
        doubtful = len(text.encode()) <= 64 or max(text) < "\u0800"
        assert decoded == text or (decoded is None and doubtful)

    @given(st.text(st.sampled_from(COMMON + "，。\r\n"), min_size=1))
    def test_common_characters_in_utf8_are_never_refused(self, text: str) -> None:
        assert decode(text.encode(), source="x").text == text

    @given(
        chinese,
        st.sampled_from(
            [
                (codecs.BOM_UTF8, "utf-8"),
                (codecs.BOM_UTF16_LE, "utf-16-le"),
                (codecs.BOM_UTF16_BE, "utf-16-be"),
                (codecs.BOM_UTF32_LE, "utf-32-le"),
                (codecs.BOM_UTF32_BE, "utf-32-be"),
            ]
        ),
    )
    def test_a_byte_order_mark_decides_and_is_dropped(
        self, text: str, encoding: tuple[bytes, str]
    ) -> None:
        mark, codec = encoding
        decoded = decode(mark + text.encode(codec), source="x")
        assert (decoded.text, decoded.encoding) == (text, codec)

    @given(st.data())
    def test_legacy_prose_is_read_exactly_or_refused(self, data: st.DataObject) -> None:
        codec, sentences = data.draw(st.sampled_from(DETECTED))
        prose = "".join(data.draw(st.permutations(sentences)))
        start = data.draw(st.integers(0, len(prose) - 6))
        text = prose[start : data.draw(st.integers(start + 6, len(prose)))]
        decoded = decoded_or_none(text.encode(codec))
        assert decoded == text or (decoded is None and len(text) < 30)

    @given(st.binary(min_size=1, max_size=300))
    def test_any_bytes_are_text_or_a_read_error(self, data: bytes) -> None:
        with contextlib.suppress(ReadError):
            decoded = decode(data, source="x")
            assume(decoded.encoding not in {"big5", "cp950", "big5hkscs"})  # has twin codes
            again = decoded.text.encode(decoded.encoding)
            assert data.endswith(again)
            assert len(data) - len(again) in {0, 2, 3, 4}  # a byte order mark

    @pytest.mark.parametrize("codec", ["shift_jis", "euc_jp", "euc_kr", "cp1251", "latin-1"])
    def test_other_encodings_are_refused(self, codec: str) -> None:
        text = {
            "euc_kr": "항구 도시의 시장은 새로운 다리를 짓겠다고 어제 발표했다.",
            "cp1251": "Капитан сказал, что рыбы в этом году меньше, чем в прошлом.",
            "latin-1": "Le capitaine a été élu à l'unanimité, où qu'il soit resté caché.",
        }.get(codec, "港の船長は今年の魚が去年より少ないと言いました。値段は高くなっています。")
        with pytest.raises(ReadError, match="--encoding"):
            decode(text.encode(codec), source="x")

    @pytest.mark.parametrize("word", ["联通", "九百公", "约240", "昨晚整理", "食品60%"])
    @pytest.mark.parametrize("codec", ["gb18030", "utf-16-le", "utf-16-be"])
    def test_a_phrase_is_never_mojibake(self, word: str, codec: str) -> None:
        assert decoded_or_none(word.encode(codec)) in {word, None}

    def test_an_encoding_that_is_named_is_used(self) -> None:
        for name, codec in [("gbk", "gbk"), ("GB2312", "gbk"), ("utf-16", "utf-16-be")]:
            assert decode("缆绳".encode(codec), source="x", encoding=name).text == "缆绳"
        with pytest.raises(ReadError, match="byte 2: is not valid utf-8"):
            decode(b"ab" + "缆绳".encode("gbk"), source="x", encoding="utf-8")

    @pytest.mark.parametrize("name", ["klingon", "hex", "", "rot13", "utf\0"])
    def test_an_unknown_encoding_names_known_ones(self, name: str) -> None:
        with pytest.raises(ReadError, match="gb18030"):
            decode(b"abc", source="x", encoding=name)

    def test_a_mark_that_contradicts_the_named_encoding_is_an_error(self) -> None:
        with pytest.raises(ReadError, match="byte order mark of utf-8"):
            decode(codecs.BOM_UTF8 + "港".encode(), source="x", encoding="gb18030")

    def test_damaged_utf8_names_the_byte_and_is_not_read_as_something_else(self) -> None:
        data = SIMPLIFIED[0].encode()
        with pytest.raises(ReadError, match=r"byte 30: is not valid utf-8.*--encoding"):
            decode(data[:31] + data[33:], source="x")
        with pytest.raises(ReadError, match=f"byte {len(data) - 3}: "):
            decode(data[:-1], source="x")

    @pytest.mark.parametrize("codec", ["hz", "iso2022_jp_2"])
    def test_seven_bit_chinese_does_not_pass_for_ascii(self, codec: str) -> None:
        data = "船上的人。".encode(codec)
        with pytest.raises(ReadError, match="seven-bit"):
            decode(data, source="x")
        assert decode(data, source="x", encoding=codec).text == "船上的人。"

    @pytest.mark.parametrize("other", ["utf-8", "big5"])
    def test_a_file_of_two_encodings_is_refused(self, other: str) -> None:
        mixed = "".join(SIMPLIFIED * 5).encode("gb18030") + "".join(TRADITIONAL).encode(other)
        with pytest.raises(ReadError):
            decode(mixed, source="x")

    def test_a_declared_charset_confirms_but_does_not_overrule(self) -> None:
        rare = "骈骉骊"
        with pytest.raises(ReadError):
            decode(rare.encode("gb18030"), source="x", declared="gb2312")
        prose = TRADITIONAL[0]
        assert decode(prose.encode("big5"), source="x", declared="gb2312").text == prose

    def test_the_character_table_is_well_formed(self) -> None:
        assert len(set(COMMON)) == len(COMMON)
        assert set(VARIANTS[1::2]) <= set(COMMON)
        assert not set(VARIANTS[::2]) & set(COMMON)
        assert evidence("".join(SIMPLIFIED)) > 200
        assert evidence("".join(TRADITIONAL)) > 200

    def test_blank_is_what_shows_nothing(self) -> None:
        assert is_blank("")
        assert is_blank(" \t\r\n\u3000\xa0\u200b\ufeff\x00\u2028")
        assert not is_blank("\u3000。")


class TestBinary:
    @pytest.mark.parametrize(
        ("data", "kind"),
        [
            (b"%PDF-1.7\n%\xe2\xe3", "PDF"),
            (b"\xef\xbb\xbf%PDF-1.4 text only", "PDF"),
            (b"PK\x03\x04\x14\0\0\0word/document.xml", "docx"),
            (b"PK\x03\x04\x14\0\0\0xl/workbook.xml", "xlsx"),
            (b"PK\x03\x04\x14\0\0\0readme", "zip"),
            (b"\x1f\x8b\x08\0\0\0\0", "gzip"),
            (b"\x89PNG\r\n\x1a\n\0\0", "PNG"),
            (b"\xff\xd8\xff\xe0\0\x10JFIF", "JPEG"),
            (b"{\\rtf1\\ansi hello}", "RTF"),
            (bytes(range(256)) * 4, "binary"),
            (b"\x01\x02\x03\x04abc", "binary"),
        ],
    )
    def test_binary_is_named_in_one_line(
        self, write: Callable[[str, bytes], Path], data: bytes, kind: str
    ) -> None:
        assert kind in str(refused(write("speech.txt", data)))

    def test_a_few_nuls_stay_where_they_are(self, write: Callable[[str, str], Path]) -> None:
        text = "\x00船长说雨停了。\x00"
        (document,), _ = read(write("a.txt", text))
        assert document.text == text


class TestPlainText:
    def test_nothing_is_changed(self, write: Callable[[str, str], Path]) -> None:
        text = "第一行\r\n第二行\r第三行\u2028第四行\x85\x0b\x0cＡ１ ﬁ\u202e\ufeff\n"
        (document,), errors = read(write("说明.txt", text))
        assert document == Document("说明", text)
        assert document.source is not None
        assert document.source.endswith("说明.txt")
        assert not errors

    @pytest.mark.parametrize("content", ["", " \n\u3000\n", "\ufeff"])
    def test_no_text_is_an_error(self, write: Callable[[str, str], Path], content: str) -> None:
        assert "no text" in str(refused(write("a.txt", content)))

    def test_html_in_a_txt_file_stays_text(self, write: Callable[[str, str], Path]) -> None:
        text = "<html><body><p>船长</p></body></html>"
        (document,), _ = read(write("a.txt", text))
        assert document.text == text

    def test_a_missing_file_raises_without_on_error(self, tmp_path: Path) -> None:
        with pytest.raises(ReadError, match="does not exist; check the path"):
            list(documents([tmp_path / "nothing.txt"]))

    def test_an_empty_name_is_not_the_folder_that_we_are_in(self) -> None:
        with pytest.raises(ReadError, match="an input has no name"):
            list(documents([""]))

    @pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads all")
    def test_a_closed_file_names_the_permissions(self, write: Callable[[str, str], Path]) -> None:
        path = write("a.txt", "船长")
        path.chmod(0)
        assert "permission" in str(refused(path))

    def test_bad_inputs_do_not_stop_the_others(
        self, write: Callable[[str, str | bytes], Path], tmp_path: Path
    ) -> None:
        first, last = write("a.txt", "船长来了。"), write("z.txt", "船长走了。")
        found, errors = read(first, tmp_path / "none", write("p.txt", b"%PDF-1"), "a\0b", last)
        assert [document.id for document in found] == ["a", "z"]
        assert len(errors) == 3

    def test_a_name_that_cannot_be_shown_is_escaped(self, tmp_path: Path) -> None:
        path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xb1\xa8\x1b[31m.txt"))
        try:
            path.write_text("船长来了。", encoding="utf-8")
        except OSError:
            pytest.skip("the file system wants UTF-8 names")
        (document,), _ = read(path)
        assert document.id == r"\xb1\xa8\x1b[31m"


class TestJsonLines:
    def test_the_known_keys_are_taken(self, write: Callable[[str, str], Path]) -> None:
        record = {
            "id": "d1",
            "text": "船长说：\r\n“雨停了”。",
            "title": "港口",
            "date": 2024,
            "speaker": "船长",
            "url": "https://harbour.example/1",
            "mood": ["other"],
        }
        (document,), _ = read(write("a.jsonl", json.dumps(record, ensure_ascii=False)))
        assert document == Document(
            "d1",
            "船长说：\r\n“雨停了”。",
            title="港口",
            date="2024",
            speaker="船长",
            url="https://harbour.example/1",
        )

    def test_ids_are_strings_numbers_or_the_line(self, write: Callable[[str, str], Path]) -> None:
        lines = [
            '{"text": "一。"}',
            '{"id": 7, "text": "二。"}',
            "",
            '{"id": null, "text": "三。"}',
        ]
        found, errors = read(write("b.ndjson", "\n".join(lines)))
        assert [document.id for document in found] == ["b:1", "7", "b:4"]
        assert not errors

    def test_bad_lines_are_named_and_the_others_read(
        self, write: Callable[[str, bytes], Path]
    ) -> None:
        bad = {
            2: ("{oops", "is not valid JSON"),
            3: ("[1, 2]", "an array, not an object"),
            4: ('{"id": "x"}', 'has no "text"'),
            5: ('{"text": 5}', '"text" is a number'),
            6: ('{"text": " "}', "no text"),
            7: ('{"id": true, "text": "船"}', '"id" is a boolean'),
            8: ('{"id": "first", "text": "船"}', "used twice"),
            9: ('{"text": "\\ud800"}', "half a surrogate pair"),
            10: ('{"text": "船", "title": {}}', '"title" is an object'),
            11: ("[" * 100_000, "is not valid JSON"),
            12: ('{"id": NaN, "text": "船"}', "is not valid JSON"),
            13: ('{"id": "a\\u001b", "text": "船"}', "invisible"),
        }
        lines = ['{"id": "first", "text": "头"}', *(line for line, _ in bad.values())]
        data = (
            "\n".join(lines).encode()
            + b'\n{"text": "\xff"}\n{"id": "last", "text": "\xe5\xb0\xbe"}'
        )
        found, errors = read(write("c.jsonl", data))
        assert [document.id for document in found] == ["first", "last"]
        expected = [(f"line {number}", what) for number, (_, what) in bad.items()]
        expected.append(("line 14", "not valid utf-8 at byte 10"))
        assert [error.place for error in errors] == [place for place, _ in expected]
        for error, (_, what) in zip(errors, expected, strict=True):
            assert what in str(error)
            assert error.remedy

    @pytest.mark.parametrize("codec", ["utf-8-sig", "gb18030", "utf-16", "utf-16-be", "utf-16-le"])
    def test_other_encodings(self, write: Callable[[str, bytes], Path], codec: str) -> None:
        lines = [json.dumps({"text": text}, ensure_ascii=False) for text in SIMPLIFIED]
        found, errors = read(write("d.jsonl", "\r\n".join(lines).encode(codec)))
        assert not errors
        assert tuple(document.text for document in found) == SIMPLIFIED

    def test_big5_of_a_named_encoding(self, write: Callable[[str, bytes], Path]) -> None:
        data = json.dumps({"text": TRADITIONAL[0]}, ensure_ascii=False).encode("big5")
        (document,), _ = read(write("d.jsonl", data), encoding="big5")
        assert document.text == TRADITIONAL[0]

    @pytest.mark.parametrize("content", ["", "\n \n"])
    def test_no_line_is_an_error(self, write: Callable[[str, str], Path], content: str) -> None:
        assert "no text" in str(refused(write("e.jsonl", content)))

    def test_pretty_printed_json_is_one_error(self, write: Callable[[str, str], Path]) -> None:
        content = json.dumps([{"text": "船"}] * 9, indent=1)
        assert "not JSON Lines" in str(refused(write("f.jsonl", content)))

    def test_a_pdf_is_refused_once(self, write: Callable[[str, bytes], Path]) -> None:
        assert "PDF" in str(refused(write("g.jsonl", b"%PDF-1.4\n1\n2\n")))

    def test_it_is_read_line_by_line(self, write: Callable[[str, str], Path]) -> None:
        path = write("h.jsonl", '{"text": "一。"}\nnot json\n')
        reading = documents([path])
        assert next(reading).text == "一。"
        with pytest.raises(ReadError, match="line 2"):
            next(reading)


PAGE = """<!DOCTYPE html><html lang="zh"><head>{meta}<title>渔港来信</title>
<meta name="author" content="林小舟"><meta property="article:published_time" content="2024-03-05">
<link rel="canonical" href="https://harbour.example/letters/1"></head>
<body><nav><a href="/">首页</a><a href="/all">全部栏目</a></nav>
<article><h1>渔港来信</h1><p>{first}</p><p>{second} &lt;b&gt;</p></article>
<footer>版权所有</footer><script>var secret = "脚本里的字";</script></body></html>"""


class TestHtml:
    @pytest.mark.parametrize(
        ("meta", "codec", "sentences"),
        [
            ("", "utf-8", SIMPLIFIED),
            ('<meta charset="gb2312">', "gb18030", SIMPLIFIED),
            (
                '<meta http-equiv="Content-Type" content="text/html; charset=big5">',
                "big5",
                TRADITIONAL,
            ),
            ('<meta charset="utf-8">', "gb18030", SIMPLIFIED),
            ("", "utf-16", SIMPLIFIED),
        ],
    )
    def test_main_text_and_metadata(
        self,
        write: Callable[[str, bytes], Path],
        meta: str,
        codec: str,
        sentences: tuple[str, ...],
    ) -> None:
        page = PAGE.format(meta=meta, first=sentences[0], second=sentences[1])
        if codec == "big5":
            page = page.translate(str.maketrans("渔来页栏权脚", "漁來頁欄權腳"))
            page = page.encode("big5", "ignore").decode("big5")
        (document,), errors = read(write("letter.html", page.encode(codec)))
        assert not errors
        assert sentences[0] in document.text
        assert f"{sentences[1]} <b>" in document.text
        for furniture in ("全部", "script", "secret", "所有"):
            assert furniture not in document.text
        assert document.id == "letter"
        assert document.title is not None
        assert document.title.endswith("信")
        assert document.speaker is not None
        assert document.speaker.startswith("林小")
        assert document.date == "2024-03-05"
        assert document.url == "https://harbour.example/letters/1"

    def test_a_fragment_is_read(self, write: Callable[[str, str], Path]) -> None:
        (document,), _ = read(write("a.htm", f"<p>{SIMPLIFIED[0]}</p>"))
        assert document.text == SIMPLIFIED[0]
        assert (document.title, document.date, document.speaker) == (None, None, None)

    @pytest.mark.parametrize("body", ["", "<script>x = 1</script>", "<p> </p>"])
    def test_no_main_text_is_an_error(self, write: Callable[[str, str], Path], body: str) -> None:
        error = refused(write("a.html", f"<html><body>{body}</body></html>"))
        assert ".txt" in str(error)

    def test_pages_do_not_influence_each_other(self, write: Callable[[str, str], Path]) -> None:
        page = PAGE.format(meta="", first=SIMPLIFIED[0], second=SIMPLIFIED[1])
        found, _ = read(*(write(f"{number}.html", page) for number in range(4)))
        assert len({document.text for document in found}) == 1

    def test_a_broken_reference_does_not_make_half_a_character(
        self, write: Callable[[str, str], Path]
    ) -> None:
        (document,), _ = read(write("a.html", f"<html><p>{SIMPLIFIED[0]}&#xD800;&#0;</p></html>"))
        document.text.encode("utf-8")
        assert SIMPLIFIED[0] in document.text


class TestFolders:
    def test_recursive_sorted_and_only_known_suffixes(
        self, write: Callable[[str, str], Path], tmp_path: Path
    ) -> None:
        for name in ("b/2.txt", "b/10.TXT", "a.md", "c.text", ".hidden.txt", ".git/x.txt", "d.csv"):
            write(name, f"{name}的内容。")
        found, errors = read(tmp_path)
        assert [document.id for document in found] == ["a", "10", "2", "c"]
        assert not errors

    def test_the_same_stem_gets_a_number(
        self, write: Callable[[str, str], Path], tmp_path: Path
    ) -> None:
        for name in ("1/report.txt", "2/report.txt", "3/report.md", "4/report-2.txt"):
            write(name, f"{name}的内容。")
        found, _ = read(tmp_path)
        assert [document.id for document in found] == [
            "report",
            "report-2",
            "report-3",
            "report-2-2",
        ]
        assert len({document.source for document in found}) == 4

    def test_a_file_reached_twice_is_read_once(
        self, write: Callable[[str, str], Path], tmp_path: Path
    ) -> None:
        path = write("a.txt", "船长来了。")
        (tmp_path / "b.txt").symlink_to(path)
        found, errors = read(path, tmp_path, str(path))
        assert [document.id for document in found] == ["a"]
        assert not errors

    def test_links_that_lead_in_circles_or_nowhere(
        self, write: Callable[[str, str], Path], tmp_path: Path
    ) -> None:
        write("a.txt", "船长来了。")
        (tmp_path / "circle").symlink_to(tmp_path, target_is_directory=True)
        (tmp_path / "z.txt").symlink_to(tmp_path / "gone")
        found, (error,) = read(tmp_path)
        assert [document.id for document in found] == ["a"]
        assert "a link to nothing" in str(error)

    def test_an_empty_folder_names_what_can_be_read(self, tmp_path: Path) -> None:
        (tmp_path / "x.bin").write_bytes(b"%PDF-1.4")
        assert ".jsonl" in str(refused(tmp_path))

    def test_a_folder_is_read_file_by_file(
        self, write: Callable[[str, str], Path], tmp_path: Path
    ) -> None:
        write("1.txt", "一。")
        second = write("2.txt", "二。")
        reading = documents([tmp_path])
        assert next(reading).text == "一。"
        second.write_text("改了。", encoding="utf-8")
        assert next(reading).text == "改了。"

    def test_an_unknown_suffix_is_read_when_it_is_named(
        self, write: Callable[[str, str], Path]
    ) -> None:
        text, lines = write("a.log", "船长来了。"), write("b.json", '{"id": "j", "text": "船。"}\n')
        page = write("c", f"\n<!doctype html><html><body><p>{SIMPLIFIED[0]}</p></body></html>")
        found, _ = read(text, lines, page)
        assert [document.id for document in found] == ["a", "j", "c"]
        assert found[2].text == SIMPLIFIED[0]

    def test_a_format_that_is_named_wins(self, write: Callable[[str, str], Path]) -> None:
        path = write("a.txt", '{"id": "j", "text": "船。"}')
        (document,), _ = read(path, input_format="jsonl")
        assert document.id == "j"
        (document,), _ = read(write("a.jsonl", "{}"), input_format="text")
        assert document.text == "{}"


class TestStandardInput:
    def test_text(self, stdin: Callable[[bytes], None]) -> None:
        stdin("船长来了。\r\n".encode())
        (document,), errors = read("-", "-")
        assert document == Document("stdin", "船长来了。\r\n")
        assert document.source == "-"
        assert not errors

    @pytest.mark.parametrize("codec", ["utf-8", "utf-16"])
    def test_json_lines_are_recognised(self, stdin: Callable[[bytes], None], codec: str) -> None:
        stdin('{"text": "一。"}\n{"text": "二。"}\n'.encode(codec))
        found, _ = read("-")
        assert [document.id for document in found] == ["stdin:1", "stdin:2"]

    def test_html_is_recognised(self, stdin: Callable[[bytes], None]) -> None:
        stdin(PAGE.format(meta="", first=SIMPLIFIED[0], second=SIMPLIFIED[1]).encode())
        (document,), _ = read("-")
        assert document.title == "渔港来信"

    def test_none_at_all(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys, "stdin", None)
        _, (error,) = read("-")
        assert str(error) == "standard input: is closed; name a file"

    def test_nothing(self, stdin: Callable[[bytes], None]) -> None:
        stdin(b"")
        _, (error,) = read("-")
        assert str(error).startswith("-: there is no text")


def test_ids_never_collide(write: Callable[[str, str], Path]) -> None:
    lines = write(
        "a.jsonl", '{"text": "一。"}\n{"id": "a", "text": "二。"}\n{"id": "b", "text": "三。"}'
    )
    found, errors = read(lines, write("a.txt", "四。"), write("b.txt", "五。"))
    assert [document.id for document in found] == ["a:1", "a", "b", "a-2", "b-2"]
    assert not errors


def test_reading_text_loads_no_heavy_library(write: Callable[[str, str], Path]) -> None:
    code = (
        "import sys; from kgbuild.read import documents; list(documents(sys.argv[1:])); "
        "heavy = {'trafilatura', 'lxml', 'charset_normalizer', 'jieba'} & set(sys.modules);"
        "sys.exit(repr(heavy) if heavy else 0)"
    )
    path = write("a.txt", "船长来了。")
    result = subprocess.run([sys.executable, "-c", code, path], capture_output=True, check=False)
    assert result.returncode == 0, result.stderr
