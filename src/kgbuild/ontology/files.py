"""Where the files of ``ontology/`` lie: in the wheel, or beside an editable install."""

from __future__ import annotations

import importlib.resources
from importlib.resources.abc import Traversable
from pathlib import Path

from kgbuild.errors import OntologyError, unreadable


def ontology_file(name: str) -> Traversable:
    """Return a file or folder of ``ontology/``, from the wheel or beside an editable install.

    Args:
        name: ``"kgbuild.ttl"``, ``"shapes.ttl"``, ``"context.jsonld"`` or ``"lexicon"``.

    Raises:
        OntologyError: It is not there.
    """
    packed = importlib.resources.files("kgbuild").joinpath("_ontology").joinpath(name)
    beside = Path(__file__).parents[3] / "ontology" / name
    for found in (packed, beside):
        if found.is_file() or found.is_dir():
            return found
    raise OntologyError(f"ontology/{name} is missing", remedy="install kgbuild again", value=name)


def read_bytes(file: Traversable) -> bytes:
    """Return what is in a file.

    Raises:
        OntologyError: It is missing, or cannot be read.
    """
    try:
        return file.read_bytes()
    except OSError as error:
        raise OntologyError(
            unreadable(error),
            source=str(file),
            remedy="check the path",
            value=error,
        ) from error


def read_text(file: Traversable) -> str:
    """Return the text of a UTF-8 file.

    Raises:
        OntologyError: It is missing or is not UTF-8.
    """
    try:
        return read_bytes(file).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise OntologyError(
            "is not UTF-8",
            source=str(file),
            place=f"byte {error.start}",
            remedy="save it as UTF-8",
            value=error,
        ) from error
