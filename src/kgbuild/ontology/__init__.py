"""The files of ``ontology/`` become classes, relations, names the world knows, and IRIs.

This is the only room that reads ``ontology/`` and the only one that mints an IRI, so that
what maps to what is data that a person can edit, and no two rooms spell one node two ways.

* Turtle -> :class:`Ontology` (``schema.py``, read by ``turtle.py``);
* ``lexicon/*.tsv`` and user dictionaries -> :class:`Lexicon`;
* what reading and resolution both ask of words: how predicates are worded
  (``predicates.py``), nouns of what a thing has (``attributes.py``), surnames
  (``surnames.py``), pinyin (``pinyin.py``);
* names, labels and hashes -> IRIs that differ whenever the names differ (``iris.py``).
"""

from __future__ import annotations

from kgbuild.ontology.attributes import (
    ATTRIBUTES,
    DIMENSIONS,
    MEASURES,
    OF_DEALS,
    OF_SITES,
    RATES,
    SPECIFICATIONS,
    TENURES,
)
from kgbuild.ontology.files import ontology_file, read_bytes
from kgbuild.ontology.lexicon import Lexicon, LexiconEntry, load_lexicon
from kgbuild.ontology.predicates import SPOKEN
from kgbuild.ontology.schema import Ontology, OntologyClass, OntologyRelation
from kgbuild.ontology.turtle import load_ontology

__all__ = [
    "ATTRIBUTES",
    "DIMENSIONS",
    "MEASURES",
    "OF_DEALS",
    "OF_SITES",
    "RATES",
    "SPECIFICATIONS",
    "SPOKEN",
    "TENURES",
    "Lexicon",
    "LexiconEntry",
    "Ontology",
    "OntologyClass",
    "OntologyRelation",
    "load_lexicon",
    "load_ontology",
    "ontology_file",
    "read_bytes",
]
