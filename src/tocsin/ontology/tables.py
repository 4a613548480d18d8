"""The tables of the ontology, read by `tocsin.tables`."""

from __future__ import annotations

from tocsin import tables
from tocsin.tables import split_list

__all__ = ["read_table", "split_list"]


def read_table(name: str, columns: int) -> list[tuple[str, ...]]:
    """Read a table of this package, "countries.tsv", whose rows have so many fields; errors as in `tocsin.tables`."""
    return tables.read_table("tocsin.ontology", name, columns=columns)
