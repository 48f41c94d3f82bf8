"""Reading triples off tags and closed-class words, without a tree."""

from kgbuild.extract.pattern.reader import PatternExtractor

__all__ = ["PatternExtractor"]
