"""Where a build spends its time: each stage's share, and ratios to the tagger alone.

Everything is measured in one run on one machine, so that the ratios mean something where
the seconds do not. Usage::

    python benchmarks/speed.py TEXT [TEXT ...] [--repeat N]
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path


def main() -> None:
    """Print the tables of the module's docstring for the texts on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", nargs="+", type=Path)
    parser.add_argument("--repeat", type=int, default=3, help="runs of which the median counts")
    options = parser.parse_args()
    startup(options.repeat)
    cold(options.texts, options.repeat)
    warm(options.texts, options.repeat)
    rules(options.texts, options.repeat)


def startup(repeat: int) -> None:
    """Compare a bare interpreter with ``import kgbuild`` and ``kgbuild --help``."""
    bare = wall([sys.executable, "-c", "pass"], repeat)
    package = wall([sys.executable, "-c", "import kgbuild"], repeat)
    usage = wall([sys.executable, "-m", "kgbuild", "--help"], repeat)
    print("start-up, seconds")
    print(f"  bare python           {bare:.3f}")
    print(f"  import kgbuild        {package:.3f}  (+{1000 * (package - bare):.0f} ms)")
    print(f"  kgbuild --help        {usage:.3f}  (+{1000 * (usage - bare):.0f} ms)")


def cold(texts: list[Path], repeat: int) -> None:
    """Time ``kgbuild build`` in a process of its own, all outputs included."""
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "kgbuild", "build", "--quiet", "-o", folder]
        seconds = wall([*command, *map(str, texts)], repeat)
    characters = sum(len(path.read_text(encoding="utf-8")) for path in texts)
    print(f"cold build of {characters} characters: {seconds:.2f} s")


def warm(texts: list[Path], repeat: int) -> None:
    """Time the stages in a process whose models are loaded, against the tagger alone."""
    from kgbuild import pipeline
    from kgbuild.parse.encoder import MAX_CHARACTERS, Encoder

    with tempfile.TemporaryDirectory() as folder:
        pipeline.build(texts, Path(folder))
        reports = [pipeline.build(texts, Path(folder)) for _ in range(repeat)]
    encoder = Encoder()
    sentences = [
        line[:MAX_CHARACTERS]
        for path in texts
        for line in path.read_text(encoding="utf-8").split("。")
        if line
    ]
    tagger = statistics.median(clock(lambda: encoder.encode(sentences)) for _ in range(repeat))
    stages = {
        stage: statistics.median(report.seconds[stage] for report in reports)
        for stage in reports[0].seconds
    }
    total = sum(stages.values())
    print(f"warm build: {total:.3f} s; tagger alone {tagger:.3f} s; ratio {tagger / total:.2f}")
    for stage, seconds in stages.items():
        print(f"  {stage:10} {seconds:7.3f} s  {seconds / total:6.1%}")


def rules(texts: list[Path], repeat: int) -> None:
    """Time extraction alone, on sentences that are parsed, against the tagger alone."""
    from kgbuild.extract import CombinedExtractor, PatternExtractor, SyntaxExtractor, triples
    from kgbuild.model import Document
    from kgbuild.ontology import load_lexicon
    from kgbuild.parse import load_analyzer, sentences
    from kgbuild.parse.encoder import MAX_CHARACTERS, Encoder

    analyzer = load_analyzer("lac", load_lexicon())
    documents = [Document(path.stem, path.read_text(encoding="utf-8")) for path in texts]
    parsed = [s for document in documents for s in sentences(document, analyzer=analyzer)]
    encoder = Encoder()
    plain = [sentence.text[:MAX_CHARACTERS] for sentence in parsed]
    words = sum(len(sentence.tokens) for sentence in parsed) / len(parsed)
    tagger = statistics.median(clock(lambda: encoder.encode(plain)) for _ in range(repeat))
    print(f"{len(parsed)} sentences of {words:.0f} words, sentences/s on one thread")
    print(f"  tagger alone   {len(parsed) / tagger:7.0f}")
    for extractor in (SyntaxExtractor(), PatternExtractor(), CombinedExtractor()):
        read = partial(triples, parsed, extractor=extractor)
        seconds = statistics.median(clock(lambda r=read: list(r())) for _ in range(repeat))
        rate, ratio = len(parsed) / seconds, tagger / seconds
        print(f"  {extractor.name:14} {rate:7.0f}  {ratio:.1f} times the tagger's")


def wall(command: list[str], repeat: int) -> float:
    """Return the median wall-clock seconds of ``command``."""
    return statistics.median(
        clock(lambda: subprocess.run(command, check=True, capture_output=True))
        for _ in range(repeat)
    )


def clock(work: object) -> float:
    """Return the seconds that calling ``work`` takes."""
    assert callable(work)
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
