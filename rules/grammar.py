"""A small chart parser for clusters of neighbouring tokens, driven by rules that are data.

A rule's phrases are patterns over words and categories:

    word            that word, in any spelling
    {category}      anything of the category, or of a group that holds it; {name:category} captures it by another name
    item?           the item may be left out;  (a|b) is one or the other word
    <a|b>           context: one of these words stands here but outside the span; <!a|b> none of them does;
                    <^> and <$> are the beginning and the end of the text, <\\n> of a line

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
PADDING = 2  # words of context before and after a cluster
_MOST_NODES = 3000  # in one cluster
TEXT_START, TEXT_END, LINE_END = "^", "$", "\n"

_OPTIONAL_CHOICE = re.compile(r"\(([^()]*)\)\?")
_ITEM = re.compile(r"\{(?:(?P<capture>[a-z_0-9]+):)?(?P<category>[a-z_0-9|-]+)\}|<(?P<not>!?)(?P<context>[^<>]+)>|\S+")


@frozen(eq=False)
class Node:
    """A stretch of the lattice that was understood: its category, what it means, and how it was put together."""

    start: int
    end: int
    category: str
    value: Any
    rule: str = ""
    children: tuple[Node, ...] = ()
    names: tuple[str, ...] = ()  # under which name each child was captured
    offset: int = 0  # folded offset of its first letter
    words: int = 0  # how many words the rules fixed; more is more specific

    def child(self, name: str) -> Node | None:
        """The child that was captured under a name."""
        return next((child for child, known in zip(self.children, self.names, strict=True) if known == name), None)


@frozen
class Meaning:
    """What a rule makes of its captures: a node of a category (`$name`: the category that a capture names)."""

    category: str
    make: Callable[[Mapping[str, Any]], Any]
    needs: frozenset[str]  # captures without which it cannot be made
    takes: frozenset[str]  # captures that it can use


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
    meaning: Meaning
    words: int


@frozen(eq=False)
class Grammar:
    """Rules compiled to patterns, by their first category."""

    _starting: Mapping[str, tuple[_Pattern, ...]] = field(repr=False)
    _groups: Mapping[str, tuple[str, ...]] = field(repr=False)
    literals: frozenset[str]  # the folded words that patterns name beside categories
    phrases: frozenset[str]  # the folded phrases that are whole patterns
    context: frozenset[str]  # the folded words that contexts name

    @classmethod
    def of(
        cls,
        rules: Iterable[Rule],
        groups: Mapping[str, Sequence[str]],
        meaning_of: Callable[[Rule], Meaning],
    ) -> Grammar:
        """Compile `rules`; `meaning_of` reads what a rule makes. Raises `RuleError` for patterns that are wrong."""
        starting: dict[str, list[_Pattern]] = {}
        literals: set[str] = set()
        phrases: set[str] = set()
        context: set[str] = set()
        for rule in rules:
            meaning = meaning_of(rule)
            for phrase in rule.phrases:
                for form in expand(_OPTIONAL_CHOICE.sub(r"(|\1)", phrase)):
                    for pattern in _patterns(form, rule, meaning):
                        starting.setdefault(pattern.categories[0], []).append(pattern)
                        named = [name[1:] for name in pattern.categories if name.startswith("=")]
                        whole = len(pattern.categories) == 1 and not pattern.meaning.category.startswith("_")
                        (phrases if whole else literals).update(named)
                        context.update(word for one in pattern.contexts for words in one.words for word in words)
        unions = {name for patterns in starting.values() for one in patterns for name in one.categories if "|" in name}
        member_of: dict[str, list[str]] = {}
        for group, members in [*groups.items(), *((union, union.split("|")) for union in sorted(unions))]:
            for member in dict.fromkeys(inner for name in members for inner in groups.get(name, (name,))):
                member_of.setdefault(member, []).append(group)
        return cls(
            {category: tuple(patterns) for category, patterns in starting.items()},
            {category: (category, *groups) for category, groups in member_of.items()},
            frozenset(literals),
            frozenset(phrases),
            frozenset(context),
        )

    def parse(self, leaves: Iterable[Node], words: Sequence[str]) -> list[Node]:
        """Every node that the rules build over the leaves of one cluster.

        `words` are the cluster's tokens with `PADDING` words of context before and behind.
        """
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
    value = pattern.meaning.make(captured)
    if value is None:
        return None
    category = pattern.meaning.category
    if category.startswith("$"):
        category = str(captured[category[1:]])
    return Node(
        first.start,
        last.end,
        category,
        value,
        pattern.rule.name,
        children,
        pattern.captures,
        first.offset,
        pattern.words + sum(child.words for child in children),
    )


def _context_words(phrase: str) -> tuple[str, ...]:
    return (phrase,) if phrase == LINE_END else tuple(fold(phrase).split())


def _patterns(form: str, rule: Rule, meaning: Meaning) -> Iterable[_Pattern]:
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
                phrases = tuple(_context_words(phrase) for phrase in match["context"].split("|"))
                contexts.append(_Context(phrases, not match["not"], before=not categories))
                fixed += contexts[-1].wanted
            elif match["category"] is not None:
                categories.append(match["category"])
                captures.append(match["capture"] or match["category"])
            else:
                categories.append("=" + fold(match[0].rstrip("?")))
                captures.append("")
                fixed += 1
        if not categories:
            raise rule.error("phrases", f"{form!r} may be empty", "make one of its items obligatory")
        if not any(captures):
            # a pattern of words alone is one word more to look up
            categories, captures = ["=" + " ".join(name[1:] for name in categories)], [""]
        if missing := meaning.needs - set(captures):
            raise rule.error("phrases", f"{form!r} captures no {min(missing)!r}", "write {name:category} for it")
        yield _Pattern(tuple(categories), tuple(captures), tuple(contexts), rule, meaning, fixed)
