"""What the caller knows about a report beforehand, and how rows of JSON are named."""

from __future__ import annotations

from dataclasses import dataclass, field

from tocsin.errors import BadOption
from tocsin.read.published import parse_published

MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class FieldNames:
    """Accepted names of a JSON object's fields: the first that is there and not empty wins; case does not matter."""

    text: tuple[str, ...] = (
        "text",
        "body",
        "content",
        "article",
        "article_text",
        "full_text",
        "fulltext",
        "maintext",
        "story",
    )
    title: tuple[str, ...] = ("title", "headline", "heading", "subject")
    byline: tuple[str, ...] = ("byline", "author", "authors", "by", "creator")
    published: tuple[str, ...] = (
        "published",
        "published_at",
        "publication_date",
        "publish_date",
        "published_date",
        "pub_date",
        "pubdate",
        "date_published",
        "datepublished",
        "date_publish",
        "date",
        "created",
    )
    outlet: tuple[str, ...] = (
        "outlet",
        "publisher",
        "publication",
        "source_name",
        "site_name",
        "sitename",
        "newspaper",
        "source",
    )
    url: tuple[str, ...] = ("url", "link", "canonical_url", "source_url", "href")
    lang: tuple[str, ...] = ("lang", "language", "language_code")


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What is known beforehand, and the limits.

    Attributes:
        published: Publication date as `parse_published` takes it, held in ISO 8601; a value given here and below wins
            over what the report says of itself.
        outlet: The publisher.
        title: The report's heading.
        url: Its address.
        fields: Names of the fields of JSON rows.
        max_chars: Longest text of one document, in code points.
        max_bytes: Largest file.

    Raises:
        BadOption: `published` is no date, or a value is not text.
    """

    published: str | None = None
    outlet: str | None = None
    title: str | None = None
    url: str | None = None
    fields: FieldNames = field(default_factory=FieldNames)
    max_chars: int = 1_000_000
    max_bytes: int = 64 * MEGABYTE

    def __post_init__(self) -> None:
        for name in ("published", "outlet", "title", "url"):
            if not isinstance(getattr(self, name), str | None):
                raise BadOption(name, f"text is needed, not {type(getattr(self, name)).__name__}")
        if self.published is not None:
            # Checked here, so that no door (command line, Python, a bench) can pass a date that nothing can read.
            object.__setattr__(self, "published", parse_published(self.published))
