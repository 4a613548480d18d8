import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from tocsin import cli
from tocsin.errors import BrokenInvariant
from tocsin.ontology.gazetteer_source import SourcePlace
from tocsin.record import PlacePrecision, Reason, Record, record_schema
from tocsin.weights import ModelState

SOURCE = Path(__file__).parents[2] / "src"
PAGE = "from rich.text import Text; from tocsin import output; output.put_page(Text('broken', style='bold red'))"
REPORT = "# Bridge closed\n\nBy Ana Belcar\n\nThe mayor of Hallin said on Tuesday that the bridge was closed.\n"
GERMAN = "Die Brücke bei Hallin ist nach Angaben der Stadt gesperrt. Der Rat will sie am Freitag wieder öffnen.\n"
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(SOURCE)}
START = "import sys; from tocsin.cli import main; sys.exit(main())"


@pytest.fixture
def run(models, monkeypatch, capsys):
    """Run a command line in this process with the models already loaded; return exit code, output and talk."""
    monkeypatch.setattr(cli, "load_models", lambda: models)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)

    def run_line(*arguments):
        code = cli.main([str(one) for one in arguments])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run_line


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "report.md"
    path.write_text(REPORT, "utf-8")
    return path


def start(*arguments, **options):
    return subprocess.run(
        [sys.executable, "-c", START, *map(str, arguments)],
        env=ENVIRONMENT,
        capture_output=True,
        check=False,
        **options,
    )


def is_one_sentence(talk):
    return talk.count("\n") == 1 and talk.startswith("tocsin: ") and "Traceback" not in talk


def test_reads_a_report_as_a_plain_page(run, report):
    code, out, talk = run("read", report, "--published", "14 March 2024", "--outlet", "Selm Gazette")
    assert (code, talk) == (0, "")
    assert "Bridge closed" in out
    assert "14 March 2024" in out
    assert "Selm Gazette" in out
    assert "\x1b" not in out
    assert max(map(len, out.splitlines())) <= 100


def test_writes_one_line_of_json_a_document(run, report):
    code, out, _ = run("read", report, report, "--json")
    assert code == 0
    first, second = out.splitlines()
    assert first == second
    jsonschema.validate(json.loads(first), record_schema())
    assert Record.from_json(first).document.text == REPORT


def test_writes_a_page_for_the_browser(run, report, tmp_path):
    page = tmp_path / "page.html"
    code, out, talk = run("read", report, report, "--html", page)
    assert (code, out) == (0, "")
    assert str(page) in talk
    assert page.read_text("utf-8").startswith("<!doctype html>")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["page-2.html", "page.html", "report.md"]


def test_a_language_that_is_not_read_is_said_once_a_run(run, report, tmp_path):
    for name in ("eins.txt", "zwei.txt"):
        (tmp_path / name).write_text(GERMAN, "utf-8")
    code, out, talk = run("read", tmp_path / "eins.txt", report, tmp_path / "zwei.txt", "--json")
    assert code == 0
    assert is_one_sentence(talk)
    assert "of 3 reports 2 in German; Tocsin reads English" in talk
    german, english, _ = map(Record.from_json, out.splitlines())
    assert [item.reason for item in german.dropped] == [Reason.OTHER_LANGUAGE]
    assert not (german.entities or german.statements or german.events or german.places or german.times)
    assert english.entities


def test_a_page_says_itself_that_its_language_is_not_read(run, tmp_path):
    path = tmp_path / "eins.txt"
    path.write_text(GERMAN, "utf-8")
    code, out, talk = run("read", path)
    assert (code, talk) == (0, "")
    assert out.count("the report is in German; Tocsin reads English") == 1


def test_a_language_that_nobody_knows_leaves_nothing_unread(run, tmp_path):
    path = tmp_path / "row.jsonl"
    path.write_text(json.dumps({"text": "Selm attacked Varnland.", "language": "unknown"}) + "\n", "utf-8")
    code, out, talk = run("read", path, "--json")
    assert (code, talk) == (0, "")
    assert json.loads(out)["entities"]


def test_dictionaries_of_the_user_reach_the_record(run, report, tmp_path):
    mine = tmp_path / "mine.actors.txt"
    mine.write_text("HALLIN_BRIDGE_BOARD [ESTGOV]\nORVEL_FRONT\n  [ESTREBXYZ <20240101]\n", "utf-8")
    report.write_text("The Hallin Bridge Board attacked the Orvel Front on Tuesday.", "utf-8")
    code, out, talk = run("read", report, "--json", "--published", "2023-05-30", "--actors", mine)
    assert code == 0
    assert is_one_sentence(talk)
    assert "[ESTREBXYZ] of line 2" in talk
    record = Record.from_json(out)
    assert "mine.actors.txt" in record.weights
    (event,) = record.events
    (actor,), (recipient,) = event.actors, event.recipients
    assert (actor.country, actor.sectors) == ("EST", ("GOV",))
    assert (recipient.country, recipient.sectors) == ("EST", ("REB",))


