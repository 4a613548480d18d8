import pytest

from tocsin.encoder.pieces import Pieces

VOCABULARY = ["[UNK]", "truce", "tru", "##ce", "##s", '"', "-", "u", "cafe", "停", "[", "]", "unk"]


@pytest.fixture
def split(tmp_path):
    path = tmp_path / "vocab.txt"
    path.write_text("\n".join(VOCABULARY) + "\n", encoding="utf-8")
    pieces = Pieces(path)
    return lambda word: [VOCABULARY[number] for number in pieces.split(word)]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("truce", ["truce"]),
        ("Truces", ["truce", "##s"]),
        ("Café", ["cafe"]),
        ("truce-truce", ["truce", "-", "truce"]),
        ("truce停", ["truce", "停"]),
        ("[UNK]", ["[", "unk", "]"]),
        ("tru\u200bce", ["truce"]),
        ("zzz", ["[UNK]"]),
        ("trucezzz", ["[UNK]"]),
        ("", ["[UNK]"]),
        ("\u0301", ["[UNK]"]),
    ],
)
def test_takes_the_longest_known_pieces(split, word, expected):
    assert split(word) == expected


def test_an_endless_word_is_one_unknown_piece(split):
    assert split("tru" * 10_000) == ["[UNK]"]
