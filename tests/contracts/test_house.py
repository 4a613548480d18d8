"""The house: who may import whom, how long files are, and that the papers name what exists."""

import ast
import importlib.util
import re
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "src" / "tocsin").rglob("*.py"))


def test_rooms_never_import_each_other(monkeypatch):
    monkeypatch.chdir(ROOT)
    assert lint_imports(cache_dir=None) == 0


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_files_and_functions_stay_short(path):
    text = path.read_text("utf-8")
    assert text.count("\n") <= 500
    functions = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef)]
    assert [
        f"{node.name} {node.end_lineno - node.lineno + 1}"
        for node in functions
        if node.end_lineno - node.lineno + 1 > 80
    ] == []


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_nobody_catches_everything(path):
    if path.parts[-2] in ("run", "serve"):
        return
    handlers = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.ExceptHandler)]
    assert [
        node.lineno
        for node in handlers
        if node.type is None or getattr(node.type, "id", "") in ("Exception", "BaseException")
    ] == []


def test_the_pipeline_stays_small():
    assert (ROOT / "src/tocsin/pipeline.py").read_text("utf-8").count("\n") <= 200


def test_readme_begins_with_the_two_commands():
    readme = (ROOT / "README.md").read_text("utf-8")
    first = re.search(r"make demo.*\n.*make test", readme)
    assert first is not None
    assert readme[: first.start()].count("\n") < 12


def test_every_data_table_says_where_it_comes_from():
    tables = sorted((ROOT / "src" / "tocsin").rglob("*.tsv"))
    assert tables
    assert [str(path) for path in tables if not path.read_text("utf-8").startswith("#")] == []


def test_the_page_on_the_record_is_what_the_code_says():
    spec = importlib.util.spec_from_file_location("generate_record", ROOT / "docs" / "generate_record.py")
    generator = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(generator)
    assert (ROOT / "docs" / "record.md").read_text("utf-8") == generator.page()
