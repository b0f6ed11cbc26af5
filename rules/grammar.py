"""A small chart parser for clusters of neighbouring tokens, driven by rules that are data.

A rule's phrases are patterns over words and categories:

    word            that word, in any spelling
    {category}      anything of the category, or of a group that holds it; {name:category} captures it by another name
    item?           the item may be left out;  (a|b) is one or the other word
    <a|b>           context: one of these words stands here but outside the span; <!a|b> none of them does;
                    <^> and <$> are the beginning and the end of the text

A token is a short lattice: what is written onto it (wa-, bi-, li- …) comes first as an item of its own, so that
"والثلاثاء" can be read as «و» and «الثلاثاء». Patterns are short, clusters are cut, and the number of results
in a cluster is bounded: time stays linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import product
from typing import Any

from attrs import field, frozen

from rules.lexicon import expand
from rules.schema import Rule
from rules.text import fold

STEPS = 3  # lattice positions a token: its start, after a conjunction, after a preposition
_MOST_NODES = 3000  # in one cluster
TEXT_START, TEXT_END = "^", "$"

_ITEM = re.compile(r"\{(?:(?P<capture>[a-z_0-9]+):)?(?P<category>[a-z_0-9-]+)\}|<(?P<not>!?)(?P<context>[^<>]+)>|\S+")


@frozen(eq=False)
class Node:
    """A stretch of the lattice that was understood: its category, what it means, and how it was put together."""

    start: int
    end: int
    category: str
    value: Any
    rule: str = ""
    children: tuple[Node, ...] = ()
    offset: int = 0  # folded offset of its first letter
    words: int = 0  # how many words the rules fixed; more is more specific

    def leaves(self) -> Iterable[Node]:
        if not self.children:
            yield self
        for child in self.children:
            yield from child.leaves()


@frozen
class _Context:
    """Words that must, or must not, stand beside a pattern."""

    words: tuple[tuple[str, ...], ...]
    wanted: bool
    before: bool

    def holds(self, words: Sequence[str], index: int) -> bool:
        """Whether it holds at a token: the one before which, or behind which, the pattern ends."""
        return any(self._stands(words, index, phrase) for phrase in self.words) == self.wanted

    def _stands(self, words: Sequence[str], index: int, phrase: tuple[str, ...]) -> bool:
        start = index - len(phrase) if self.before else index
        if start < 0:
            return False
        first = words[start] if start < len(words) else ""
        if len(phrase) == 1 or tuple(words[start + 1 : start + len(phrase)]) == phrase[1:]:
            return first == phrase[0] or (self.before and first[:1] in "وف" and first[1:] == phrase[0])
        return False


@frozen(eq=False)
class _Pattern:
    """One sequence of categories, with the names under which they are captured."""

    categories: tuple[str, ...]
    captures: tuple[str, ...]
    contexts: tuple[_Context, ...]
    rule: Rule
    category: str
    make: Callable[[Mapping[str, Any]], Any]
    words: int


@frozen(eq=False)
class Grammar:
    """Rules compiled to patterns, by their first category."""

    _starting: Mapping[str, tuple[_Pattern, ...]] = field(repr=False)
    _groups: Mapping[str, tuple[str, ...]] = field(repr=False)
    literals: frozenset[str]  # the folded words that patterns name

    @classmethod
    def of(
        cls,
        rules: Iterable[Rule],
        groups: Mapping[str, Sequence[str]],
        maker: Callable[[Rule], tuple[str, Callable[[Mapping[str, Any]], Any]]],
    ) -> Grammar:
        """Compile `rules`; `maker` gives a rule's category and the function from captures to meaning."""
        starting: dict[str, list[_Pattern]] = {}
        literals: set[str] = set()
        for rule in rules:
            category, make = maker(rule)
            for phrase in rule.phrases:
                for form in expand(phrase):
                    for pattern in _patterns(form, rule, category, make):
                        starting.setdefault(pattern.categories[0], []).append(pattern)
                        literals.update(name[1:] for name in pattern.categories if name.startswith("="))
                        for context in pattern.contexts:
                            literals.update(word for words in context.words for word in words)
        member_of: dict[str, list[str]] = {}
        for group, members in groups.items():
            for member in members:
                member_of.setdefault(member, []).append(group)
        return cls(
            {category: tuple(patterns) for category, patterns in starting.items()},
            {category: (category, *groups) for category, groups in member_of.items()},
            frozenset(literals - {TEXT_START, TEXT_END}),
        )

    def parse(self, leaves: Iterable[Node], words: Sequence[str]) -> list[Node]:
        """Every node that the rules build over the leaves of one cluster whose tokens are `words`."""
        built: list[Node] = []
        complete: dict[tuple[int, str], list[Node]] = {}
        waiting: dict[tuple[int, str], list[tuple[_Pattern, int, tuple[Node, ...]]]] = {}
        seen: set[tuple[int, int, str, Any]] = set()
        agenda = list(leaves)
        agenda.reverse()
        while agenda:
            node = agenda.pop()
            key = (node.start, node.end, node.category, node.value)
            if key in seen:
                continue
            seen.add(key)
            if node.rule:
                built.append(node)
                if len(built) > _MOST_NODES:
                    break
            edges: list[tuple[_Pattern, int, tuple[Node, ...]]] = []
            for category in self._groups.get(node.category, (node.category,)):
                place = (node.start, category)
                complete.setdefault(place, []).append(node)
                edges += [(pattern, 1, (node,)) for pattern in self._starting.get(category, ())]
                edges += [(pattern, dot + 1, (*done, node)) for pattern, dot, done in waiting.get(place, ())]
            while edges:
                pattern, dot, done = edges.pop()
                if dot == len(pattern.categories):
                    made = _finished(pattern, done, words)
                    if made is not None:
                        agenda.append(made)
                    continue
                place = (done[-1].end, pattern.categories[dot])
                waiting.setdefault(place, []).append((pattern, dot, done))
                edges += [(pattern, dot + 1, (*done, other)) for other in complete.get(place, ())]
        return built


