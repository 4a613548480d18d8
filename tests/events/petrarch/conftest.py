from __future__ import annotations

import pytest

from tests.events.petrarch.made import ACTORS, AGENTS, DISCARDS, VERBS
from tocsin.ontology.petrarch_coder import PetrarchCoder, read_petrarch_coder


@pytest.fixture(scope="session")
def files(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dictionaries")
    for name, text in (("verbs", VERBS), ("actors", ACTORS), ("agents", AGENTS), ("discards", DISCARDS)):
        (folder / f"made.{name}.txt").write_text(text, "utf-8")
    return folder


@pytest.fixture(scope="session")
def dictionaries(files) -> PetrarchCoder:
    return read_petrarch_coder(
        [files / "made.verbs.txt"],
        actors=[files / "made.actors.txt", files / "made.agents.txt"],
        discards=[files / "made.discards.txt"],
    )
