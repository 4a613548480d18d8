import re

import pytest

from tocsin.errors import InputError
from tocsin.ontology.petrarch import DatedCode, read_petrarch, scan_petrarch

GOOD = """# head
IVO_MARTEN_ [ESTGOV >20100101] # remark
+ADMIRAL_MARTEN
\t[ESTELI <091231]
HALLIN_PORT_AUTHORITY_
+PORT_OF_HALLIN [---]
    [ESTGOVBUS 990101-001231]
DOCKER_ [~LAB]
"""


def write(tmp_path, text):
    path = tmp_path / "made.actors.txt"
    path.write_text(text, encoding="utf-8")
    return path


def test_reads_names_synonyms_and_dated_codes(tmp_path):
    first, second, third = read_petrarch(write(tmp_path, GOOD))
    assert first.names == ("IVO MARTEN", "ADMIRAL MARTEN")
    assert first.codes == (DatedCode("ESTGOV", first="2010-01-01"), DatedCode("ESTELI", last="2009-12-31"))
    assert second.names == ("HALLIN PORT AUTHORITY", "PORT OF HALLIN")
    assert second.codes == (DatedCode("ESTGOVBUS", "1999-01-01", "2000-12-31"),)
    assert third.codes == (DatedCode("LAB"),)


def test_a_code_holds_from_its_first_to_its_last_day():
    code = DatedCode("ESTGOV", "2010-01-01", "2012-12-31")
    assert code.holds_on("2010-01-01")
    assert code.holds_on("2012-12-31")
    assert not code.holds_on("2013-01-01")
    assert DatedCode("ESTGOV").holds_on("1900-01-01")


@pytest.mark.parametrize(
    "code", ["ESTGOV 2010", "ESTGOV 20120101-20110101", "ESTGOV 20101301-20111231", "EST GOV", "", ">20100101"]
)
def test_a_faulty_code_names_file_and_line(tmp_path, code):
    path = write(tmp_path, f"IVO_MARTEN\n\t[{code}]\n")
    with pytest.raises(InputError, match=re.escape("made.actors.txt: line 2")):
        read_petrarch(path)


def test_a_synonym_without_a_name_is_faulty_and_the_rest_is_read(tmp_path):
    entries, faults = scan_petrarch(write(tmp_path, "+MARTEN\nIVO_MARTEN [ESTGOV]\n"))
    assert [entry.names for entry in entries] == [("IVO MARTEN",)]
    assert len(faults) == 1
    assert faults[0].line == 1


def test_a_file_that_is_not_there_or_not_text_is_an_input_error(tmp_path):
    with pytest.raises(InputError, match="cannot be opened"):
        read_petrarch(tmp_path / "none.txt")
    (tmp_path / "bad.txt").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="UTF-8"):
        read_petrarch(tmp_path / "bad.txt")
