"""What pointing words are read against in tests."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from kgbuild.ontology import load_lexicon, load_ontology
from kgbuild.resolve.pointing.coreference import Antecedents
from kgbuild.resolve.pointing.discourse import Named
from kgbuild.resolve.setting.voices import Voice


def antecedents(
    named: Iterable[Named],
    *,
    heard: Sequence[Voice] = (),
    employers: Mapping[str, str] | None = None,
    **more: Any,
) -> Antecedents:
    """Return what a document has named, where nobody speaks in it unless told otherwise."""
    return Antecedents(
        named,
        heard=heard,
        employers=employers or {},
        lexicon=load_lexicon(),
        is_a=load_ontology().is_a,
        **more,
    )
