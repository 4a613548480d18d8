import pytest

from tocsin.text import surface


def words(parsed, text):
    return [[text[token.start : token.end] for token in sentence.tokens] for sentence in parsed.sentences]


def test_tokens_point_at_the_source(parse):
    text = "The *Varn Times* wrote 🚀 on Monday.\r\nIt didn’t\r\nlast."
    parsed = parse(text)
    assert words(parsed, text)[0][:4] == ["The", "Varn", "Times", "wrote"]
    for sentence in parsed.sentences:
        for token in sentence.tokens:
            assert text[token.start : token.end].replace("\r\n", " ") == token.text


def test_a_sentence_broken_over_paragraphs_is_one(parse):
    text = "# Ports\n\nThe ship left the harbour on Monday. It then carried out patrol operations\n\nin the cold waters near the coast."
    sentences = [text[s.span.start : s.span.end] for s in parse(text).sentences]
    assert sentences[-1] == "It then carried out patrol operations\n\nin the cold waters near the coast."


def test_heads_stay_in_their_sentence_and_children_agree(parse):
    parsed = parse("The army shelled the town, officials said. Nobody was hurt. “We left,” she said.")
    for sentence in parsed.sentences:
        for token in sentence.tokens:
            assert 0 <= token.head < len(sentence.tokens)
            if token.head != token.i:
                assert token.i in sentence.children[token.head]


def test_nobody_sees_the_placeholder_of_a_lost_letter(parse):
    parsed = parse("General Karel ?ernik said that the army was ready to leave the town.")
    tokens = parsed.sentences[0].tokens
    assert "?ernik" in [token.text for token in tokens]
    assert "Karel ?ernik" in surface(tokens)


def test_quotations_count_in_the_document(parse):
    text = "# A title\n\nShe said: “One.\n\n“Two,” and left."
    quotation = parse(text).quotations[0]
    assert [text[span.start : span.end] for span in quotation.spans] == ["One.", "Two,"]
    assert text[quotation.outer.start : quotation.outer.end].startswith("“One")


def test_white_space_is_no_token_even_in_long_runs(parse):
    parsed = parse("He wrote " + "A" * 5000 + " and left \u200b the town.")
    tokens = [token for sentence in parsed.sentences for token in sentence.tokens]
    assert all(token.text.strip() and token.end > token.start for token in tokens)
    assert tokens[-1].text == "."


def test_a_sentence_ends_with_an_agency_before_a_quotation(parse):
    parsed = parse("The driver told the AP. “We left at dawn.” The U.S. “partners” stayed.")
    assert parsed.document.quote(parsed.sentences[0].span) == "The driver told the AP."
    assert parsed.document.quote(parsed.sentences[-1].span) == "The U.S. “partners” stayed."


@pytest.mark.parametrize(
    "text",
    [
        'He told many, Reuk says different things to different people,"Ilda Brenn, who leads the council, said.',
        '"We left,"she said,"and then,"Brenn said,"we came back,"Reuk wrote.',
        'Brenn said,"no.',
        'It was over,"\n\nBrenn said,"and"\n\nthen,"Reuk left.',
    ],
)
def test_marks_without_a_space_before_them_keep_their_quotations_in_the_text(parse, text):
    parsed = parse(text)
    assert all(0 <= span.start < span.end <= len(text) for q in parsed.quotations for span in (q.outer, *q.spans))
