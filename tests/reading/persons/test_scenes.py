"""Tables and pages as many offices publish them (`scenes.txt`): grades against labels given beforehand."""

from __future__ import annotations

from datetime import date

import pytest

from reading import read_page
from reading.persons import exposures_of_content
from records import Attachment
from records.exposure import Exposure
from rules.privacy._grades import graded
from tests.reading.persons.scenes import Scene, content, page, scenes

TODAY = date(2026, 11, 20)


def of_file(scene: Scene) -> tuple[Exposure, ...]:
    return exposures_of_content(content(scene), f"{scene.title}.xlsx")


def of_page(scene: Scene) -> tuple[Exposure, ...]:
    return read_page(page(scene), "http://www.yunxi.example/tz/t20240506_1.html").exposures


@pytest.mark.parametrize("how", [of_file, of_page], ids=lambda one: one.__name__)
@pytest.mark.parametrize("scene", scenes(), ids=lambda one: f"line{one.number}")
def test_grade(scene, how):
    found = graded(Attachment("a", scene.title, "", exposures=how(scene)), TODAY)
    assert max((one.grade for one in found), default=0) == scene.grade, scene.title
