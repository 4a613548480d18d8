import re
import tomllib
from pathlib import Path

from tocsin.run import doctor, examine
from tocsin.weights import ModelState, known_models

PROJECT = Path(__file__).parents[2] / "pyproject.toml"


def test_finds_nothing_wrong_here():
    report = examine()
    assert report.faults == ()
    assert [model.name for model in report.models] == list(known_models())
    assert all(package.version for package in report.packages)


def test_knows_every_dependency_of_the_project():
    wanted = tomllib.loads(PROJECT.read_text("utf-8"))["project"]["dependencies"]
    assert sorted(re.match(r"[\w-]+", line).group() for line in wanted) == list(doctor.PACKAGES)


def test_a_missing_package_is_a_fault_with_the_command_that_mends_it(monkeypatch):
    monkeypatch.setattr(doctor, "PACKAGES", ("no-such-package-of-ours",))
    (fault,) = examine().faults
    assert fault.name == "no-such-package-of-ours"
    assert "pip install" in fault.sentence


def test_a_broken_model_is_a_fault(monkeypatch):
    monkeypatch.setattr(
        doctor,
        "check_model",
        lambda name: ModelState(name, "1", "MIT", "ab", None, f"{name}: is missing; run: pip install it"),
    )
    assert [fault.sentence for fault in examine().faults] == [
        f"{name}: is missing; run: pip install it" for name in known_models()
    ]
