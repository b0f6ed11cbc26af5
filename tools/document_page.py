"""Prints docs/document.md, the description of the event document, from its JSON Schema."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from timeline import document

INTRODUCTION = """\
# The event document

A timeline as UTF-8 JSON. `timeline extract` writes it, `timeline page` and `timeline show` read it, `timeline schema`
prints the JSON Schema from which this page is made (`make docs`).

- {description}
- The same input gives the same bytes.
- What is read is checked first: keys, types, offsets, days, that a quote has its trigger where the offsets say, that
  `edtf` fits the bounds, that ids are unique and every mention's article is listed. What does not fit is refused with
  the path to the field.
"""


def page(schema: dict[str, Any]) -> str:
    """The page in Markdown: the document, then each of its objects."""
    definitions = schema["$defs"]
    objects = {name: definition for name, definition in definitions.items() if "properties" in definition}
    description = (
        schema["description"]
        .replace(". ", ".\n- ")
        .replace("A timeline of diplomatic", "It is a timeline of diplomatic")
    )
    parts = [INTRODUCTION.format(description=description), "## The document\n\n" + table(schema, definitions)]
    for name, definition in objects.items():
        parts.append(f"## {title(name)}\n\n{definition['description']}\n\n{table(definition, definitions)}")
    return "\n".join(parts)


def table(definition: dict[str, Any], definitions: dict[str, Any]) -> str:
    rows = [
        f"| `{key}` | {kind(value, definitions)} | {value['description']} |"
        for key, value in definition["properties"].items()
    ]
    return "\n".join(["| key | value | meaning |", "| --- | --- | --- |", *rows, ""])


def kind(value: dict[str, Any], definitions: dict[str, Any]) -> str:
    """What a value may be, in words."""
    return " or ".join(dict.fromkeys(kinds(value, definitions)))


def kinds(value: dict[str, Any], definitions: dict[str, Any]) -> Iterator[str]:
    if "anyOf" in value:
        for choice in value["anyOf"]:
            yield from kinds(choice, definitions)
    elif "enum" in value:
        yield from ("null" if choice is None else f"`{choice}`" for choice in value["enum"])
    elif "const" in value:
        yield f"`{json.dumps(value['const'])}`"
    elif "$ref" in value:
        name = value["$ref"].rpartition("/")[2]
        target = definitions[name]
        if "properties" in target:
            yield f"[{title(name).lower()}](#{title(name).lower().replace(' ', '-')})"
        elif "type" in value:  # narrowed to what is not null
            yield from (choice for choice in kinds(target, definitions) if choice != "null")
        else:
            yield from kinds(target, definitions)
    elif value.get("type") == "array":
        yield f"list of: {kind(value['items'], definitions)}"
    else:
        types = value["type"] if isinstance(value["type"], list) else [value["type"]]
        names = {"integer": "whole number", "boolean": "true or false"}
        yield from (names.get(name, name) for name in types)


def title(name: str) -> str:
    """`timeExpression` as `Time expression`."""
    return re.sub(r"(?<=[a-z])([A-Z])", lambda capital: f" {capital[1].lower()}", name).capitalize()


if __name__ == "__main__":
    print(page(json.loads(document.schema())), end="")
