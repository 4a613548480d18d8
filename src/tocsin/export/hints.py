"""A record in, what the reader of its page could do to learn more out."""

from __future__ import annotations

from tocsin.export.wording import word_when
from tocsin.record import Record, TimeType

NO_PUBLICATION_DATE = "no publication date was found: give --published DATE to date weekdays and months"


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
