"""The county that `make demo` serves, built once: building is cheap, walking all of its pages is not."""

from datetime import date

import pytest

from sample import County, build

SEED = 20261120
AS_OF = date(2026, 11, 20)


@pytest.fixture(scope="session")
def county() -> County:
    return build(SEED, AS_OF)
