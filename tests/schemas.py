"""The published schemas, for every test that checks a JSON document."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource

FOLDER = Path(__file__).parents[1] / "docs" / "schemas"
NAMES = tuple(sorted(path.name.removesuffix(".schema.json") for path in FOLDER.glob("*.json")))


@cache
def schema(name: str) -> dict[str, Any]:
    return json.loads((FOLDER / f"{name}.schema.json").read_text(encoding="utf-8"))


@cache
def _registry() -> Registry:
    return Registry().with_resources(
        (schema(name)["$id"], Resource.from_contents(schema(name))) for name in NAMES
    )


def faults(name: str, value: Any) -> list[str]:
    """What of `value` the schema does not allow; `rules#rule` is a part of a schema."""
    name, _, part = name.partition("#")
    asked = {"$ref": schema(name)["$id"] + (f"#{part}" if part else "")}
    validator = Draft202012Validator(asked, registry=_registry(), format_checker=FormatChecker())
    return [f"{fault.json_path}: {fault.message}" for fault in validator.iter_errors(value)]
