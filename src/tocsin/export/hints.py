"""A record in, what the reader of its page should know or could do to learn more out."""

from __future__ import annotations

from collections.abc import Mapping

from tocsin.export.wording import word_when
from tocsin.ontology.languages import read_languages
from tocsin.record import Reason, Record, TimeType

NO_PUBLICATION_DATE = "no publication date was found: give --published DATE to date weekdays and months"
NOTHING_LOOKED_FOR = "Tocsin reads English, so no names, dates, statements or events were looked for"


def list_hints(record: Record) -> list[str]:
    """List what stands in the head of a record's page, the gravest first."""
    return [hint for hint in (hint_language(record), hint_date(record)) if hint]


def hint_language(record: Record) -> str:
    """Say that a report is in a language that Tocsin does not read; "" when it was read."""
    language = unread_language(record)
    return f"the report is in {language}; {NOTHING_LOOKED_FOR}" if language else ""


def hint_languages(counts: Mapping[str, int], *, of: int) -> str:
    """Say of a whole run how many reports are in languages that Tocsin does not read.

    Args:
        counts: Reports by the name of such a language; not empty.
        of: All reports of the run.
    """
    listed = ", ".join(f"{number} in {name}" for name, number in sorted(counts.items(), key=lambda row: (-row[1], row)))
    if of == 1:
        return f"the report is in {next(iter(counts))}; {NOTHING_LOOKED_FOR}"
    which = "it" if sum(counts.values()) == 1 else "them"
    return f"of {of} reports {listed}; {NOTHING_LOOKED_FOR} in {which}"


def unread_language(record: Record) -> str:
    """Return the English name of the language for which a report was left unread; "" when it was read."""
    lang = record.document.lang
    if lang is None or all(item.reason is not Reason.OTHER_LANGUAGE for item in record.dropped):
        return ""
    return read_languages().get(lang.value, lang.value)


def hint_date(record: Record) -> str:
    """Say how to date what is undated; "" when the publication date is known or would date nothing."""
    if record.document.published_at is not None:
        return ""
    # Durations and repetitions have no date of their own.
    times = (item for item in record.times if item.type in (TimeType.DATE, TimeType.TIME))
    undated = any(not word_when(item.when) for item in record.events) or any(
        not (item.first or item.last) for item in times
    )
    return NO_PUBLICATION_DATE if undated else ""
