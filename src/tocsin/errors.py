"""Every exception that Tocsin raises on purpose.

TocsinError
├─ InputError            the user handed in something that cannot be used        exit 2
│  └─ DocumentError      one document cannot be read; an archive goes on         exit 1
│     ├─ UnreadableDocument   damaged, encrypted, over a limit, or without text
│     ├─ EmptyDocument        nothing in it but white space
│     └─ UnsupportedFormat    not a format that Tocsin reads
├─ ConfigError           an option or a setting is wrong                         exit 2
│  ├─ BadOption               an option's value cannot be understood
│  └─ UnknownOntologyCode     a code that the ontology does not hold
├─ WeightsError          a model file is missing or not the pinned one           exit 1
│  ├─ WeightsMissing
│  └─ WeightsMismatch
└─ InternalError         a fault of ours                                         exit 70
   ├─ SpanError               a span points outside its text
   └─ BrokenInvariant         a record contradicts itself

A message says what is wrong, where, and what to do, in one sentence. `code` never changes, so that it can be searched
for.
"""

from __future__ import annotations


class TocsinError(Exception):
    """The root: everything that Tocsin raises on purpose.

    Attributes:
        code: A stable name to search for.
        exit_code: What the command line exits with.
    """

    code = "tocsin"
    exit_code = 1


class InputError(TocsinError):
    """What was handed in cannot be used.

    Attributes:
        path: Where it lies, as the user wrote it; "" for a string.
        detail: What is wrong and what to do, without the path.
    """

    code = "input"
    exit_code = 2

    def __init__(self, path: str, detail: str) -> None:
        self.path = path
        self.detail = detail
        super().__init__(f"{path}: {detail}" if path else detail)


class DocumentError(InputError):
    """One document cannot be read; the others can."""

    code = "document"
    exit_code = 1


class UnreadableDocument(DocumentError):
    """Damaged, encrypted, over a limit, or without any text."""

    code = "unreadable-document"


class EmptyDocument(DocumentError):
    """Nothing in it but white space."""

    code = "empty-document"


class UnsupportedFormat(DocumentError):
    """Not a format that Tocsin reads."""

    code = "unsupported-format"


class ConfigError(TocsinError):
    """An option or a setting is wrong.

    Attributes:
        key: The option or setting.
        detail: What is wrong with it and what to do.
    """

    code = "config"
    exit_code = 2

    def __init__(self, key: str, detail: str) -> None:
        self.key = key
        self.detail = detail
        super().__init__(f"{key}: {detail}")


class BadOption(ConfigError):
    """An option's value cannot be understood."""

    code = "bad-option"


class UnknownOntologyCode(ConfigError):
    """A code that the ontology does not hold."""

    code = "unknown-ontology-code"


class WeightsError(TocsinError):
    """A model file is missing or is not the pinned one.

    Attributes:
        name: The model.
        expected: The pinned hash or path.
        found: What is there instead; "" for nothing.
    """

    code = "weights"

    def __init__(self, name: str, detail: str, *, expected: str = "", found: str = "") -> None:
        self.name = name
        self.detail = detail
        self.expected = expected
        self.found = found
        super().__init__(f"{name}: {detail}")


class WeightsMissing(WeightsError):
    """A model is not installed."""

    code = "weights-missing"


class WeightsMismatch(WeightsError):
    """A model file differs from the pinned one."""

    code = "weights-mismatch"


class InternalError(TocsinError):
    """A fault of ours, never of the input."""

    code = "internal"
    exit_code = 70


class SpanError(InternalError):
    """A span points outside its text."""

    code = "span"


class BrokenInvariant(InternalError):
    """A record contradicts itself."""

    code = "broken-invariant"
