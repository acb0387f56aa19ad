"""`[wording]`: a roster that is there, and expressions allowed for a reason and until a day."""

from __future__ import annotations

from datetime import date

import pytest

from records.config import load
from records.errors import ConfigError
from records.proofs import Allowed

HEAD = """
[office]
name = "云溪区人民政府办公室"
region = "云溪区"
[[agencies]]
id = "czj"
name = "云溪区财政局"
[[sites]]
id = "www"
name = "云溪区人民政府"
url = "http://www.yunxi.example/"
agency = "czj"
"""
GOOD = (
    '[[wording.allowed]]\nexpression = "复盖"\nreason = "碑文"\nuntil = 2027-06-30\nsite = "www"\n'
)


def read(tmp_path, text):
    path = tmp_path / "config.toml"
    path.write_text(HEAD + text, "utf-8")
    return load(path).wording


def test_what_an_office_adds_and_allows(tmp_path):
    (tmp_path / "roster.toml").write_text("", "utf-8")
    told = read(tmp_path, f'[wording]\nroster = "roster.toml"\n{GOOD}')

    assert told.roster == tmp_path / "roster.toml"
    assert told.allowed == (Allowed("复盖", "碑文", date(2027, 6, 30), site="www"),)
    assert read(tmp_path, "").allowed == ()


@pytest.mark.parametrize(
    ("text", "key", "says"),
    [
        ('[wording]\nroster = "none.toml"\n', "wording.roster", "没有这个文件"),
        (GOOD.replace("until = 2027-06-30\n", ""), "wording.allowed[1]", "缺少必填项 until"),
        (GOOD.replace('reason = "碑文"\n', ""), "wording.allowed[1]", "reason"),
        (GOOD.replace('"www"', '"wwx"'), "wording.allowed[1].site", "没有编号为“wwx”的网站"),
        (GOOD + 'agency = "xx"\n', "wording.allowed[1].agency", "没有编号为“xx”的单位"),
        (GOOD + GOOD, "wording.allowed[2].expression", "重复"),
        (GOOD + 'rule = "x"\n', "wording.allowed[1].rule", "rule"),
    ],
    ids=["roster", "until", "reason", "site", "agency", "twice", "unknown"],
)
def test_each_fault_at_its_key(tmp_path, text, key, says):
    with pytest.raises(ConfigError) as error:
        read(tmp_path, text)

    (problem,) = error.value.problems
    assert problem.key == key
    assert says in f"{problem.key} {problem.message}"
