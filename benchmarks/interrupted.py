"""A corpus built while it is killed again and again, against one built in peace: same bytes?

Documents are sentences of a treebank or a text, shuffled. Each of the two ways to keep work, the
journal of a plain build and a store, is killed with ``kill -9`` at random moments and started
again by the same command; then all files are compared, and a recipe is answered. Usage::

    python benchmarks/interrupted.py SENTENCES [--documents N] [--kills K] [--workers W]

Exits with 1 where a byte differs.
"""

from __future__ import annotations

import argparse
import filecmp
import json
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from throughput import shuffled

#: ``report.json`` has times, and so differs always.
FILES = (
    "statements.jsonl",
    "set-aside.jsonl",
    "graph.ttl",
    "provenance.ttl",
    "graph.graphml",
    "graph.html",
    "documents.jsonl",
)


def main() -> int:
    """Build, kill and compare; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sentences", type=Path)
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--length", type=int, default=3, help="sentences a document")
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--analyzer", choices=("lac", "jieba"), default="lac")
    parser.add_argument("--recipe", default=None, help="asked of the store at the end")
    options = parser.parse_args()
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        corpus = folder / "corpus.jsonl"
        texts = shuffled(options.sentences, options.documents, options.length, options.seed)
        with corpus.open("w", encoding="utf-8") as file:
            for number, text in enumerate(texts):
                file.write(json.dumps({"id": f"d{number}", "text": text}, ensure_ascii=False))
                file.write("\n")
        command = [sys.executable, "-m", "kgbuild", "build", "--quiet", str(corpus)]
        command += ["--workers", str(options.workers), "--analyzer", options.analyzer]
        start = time.monotonic()
        subprocess.run([*command, "-o", str(folder / "peace")], check=True)
        whole = time.monotonic() - start
        print(f"{options.documents} documents, undisturbed: {whole:.1f} s")
        same = True
        for way in ("journal", "store"):
            kept = ["--store", str(folder / "kept")] if way == "store" else []
            run = [*command, *kept, "-o", str(folder / way)]
            killed = disturbed(run, options.kills, whole, chance)
            differing = [
                file
                for file in FILES
                if not filecmp.cmp(folder / "peace" / file, folder / way / file, shallow=False)
            ]
            same = same and not differing
            print(f"{way}: killed {killed} times; {verdict(differing)}")
        if options.recipe:
            asked = [sys.executable, "-m", "kgbuild", "query", str(folder / "kept")]
            subprocess.run([*asked, "--recipe", options.recipe, "--limit", "3"], check=True)
    return 0 if same else 1


def disturbed(command: list[str], kills: int, whole: float, chance: random.Random) -> int:
    """Start a build, kill it at a random moment, start it again, and in the end let it be.

    Args:
        command: The build.
        kills: How often to kill it, unless it is done before.
        whole: Seconds that an undisturbed build takes.
        chance: Tells when.

    Returns:
        How often it was killed.
    """
    for count in range(kills):
        process = subprocess.Popen(command)
        try:
            if process.wait(timeout=chance.uniform(0, 2 * whole / kills)) == 0:
                return count
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGKILL)
            process.wait()
    subprocess.run(command, check=True)
    return kills


def verdict(differing: list[str]) -> str:
    """Say whether files differ."""
    return f"DIFFERENT: {', '.join(differing)}" if differing else "all files are the same bytes"


if __name__ == "__main__":
    sys.exit(main())
