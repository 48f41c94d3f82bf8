"""jieba's two texts -> `parse/dictionary/words.*`: `python -m training.dictionary`.

Each word of the dictionary (a line each: word, frequency, tag) and of the table of inverse document
frequencies (word, number) gets a place in one trie, and in each column what the texts say of it.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import marisa_trie
import numpy as np

from kgbuild.parse import jieba_modules
from kgbuild.parse.dictionary import FOLDER, NO_RARITY


def main(folder: Path = FOLDER) -> None:
    source = jieba_modules.folder()
    lines = _rows(source / "dict.txt", 3)
    words = {word: (int(count), tag) for word, count, tag in lines}
    rarities = {word: float(value) for word, value in _rows(source / "analyse" / "idf.txt", 2)}
    tags = sorted({"", *(tag for _, tag in words.values())})
    values = sorted(set(rarities.values()))
    trie = marisa_trie.Trie(words.keys() | rarities.keys())
    frequencies = np.zeros(len(trie), dtype=np.uint32)
    tag_of = np.zeros(len(trie), dtype=np.uint8)
    rarity_of = np.full(len(trie), NO_RARITY, dtype=np.uint16)
    places = {tag: place for place, tag in enumerate(tags)}
    for word, (count, tag) in words.items():
        frequencies[trie[word]], tag_of[trie[word]] = count, places[tag]
    places_of_values = {value: place for place, value in enumerate(values)}
    for word, value in rarities.items():
        rarity_of[trie[word]] = places_of_values[value]
    trie.save(str(folder / "words.marisa"))
    np.savez_compressed(
        folder / "words.npz",
        frequencies=frequencies,
        tags=tag_of,
        rarities=rarity_of,
        tag_names=np.array(tags),
        rarity_values=np.array(values),
        median_rarity=np.array(sorted(rarities.values())[len(rarities) // 2]),
        total=np.array(sum(int(count) for _, count, _ in lines)),  # one word has two lines
        longest=np.array(max(map(len, words))),
    )
    print(f"{len(trie)} words", file=sys.stderr)


def _rows(path: Path, columns: int) -> list[Sequence[str]]:
    fields = path.read_text(encoding="utf-8").split()
    return [fields[start : start + columns] for start in range(0, len(fields), columns)]


if __name__ == "__main__":
    main()
