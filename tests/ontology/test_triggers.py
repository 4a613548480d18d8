from __future__ import annotations

import pytest

from tocsin.errors import BrokenInvariant
from tocsin.ontology.plover import read_class
from tocsin.ontology.quantities import read_quantity_words
from tocsin.ontology.tables import read_table
from tocsin.ontology.triggers import (
    read_counts,
    read_domains,
    read_instruments,
    read_modality,
    read_people,
    read_targets,
    read_triggers,
    read_word_list,
)
from tocsin.record import EventType, Modality

ROWS = [row for rows in read_triggers().values() for row in rows]


def test_every_type_has_rows() -> None:
    assert {row.type for row in ROWS} - {None} == set(EventType)


def test_every_mode_is_one_of_its_type() -> None:
    for row in ROWS:
        if row.type is not None:
            assert read_class(row.type, row.mode).type is row.type


def test_every_caution_is_a_known_kind_of_text() -> None:
    assert {caution for row in ROWS for caution in row.cautions} <= set(read_domains())


def test_special_rows_stand_before_general_ones() -> None:
    first, *_ = read_triggers()["v", "raid"]
    assert first.type is EventType.COERCE


def test_a_particle_is_told_apart_from_its_verb() -> None:
    assert {row.particle for row in read_triggers()["v", "call"]} >= {"off", "up", ""}


def test_every_instrument_mode_is_a_mode_of_assault() -> None:
    for word in read_instruments().values():
        assert read_class(EventType.ASSAULT, word.mode).type is EventType.ASSAULT


def test_a_target_word_tells_one_kind() -> None:
    rows = read_table("targets.tsv", 2)
    assert len(read_targets()) == sum(len(words.split(",")) for _, words in rows)


def test_every_modality_word_gives_a_modality_or_passes_it_on() -> None:
    values = {value for table in read_modality().values() for value in table.values()}
    assert values <= {item.value for item in Modality} | {"same"}


def test_tables_of_numbers_hold_numbers() -> None:
    assert all(
        value.isdigit() for name in ("number", "power", "loose", "few") for value in read_quantity_words(name).values()
    )


def test_what_becomes_of_people_has_one_word_in_all_tables() -> None:
    fates = set(read_counts("verb").values())
    assert set(read_counts("state").values()) <= fates | {"missing"}
    assert set(read_counts("noun").values()) <= fates | {"missing"}


def test_words_for_people_tell_a_sector() -> None:
    assert read_people()["refugee" if "refugee" in read_people() else "pilgrim"].isupper()


def test_refuses_a_list_that_does_not_exist() -> None:
    with pytest.raises(BrokenInvariant, match="no list 'nonsense'"):
        read_word_list("nonsense")
