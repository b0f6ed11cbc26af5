"""What stands between a subject in front and its verb: "as for X, he said", "X had said"."""

from __future__ import annotations

from rules.scene import Scene

_AS_FOR = 15  # tokens of "as for X"


def had(scene: Scene, index: int) -> bool:
    """Whether "had" stands between a subject and its verb at a token."""
    word = scene.word(index).removeprefix("ف")  # fa-
    if word not in scene.words.openers or word in scene.words.as_for:
        return False
    return scene.mention_over(index - 1) is not None or scene.word(index - 1) in scene.words.relatives


def is_as_for(scene: Scene, index: int) -> bool:
    """Whether "as for X" stands right before a token, with no verb in between."""
    for position in range(index - 1, max(scene.sentence(index).first, index - _AS_FOR) - 1, -1):
        if scene.word(position) in scene.words.as_for:
            return True
        if scene.is_verb(position) or scene.word(position) in scene.words.complementizers:
            return False
    return False