def _finished(pattern: _Pattern, children: tuple[Node, ...], words: Sequence[str]) -> Node | None:
    """The node that a completed pattern makes, or None where its context or its meaning forbids it."""
    first, last = children[0], children[-1]
    for context in pattern.contexts:
        if not context.holds(words, first.start // STEPS if context.before else last.end // STEPS):
            return None
    captured = {name: child.value for name, child in zip(pattern.captures, children, strict=True) if name}
    value = pattern.make(captured)
    if value is None:
        return None
    fixed = pattern.words + sum(child.words for child in children)
    return Node(first.start, last.end, pattern.category, value, pattern.rule.name, children, first.offset, fixed)


def _patterns(form: str, rule: Rule, category: str, make: Callable[[Mapping[str, Any]], Any]) -> Iterable[_Pattern]:
    """The sequences that a pattern with optional items stands for."""
    items = [(match, form[match.end() : match.end() + 1] == "?") for match in _ITEM.finditer(form)]
    choices: list[tuple[re.Match[str] | None, ...]] = []
    for match, optional in items:
        text = match[0]
        if text == "?":
            continue
        optional = optional or (match["category"] is None and match["context"] is None and text.endswith("?"))
        choices.append((match, None) if optional else (match,))
    for chosen in product(*choices):
        present = [match for match in chosen if match is not None]
        categories: list[str] = []
        captures: list[str] = []
        contexts: list[_Context] = []
        fixed = 0
        for match in present:
            if match["context"] is not None:
                phrases = tuple(tuple(fold(phrase).split()) for phrase in match["context"].split("|"))
                contexts.append(_Context(phrases, not match["not"], before=not categories))
            elif match["category"] is not None:
                categories.append(match["category"])
                captures.append(match["capture"] or match["category"])
            else:
                categories.append("=" + fold(match[0].rstrip("?")))
                captures.append("")
                fixed += 1
        if not categories:
            raise rule.error("phrases", f"{form!r} may be empty", "make one of its items obligatory")
        yield _Pattern(tuple(categories), tuple(captures), tuple(contexts), rule, category, make, fixed)
