import json

from tests.golden.pin import PINNED, changes, read_now


def test_the_demo_reads_as_pinned(models):
    """When this fails and the change is meant: python -m tests.golden.pin --write, and say it in CHANGELOG."""
    assert changes(json.loads(PINNED.read_text("utf-8")), read_now(models)) == []