def test_a_faulty_dictionary_is_one_sentence_with_file_and_line(run, report, tmp_path):
    mine = tmp_path / "mine.actors.txt"
    mine.write_text("ORVEL_FRONT [ESTREB]\n+ [EST REB]\n", "utf-8")
    code, out, talk = run("read", report, "--actors", mine)
    assert (code, out) == (2, "")
    assert is_one_sentence(talk)
    assert "mine.actors.txt: line 2 has a faulty code [EST REB]" in talk


def test_takes_the_field_names_of_json_reports(run, tmp_path):
    path = tmp_path / "row.jsonl"
    path.write_text(json.dumps({"wording": REPORT, "paper": "Selm Gazette"}) + "\n", "utf-8")
    code, out, _ = run("read", path, "--json", "--text-field", "wording", "--outlet-field", "paper")
    assert code == 0
    assert json.loads(out)["document"]["outlet"] == "Selm Gazette"


def test_some_refused_and_others_read_is_three(run, report, tmp_path):
    code, out, talk = run("read", tmp_path / "none.txt", report, "--json")
    assert code == 3
    assert len(out.splitlines()) == 1
    assert "none.txt" in talk


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["read", "none.txt"], "none.txt: there is no such file"),
        (["read", "."], "folder"),
        (["read", "x.txt", "--published", "03/04/2023"], "--published: '03/04/2023' is no date"),
        (["read", "x.txt", "--json", "--html", "y.html"], "--html"),
        (["demo", "--html", "."], "folder"),
        (["demo", "--html", ""], "'--html': it is empty, name a file"),
        (["read", "-", "-"], "standard input can be read only once"),
        (["bench", "predict", "records", "none.jsonl", "-o", ""], "it is empty, name a file"),
        (["read"], "PATH"),
        (["frobnicate"], "frobnicate"),
        (["read", "x.txt", "--frobnicate"], "--frobnicate"),
        (["bench", "predict", "records", "none.jsonl", "-o", "out.jsonl"], "none.jsonl: cannot be opened"),
    ],
)
def test_wrong_usage_is_one_sentence_and_two(run, tmp_path, monkeypatch, arguments, words):
    monkeypatch.chdir(tmp_path)
    code, out, talk = run(*arguments)
    assert (code, out) == (2, "")
    assert is_one_sentence(talk)
    assert words in talk
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_is_one_sentence_and_one(run, tmp_path):
    path = tmp_path / "empty.txt"
    path.write_bytes(b"")
    code, _, talk = run("read", path)
    assert code == 1
    assert is_one_sentence(talk)


def test_a_page_that_cannot_be_written_is_a_usage_error(run, report, tmp_path):
    code, _, talk = run("read", report, "--html", tmp_path / "no" / "page.html")
    assert code == 2
    assert is_one_sentence(talk)


def test_a_file_name_cannot_act_on_the_terminal(run):
    code, _, talk = run("read", "\x1b[2Jname")
    assert code == 2
    assert "\x1b" not in talk
    assert "␛[2Jname" in talk


def test_a_fault_of_ours_is_seventy(run, report, monkeypatch):
    def fail(*_, **__):
        raise BrokenInvariant("an id occurs twice")

    monkeypatch.setattr(cli, "read_paths", fail)
    code, _, talk = run("read", report)
    assert code == 70
    assert "fault of Tocsin's own: an id occurs twice" in talk


def test_an_interrupt_is_130(run, report, monkeypatch):
    def stop(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "read_paths", stop)
    assert run("read", report)[0] == 130


def test_demo_prints_and_writes_the_bundled_report(run, tmp_path):
    code, out, _ = run("demo")
    assert code == 0
    assert "Port Selm" in out
    assert run("demo", "--html", tmp_path / "demo.html")[0] == 0
    assert "made-up" in (tmp_path / "demo.html").read_text("utf-8")


def test_doctor_is_content_here(run):
    code, out, talk = run("doctor")
    assert (code, talk) == (0, "")
    assert "all is well" in out
    code, out, _ = run("doctor", "--json")
    assert json.loads(out)["faults"] == []


def test_doctor_builds_the_gazetteer(run, tmp_path, monkeypatch):
    one = SourcePlace("Port Selm", ("port selm",), PlacePrecision.TOWN, "FRA", "01", "", 1.5, 2.5, 900, 7)
    monkeypatch.setattr("tocsin.ontology.gazetteer_build.read_source", lambda: [one])
    monkeypatch.setattr("tocsin.ontology.places._OPEN", [])
    monkeypatch.setenv("TOCSIN_CACHE", str(tmp_path))
    assert "built at first use" in run("doctor")[1]
    code, out, talk = run("doctor", "--build")
    assert (code, talk) == (0, "")
    assert list(tmp_path.glob("places-*.sqlite"))
    assert "built at first use" not in out


