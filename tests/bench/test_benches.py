import json
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).parents[2] / "bench"


@pytest.fixture(scope="module")
def benches():
    sys.path.insert(0, str(BENCH))
    import gate
    import reports
    import speed

    yield gate, reports, speed
    sys.path.remove(str(BENCH))


def test_a_figure_below_its_floor_is_a_fault(benches):
    gate, _, _ = benches
    assert gate.compare({"F1": 0.5}, {"F1": 0.5, "P": 0.1}) == []
    assert gate.compare({"F1": 0.5}, {"F1": 0.49}) == ["F1 is 0.49, the floor is 0.5"]
    assert gate.compare({"F1": 0.5}, {}) == ["F1 is None, the floor is 0.5"]


def test_less_is_better_for_an_error(benches):
    gate, _, _ = benches
    assert gate.compare({"auc": 0.3}, {"auc": 0.2}) == []
    assert len(gate.compare({"auc": 0.3}, {"auc": 0.4})) == 1


def test_every_set_has_its_rows_pinned_and_its_floors(benches):
    gate, _, _ = benches
    pinned = json.loads(gate.FLOORS.read_text("utf-8"))
    assert pinned
    for entry in pinned.values():
        assert len(entry["sha256"]) == 64
        assert entry["floors"]


def test_a_floor_rises_by_itself_and_falls_only_when_allowed(benches):
    gate, _, _ = benches
    old, now = {"F1": 0.5, "P": 0.5}, {"F1": 0.4, "P": 0.6}
    assert gate.raised(old, now, may_fall=False) == {"F1": 0.5, "P": 0.6}
    assert gate.raised(old, now, may_fall=True) == {"F1": 0.4, "P": 0.6}


def test_recall_alone_has_no_floor(benches):
    gate, _, _ = benches
    assert gate.raised({}, {"whole/R": 0.4, "whole/P": 0.6, "whole/F1": 0.5, "auc": None}, may_fall=False) == {
        "whole/P": 0.6,
        "whole/F1": 0.5,
    }


def test_made_up_reports_are_the_same_for_the_same_seed(benches):
    _, reports, _ = benches
    assert reports.make_reports(3, seed=7) == reports.make_reports(3, seed=7)
    assert reports.make_reports(3, seed=7) != reports.make_reports(3, seed=8)


def test_made_up_reports_have_the_length_of_reports_and_no_open_slot(benches):
    _, reports, _ = benches
    for text in reports.make_reports(20, seed=1):
        assert reports.SHORTEST <= len(text.split()) <= reports.LONGEST + 150
        assert "{" not in text


def test_speed_is_measured_in_a_fresh_process(benches, tmp_path):
    _, reports, speed = benches
    for number, text in enumerate(reports.make_reports(2, seed=1)):
        (tmp_path / f"{number}.md").write_text(text, "utf-8")
    (tmp_path / "none.bin").write_bytes(b"\x00\x01\x02")
    figures = speed.run_fresh(tmp_path, repeat=1)
    assert figures["documents"] == 2
    assert figures["words_per_s"] > 0
    assert abs(sum(figures["shares"].values()) - 1) < 0.001
    assert figures["of_spacy"] == pytest.approx(figures["words_per_cpu_s"] / figures["spacy_words_per_s"], rel=0.02)
    assert figures["encoder_sentences_per_s"] > 0
    assert "words/s on one core" in speed.show(figures)
    assert "words/s by spaCy's small model alone" in speed.show(figures)


def incident(**given):
    event = {"type": "ASSAULT", "modality": "happened", "trigger": [[0, 8]], "actors": [], "recipients": [],
             "targets": [], "place": None, "when": None}  # fmt: skip
    return {**event, **given}


def incidents_of(text, events, **given):
    from incidents import as_incidents

    document = {"published_at": "1990-03-01", "blocks": []}
    record = {"id": 7, "text": text, "document": document, "entities": [], "mentions": [], "places": [], **given}
    return as_incidents({**record, "events": events})["events"]


def party(start, end, **given):
    return {"spans": [[start, end]], "kind": None, "sectors": [], "entity": None, **given}


def test_incidents_leave_out_what_is_denied_planned_or_no_violence(benches):
    events = [incident(modality=name) for name in ("happened", "possible", "negated", "planned")]
    told = incidents_of("Attacked", [*events, incident(type="COERCE")])
    assert [event["modality"] for event in told] == ["happened", "possible"]


def test_incidents_leave_out_war_and_what_is_long_past(benches):
    text = "Attacked the soldiers; clashed"
    fighters = incident(recipients=[party(9, 21, kind="group", sectors=["MIL"])])
    old = incident(when={"last": "1985-01-01"})
    clash = incident(trigger=[[23, 30]])
    assert incidents_of(text, [fighters, old, clash]) == []


def test_incidents_name_whom_a_pronoun_stands_for_and_the_organisation_in_a_phrase(benches):
    text = "Attacked him: snipers of the Front"
    entities = [
        {"id": "p", "name": "Rudolf Rassendyll", "kind": "person"},
        {"id": "f", "name": "Front", "kind": "organisation"},
    ]
    mentions = [{"span": [29, 34], "kind": "organisation", "entity": "f"}]
    event = incident(actors=[party(14, 34)], recipients=[party(9, 12, entity="p")])
    (told,) = incidents_of(text, [event], entities=entities, mentions=mentions)
    assert told["actors"] == [{"text": "snipers of the Front"}, {"spans": [[29, 34]]}]
    assert told["recipients"] == [{"text": "Rudolf Rassendyll"}]


def test_police_are_found_by_sector_or_word_and_by_type(benches):
    from police import _count

    text = "The police fired. Three men were held. It rained."
    events = [
        {"type": "ASSAULT", "modality": "happened", "trigger": [[11, 16]],
         "actors": [{"spans": [[0, 10]], "sectors": []}]},
        {"type": "COERCE", "modality": "possible", "trigger": [[33, 37]],
         "actors": [{"spans": [[0, 10]], "sectors": ["COP"]}]},
    ]  # fmt: skip
    sentences = [
        {"span": [0, 17], "labels": ["FORCE"]},
        {"span": [18, 38], "labels": ["ARREST"]},
        {"span": [39, 49], "labels": []},
    ]
    assert _count(sentences, {"text": text, "events": events}) == {
        "FORCE": 1, "FORCE found": 1, "ARREST": 1, "ARREST found": 0, "none": 1, "false": 0,
    }  # fmt: skip
