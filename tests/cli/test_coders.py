import json
import sys

import pytest

import tocsin
from tests.events.petrarch.made import ACTORS, AGENTS, DISCARDS, VERBS
from tocsin import cli
from tocsin.errors import BadOption, InputError
from tocsin.record import EventType

TEXT = "Ruritanian soldiers attacked a rocket site in Graustark. Syldavia won the chess final."


@pytest.fixture
def files(tmp_path):
    for name, text in (("verbs", VERBS), ("actors", ACTORS), ("agents", AGENTS), ("discards", DISCARDS)):
        (tmp_path / f"made.{name}.txt").write_text(text, "utf-8")
    (tmp_path / "report.txt").write_text(TEXT, "utf-8")
    (tmp_path / "gold.jsonl").write_text(json.dumps({"id": "row-1", "text": TEXT}) + "\n", "utf-8")
    return tmp_path


@pytest.fixture
def run(models, monkeypatch, capsys):
    monkeypatch.setattr(cli, "load_models", lambda: models)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)

    def run_line(*arguments):
        code = cli.main([str(one) for one in arguments])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run_line


def options(files):
    named = (("--verbs", "verbs"), ("--actors", "actors"), ("--actors", "agents"), ("--discards", "discards"))
    return ["--coder", "petrarch", *(word for flag, name in named for word in (flag, files / f"made.{name}.txt"))]


def test_read_codes_by_dictionaries_alone(run, files):
    code, out, talk = run("read", files / "report.txt", "--json", *options(files))
    record = json.loads(out)
    assert (code, talk) == (0, "")
    (event,) = record["events"]
    assert (event["type"], event["cameo"]) == (EventType.ASSAULT, "195")
    assert {f"made.{name}.txt" for name in ("verbs", "actors", "agents", "discards")} <= record["weights"].keys()


def test_bench_predict_takes_the_same_options(run, files):
    code, _, talk = run(
        "bench", "predict", "records", files / "gold.jsonl", "-o", files / "pred.jsonl", *options(files)
    )
    (row,) = map(json.loads, (files / "pred.jsonl").read_text("utf-8").splitlines())
    assert code == 0
    assert "wrote 1 records" in talk
    assert [event["by"] for event in row["events"]] == ["events.petrarch/1 made.verbs.txt:13 [195] RURMIL>GRK"]


def test_a_faulty_line_is_left_out_and_told(run, files):
    with (files / "made.verbs.txt").open("a", encoding="utf-8") as file:
        file.write("- NO STAR [190]\n")
    code, _, talk = run("read", files / "report.txt", "--json", *options(files))
    assert code == 0
    assert 'made.verbs.txt: line 51 has no "*"' in talk


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--coder", "petrarch"], "--verbs: the coder petrarch needs a verb dictionary"),
        (["--coder", "kedskeds"], "--coder: there is no coder 'kedskeds'"),
        (["--verbs", "FILE"], "--verbs: only the coder petrarch takes it"),
        (["--discards", "FILE"], "--discards: only the coder petrarch takes it"),
        (["--coder", "petrarch", "--verbs", "none.txt"], "none.txt: cannot be opened"),
    ],
)
def test_files_that_do_not_fit_the_coder_are_wrong_usage(run, files, arguments, says):
    arguments = [files / "made.verbs.txt" if one == "FILE" else one for one in arguments]
    code, out, talk = run("read", files / "report.txt", *arguments)
    assert (code, out) == (2, "")
    assert says in talk


def test_python_codes_by_dictionaries_alone(models, files):
    verbs, actors = files / "made.verbs.txt", [files / "made.actors.txt", str(files / "made.agents.txt")]
    record = tocsin.read(TEXT, coder="petrarch", verbs=verbs, actors=actors, models=models)
    assert [event.cameo for event in record.events] == ["195"]
    assert models.petrarch is None
    (again,) = tocsin.read_all(files / "report.txt", coder="petrarch", verbs=str(verbs), actors=actors, models=models)
    assert [event.cameo for event in again.events] == ["195"]
    with pytest.raises(BadOption, match="needs a verb dictionary"):
        tocsin.read(TEXT, coder="petrarch", models=models)
    with pytest.raises(InputError, match="cannot be opened"):
        tocsin.read(TEXT, coder="petrarch", verbs="none.txt", models=models)
