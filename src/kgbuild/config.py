"""The choices of a build, in one frozen value that can be read from TOML."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal, TypeAlias, get_args, get_type_hints

from kgbuild.errors import ConfigError, unreadable

InputFormat: TypeAlias = Literal[
    "text", "jsonl", "parquet", "html", "pdf", "docx", "epub", "subtitles"
]
INPUT_FORMATS: tuple[InputFormat, ...] = get_args(InputFormat)
AnalyzerName: TypeAlias = Literal["lac", "jieba"]

DEFAULT_BASE_IRI = "https://w3id.org/kgbuild/"


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildConfig:
    """How a text becomes a graph.

    Attributes:
        input_format: Force how inputs are read; ``None`` detects it.
        encoding: Force the encoding of text inputs; ``None`` detects it.
        analyzer: ``"lac"`` (best), or ``"jieba"`` where onnxruntime is not to be had.
        lexicon: Extra name lists in jieba's user dictionary format.
        ontology: A Turtle file that extends the built-in ontology.
        decisions: A YAML file of what a person has decided (``docs/decisions.md``).
        min_confidence: Statements below it are set aside, 0-1.
        assert_claims: Also assert in ``graph.ttl`` what the text only reports.
        limit: Read at most this many documents.
        rdf12: Also write the provenance with RDF 1.2 reifiers.
        strict: Whether a statement that breaks a rule fails the build; otherwise it is set
            aside with the reason.
        base_iri: Namespace root of every IRI that a build mints.

    Raises:
        ConfigError: A value is outside its range.
    """

    input_format: InputFormat | None = None
    encoding: str | None = None
    analyzer: AnalyzerName = "lac"
    lexicon: tuple[Path, ...] = field(default=())
    ontology: Path | None = None
    decisions: Path | None = None
    min_confidence: float = 0.45
    assert_claims: bool = False
    limit: int | None = None
    rdf12: bool = False
    strict: bool = False
    base_iri: str = DEFAULT_BASE_IRI

    def __post_init__(self) -> None:
        _one_of("input_format", self.input_format, (*INPUT_FORMATS, None))
        _one_of("analyzer", self.analyzer, ("lac", "jieba"))
        if not 0 <= self.min_confidence <= 1:
            raise ConfigError(f"min_confidence is {self.min_confidence}, not between 0 and 1")
        if self.limit is not None and self.limit < 1:
            raise ConfigError(f"limit is {self.limit}, not a positive number")
        if not self.base_iri.startswith(("http://", "https://", "urn:")):
            raise ConfigError(f"base_iri {self.base_iri!r} is not an absolute IRI")

    @classmethod
    def from_toml(cls, path: Path, **overrides: Any) -> BuildConfig:
        """Read a configuration file; keyword arguments that are not ``None`` win over it.

        Paths in the file are relative to the file.

        Raises:
            ConfigError: The file is missing, is not TOML, or names an unknown option.
        """
        try:
            values = tomllib.loads(path.read_text(encoding="utf-8"))
        except OSError as error:
            raise ConfigError(
                unreadable(error),
                source=str(path),
                remedy="check the path",
                value=error,
            ) from error
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise ConfigError(
                f"is not valid TOML ({error})", source=str(path), remedy="correct it", value=error
            ) from error
        return cls.of(values, source=path, **overrides)

    @classmethod
    def of(cls, values: dict[str, Any], *, source: Path, **overrides: Any) -> BuildConfig:
        """Make a configuration of plain ``values``, checking every name and type.

        Args:
            values: Option -> its value, as TOML has it.
            source: The file that they stand in.
            overrides: Options that win over them, where they are not ``None``.

        Raises:
            ConfigError: An option is unknown or has the wrong type.
        """
        known = get_type_hints(cls)
        for name, value in values.items():
            if name not in known:
                raise ConfigError(
                    f"unknown option {name!r}",
                    source=str(source),
                    remedy=f"the options are {', '.join(sorted(known))}",
                    value=name,
                )
            types, wanted = _IN_TOML.get(known[name], ((str,), "a string"))
            if not isinstance(value, types) or (isinstance(value, bool) and bool not in types):
                raise ConfigError(
                    f"{name} is {value!r}",
                    source=str(source),
                    remedy=f"give {wanted}",
                    value=value,
                )
        options = dict(values)
        if "lexicon" in options:
            listed = options["lexicon"]
            listed = [listed] if isinstance(listed, str) else listed
            options["lexicon"] = tuple(source.parent / str(item) for item in listed)
        for name in ("ontology", "decisions"):
            if name in options:
                options[name] = source.parent / options[name]
        options |= {name: value for name, value in overrides.items() if value is not None}
        return cls(**options)


#: Type of an option -> what it may be in TOML, and how to say so; all others are strings.
_IN_TOML: Mapping[object, tuple[tuple[type, ...], str]] = {
    bool: ((bool,), "true or false"),
    float: ((int, float), "a number"),
    int | None: ((int,), "a whole number"),
    tuple[Path, ...]: ((str, list), "a file or a list of files"),
}


def _one_of(name: str, value: object, allowed: tuple[object, ...]) -> None:
    if value not in allowed:
        names = ", ".join(str(item) for item in allowed if item is not None)
        raise ConfigError(f"{name} {value!r} is unknown", remedy=f"choose from {names}")
