"""Write docs/record.md from the record's own docstrings, so that the page cannot fall behind the code.

Run it to write the page; with `--check` it fails when the page is not what the code says.
"""

from __future__ import annotations

import dataclasses
import inspect
import re
import sys
from enum import Enum
from pathlib import Path

from tocsin import record
from tocsin.record.codec import schema_of

PAGE = Path(__file__).parent / "record.md"
HEAD = """# The record

One JSON object a report: `tocsin read REPORT --json` writes it on one line, `tocsin schema` prints its JSON Schema, and
`tocsin.read(...)` returns the same as frozen dataclasses (`tocsin.record`). This page is written by
`docs/generate_record.py` from the code.

* **Spans** are `[start, end)` in Unicode code points of `text`. A list of spans may be discontinuous.
* **Grounds.** A value that was extracted stands flat under its name; under `grounds`, by the same name, stand the spans
  of its words, the basis (verbatim, normalised, inferred, given, default), a score, and the stage and rule behind it.
* **Ids** are hashes of what they identify: the same input gives the same ids on any machine.
* Only an event with `said_in: null`, `background: null` and modality `happened` or `ongoing` is what the report asserts
  in its own voice as news.

At the top stand `id`, `text` and `raw_sha256` of the document, `tocsin` (version), `weights` (model to hash), and the
lists below.
"""
ORDER = (
    "Record", "Document", "Block", "Damage", "Mention", "Entity", "Statement", "Party", "Stance", "Link",
    "EventMention", "Participant", "Count", "Instrument", "Target", "Weighed", "When", "Place", "PlaceMention",
    "TimeMention", "Quantity", "Dropped", "Grounded",
)  # fmt: skip


def attributes(cls: type) -> dict[str, str]:
    """Return what the docstring's Attributes section says of each field."""
    doc = inspect.cleandoc(cls.__doc__ or "")
    section = doc.partition("Attributes:\n")[2]
    found = re.findall(r"^    (\w+): (.*(?:\n {8}.*)*)", section, re.MULTILINE)
    return {name: " ".join(text.split()) for name, text in found}


def describe(cls: type) -> str:
    """Write the section of one type."""
    doc = inspect.cleandoc(cls.__doc__ or "").partition("Attributes:")[0].strip()
    told = attributes(cls)
    rows = [f"| `{field.name}` | {told.get(field.name, '')} |" for field in dataclasses.fields(cls)]
    return "\n".join(
        [f"## {cls.__name__}", "", " ".join(doc.split()), "", "| field | meaning |", "|---|---|", *rows, ""]
    )


def describe_values(cls: type[Enum]) -> str:
    """Write one line for an enumeration."""
    return f"* **{cls.__name__}**: " + ", ".join(f"`{member.value}`" for member in cls)


def page() -> str:
    """Write the whole page."""
    enums = [
        getattr(record, name)
        for name in schema_of(record.Record)["$defs"]
        if issubclass(getattr(record, name, int), Enum)
    ]
    sections = [describe(getattr(record, name)) for name in ORDER]
    return "\n".join([HEAD, *sections, "## Values", "", *map(describe_values, enums), ""])


if __name__ == "__main__":
    if "--check" in sys.argv:
        sys.exit(0 if PAGE.read_text("utf-8") == page() else f"{PAGE} is not what the code says; run python {__file__}")
    PAGE.write_text(page(), "utf-8")
