"""Reading triples off dependency trees."""

from kgbuild.extract.syntax.reader import SyntaxExtractor

__all__ = ["SyntaxExtractor"]