def test_doctor_tells_what_is_wrong(run, monkeypatch):
    broken = ModelState(
        "en-core-web-sm", "3.8.0", "MIT", "ab" * 32, None, "en-core-web-sm: is missing; run: pip install it"
    )
    monkeypatch.setattr("tocsin.run.doctor.check_model", lambda _: broken)
    monkeypatch.setattr("tocsin.run.doctor.known_models", lambda: ("en-core-web-sm",))
    code, out, talk = run("doctor")
    assert code == 1
    assert "1 wrong" in out
    assert talk == "tocsin: en-core-web-sm: is missing; run: pip install it\n"


def test_prints_schema_and_version(run):
    code, out, _ = run("schema")
    assert code == 0
    assert json.loads(out) == record_schema()
    assert run("--version")[1].startswith("tocsin ")


def test_predicts_records_under_the_rows_ids(run, tmp_path):
    gold, predicted = tmp_path / "gold.jsonl", tmp_path / "predicted.jsonl"
    gold.write_text(
        "\n".join(
            json.dumps(row)
            for row in ({"id": "a", "text": REPORT}, {"id": "b", "text": " "}, {"id": 3, "text": "\ud800 It said no."})
        ),
        "utf-8",
    )
    code, out, talk = run("bench", "predict", "records", gold, "-o", predicted)
    assert (code, out) == (3, "")
    assert "row b" in talk
    rows = [json.loads(line) for line in predicted.read_text("utf-8").splitlines()]
    assert [row["id"] for row in rows] == ["a", 3]
    assert rows[0]["text"] == REPORT


def test_a_broken_gold_file_leaves_no_half_prediction(run, tmp_path):
    gold, predicted = tmp_path / "gold.jsonl", tmp_path / "predicted.jsonl"
    gold.write_text('{"id": 1, "text": "It said no."}\n{broken\n', "utf-8")
    code, _, talk = run("bench", "predict", "records", gold, "-o", predicted)
    assert code == 2
    assert "line 2" in talk
    assert sorted(path.name for path in tmp_path.iterdir()) == ["gold.jsonl"]


def test_reads_standard_input_and_writes_utf8_everywhere():
    done = start("read", "-", input="Ana Belcar said: “No 🚢.” \udcff".encode("utf-8", "surrogatepass"))
    assert done.returncode in (0, 1)
    done.stdout.decode()
    assert b"Traceback" not in done.stderr


def test_a_reader_that_goes_away_ends_it_quietly(report):
    command = f'"{sys.executable}" -c "{START}" read {" ".join([str(report)] * 3)} --json | head -c 1; echo "code ${{PIPESTATUS[0]}}"'
    done = subprocess.run(
        ["bash", "-c", command],
        env=ENVIRONMENT,
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.stderr == ""
    assert done.stdout == "{code 0\n"


@pytest.mark.parametrize("arguments", [["--help"], ["read", "--help"], ["--version"], ["schema"]])
def test_a_full_disk_is_one_sentence_and_two(arguments):
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([sys.executable, "-c", START, *arguments], env=ENVIRONMENT, stdout=full,
                              stderr=subprocess.PIPE, check=False, text=True)  # fmt: skip
    assert done.returncode == 2
    assert is_one_sentence(done.stderr)
    assert "standard output: cannot be written" in done.stderr


@pytest.mark.parametrize("where", ["2>&-", "2>/dev/full"])
def test_an_error_that_nobody_can_hear_keeps_its_code(where):
    command = f'"{sys.executable}" -c "{START}" read none.txt {where}'
    done = subprocess.run(["bash", "-c", command], env=ENVIRONMENT, capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (2, b"", b"")


@pytest.mark.parametrize(("asked", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_a_terminal_gets_colours_unless_it_wants_none(asked, coloured):
    leader, follower = pty.openpty()
    environment = {name: value for name, value in ENVIRONMENT.items() if name not in ("NO_COLOR", "COLUMNS")}
    environment |= {"TERM": "xterm-256color", **asked}
    subprocess.run([sys.executable, "-c", PAGE], env=environment, stdout=follower, check=True)
    os.close(follower)
    shown = os.read(leader, 1 << 12)
    os.close(leader)
    assert (b"\x1b[1;31m" in shown) is coloured
    assert b"broken" in shown


def test_an_unforeseen_fault_is_one_sentence_and_seventy():
    script = (
        "import sys; from tocsin import cli; cli.read_paths = lambda *a, **k: 1 / 0; sys.exit(cli.main(['read', 'x']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=ENVIRONMENT,
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.returncode == 70
    assert is_one_sentence(done.stderr)
    assert "ZeroDivisionError" in done.stderr


def test_loads_no_language_model_before_it_is_needed():
    script = "import sys, tocsin.cli; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], env=ENVIRONMENT, check=False).returncode == 0
