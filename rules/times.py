"""Finds the expressions of time in a text and says what they mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from attrs import field, frozen

from rules.grammar import PADDING, STEPS, TEXT_END, TEXT_START, Grammar, Node
from rules.load import data_folder, read_rules, toml_files, understood
from rules.meanings import meaning_of
from rules.schema import Rule, RuleError
from rules.tense import Tenses
from rules.text import NormalizedText
from rules.timecontext import in_context
from rules.timefound import AFTER_EVENT, TimeFound
from rules.timewords import TimeWords
from rules.tokens import Tokens
from timeline.evidence import Span
from timeline.expression import Between, Checked, Clock, Expression, Open, Part, Weekday
from timeline.resolve import Tense

__all__ = ["TimeFound", "TimeTagger"]

_REMEMBERED = 20_000  # clusters
_DECOY = "decoy"
_ALAN = ("آلان", "ا\u0653لان")  # the name Alan, folded like "now" (al-an); the madda a mark of its own
_HIDDEN = "_"  # categories that begin with it are parts, never results


@frozen(eq=False)
class TimeTagger:
    """The time rules of a language, compiled once."""

    language: str
    rules: tuple[Rule, ...] = field(repr=False)
    _words: TimeWords = field(repr=False)
    _grammar: Grammar = field(repr=False)
    _rank: dict[str, int] = field(repr=False)
    _tenses: Tenses = field(repr=False)
    _known: dict[tuple[str, ...], tuple[tuple[Node, int], ...]] = field(repr=False, factory=dict, init=False)

    @classmethod
    def load(cls, language: str = "ar") -> TimeTagger:
        """The tagger of a language. Raises `RuleError` for rule files that are wrong, or a language without any."""
        folder = data_folder(language) / "times"
        if not folder.is_dir():
            raise RuleError(f"rules/data/{language}/times", None, None, "has no time rules", "use 'ar'")
        rules = read_rules(folder / "rules")
        groups, weak = understood(folder / "categories.toml", _categories)
        grammar = Grammar.of(rules, groups, meaning_of)
        words = TimeWords.of(toml_files(folder / "words"), grammar.literals | grammar.phrases, _weak(grammar, weak))
        return cls(
            language, rules, words, grammar, {rule.name: index for index, rule in enumerate(rules)}, Tenses.load(folder)
        )

    def find(self, text: Tokens | NormalizedText | str) -> tuple[TimeFound, ...]:
        """The time expressions of a text, in its order; none overlap. Names that contain time words are left out."""
        tokens = text if isinstance(text, Tokens) else Tokens.of(text)
        times = (
            self._found(tokens, node, first, base)
            for first, last in self._words.clusters(tokens)
            for node, base in self._chosen(tokens, first, last)
            if node.category != _DECOY
        )
        return tuple(in_context(tokens.words, (time for time in times if not time.text.startswith(_ALAN))))

    def readings(self, text: Tokens | NormalizedText | str) -> tuple[Node, ...]:
        """How the rules put together what they found, and the names that they passed over, in the order of the text."""
        tokens = text if isinstance(text, Tokens) else Tokens.of(text)
        clusters = self._words.clusters(tokens)
        return tuple(node for first, last in clusters for node, _ in self._chosen(tokens, first, last))

    def tense(self, tokens: Tokens, found: TimeFound) -> Tense | None:
        """Whether the words around an expression speak of the past or of what is to come; None where they do not say.

        An expression that is the whole text is read forward, as an entry in a calendar is.
        """
        if found.first == 0 and found.last == len(tokens):
            return Tense.FUTURE if names_weekday(found.expression) else None
        return self._tenses.around(tokens.words, found.first, found.last)

    def _chosen(self, tokens: Tokens, first: int, last: int) -> tuple[tuple[Node, int], ...]:
        """The nodes that win in a cluster, each with the folded offset at which the cluster began when parsed."""
        before, after = self._context(tokens, first, last)
        key = (tokens.text.folded[tokens.starts[first] : tokens.ends[last - 1]], *before, *after)
        chosen = self._known.get(key)
        if chosen is None:
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            nodes = self._grammar.parse(
                self._words.leaves(tokens, first, last), (*before, *tokens.words[first:last], *after)
            )
            chosen = tuple((node, tokens.starts[first]) for node in self._winners(nodes))
            self._known[key] = chosen
        return chosen

    def _context(self, tokens: Tokens, first: int, last: int) -> tuple[list[str], list[str]]:
        words = tokens.words
        before = [words[index] if index >= 0 else TEXT_START for index in range(first - PADDING, first)]
        after = [words[index] if index < len(words) else TEXT_END for index in range(last, last + PADDING)]
        named = self._grammar.context
        return (
            [word if word in named or word[1:] in named else "" for word in before],
            [word if word in named else "" for word in after],
        )

    def _winners(self, nodes: Sequence[Node]) -> list[Node]:
        """Of all readings the longest; of equally long ones that with the most fixed words, then the earlier rule.

        Nothing that begins inside a name is read: the words for secretary-general are followed by no year.
        """
        shown = [node for node in nodes if not node.category.startswith(_HIDDEN)]
        names = [node for node in shown if node.category == _DECOY]
        ranked = sorted(
            (node for node in shown if not any(name.start < node.start < name.end for name in names)),
            key=lambda node: (node.start - node.end, -node.words, self._rank[node.rule]),
        )
        winners: list[Node] = []
        for node in ranked:
            if all(node.end <= other.start or other.end <= node.start for other in winners):
                winners.append(node)
        winners.sort(key=lambda node: node.start)
        return winners

    def _found(self, tokens: Tokens, node: Node, first: int, base: int) -> TimeFound:
        start, end = self._span(tokens, node, first, base)
        ends = [self._span(tokens, head, first, base) for head in _heads(node)]
        heads = [Span(*end, tokens.text.original[slice(*end)]) for end in ends]
        return TimeFound(
            start,
            end,
            tokens.text.original[start:end],
            node.value,
            node.rule,
            first + node.start // STEPS - PADDING,
            first + node.end // STEPS - PADDING,
            tuple(heads),
            node,
        )

    @staticmethod
    def _span(tokens: Tokens, node: Node, first: int, base: int) -> tuple[int, int]:
        last = first + node.end // STEPS - PADDING
        return tokens.text.original_span(tokens.starts[first] + node.offset - base, tokens.ends[last - 1])


def _heads(node: Node) -> Iterator[Node]:
    """The two ends of the innermost range in a tree, or the length counted from an event."""
    if node.category == AFTER_EVENT:
        yield from node.children[1:]
        return
    if not isinstance(node.value, Between):
        return
    first, last = node.child("first"), node.child("last")
    if first is not None and last is not None:
        yield first
        yield last
        return
    for child in node.children:
        yield from _heads(child)


def names_weekday(expression: Expression | None) -> bool:
    """Whether a bare weekday decides when an expression was."""
    match expression:
        case Weekday(step=None, of=None):
            return True
        case Between(first=inner) | Clock(of=inner) | Part(of=inner) | Open(of=inner) | Checked(main=inner):
            return names_weekday(inner)
    return False


def _categories(document: Mapping[str, Any]) -> tuple[dict[str, tuple[str, ...]], tuple[str, ...]]:
    """The groups of classes, and the classes that begin nothing."""
    groups, weak = {name: _strings(members) for name, members in document["groups"].items()}, _strings(document["weak"])
    return groups, weak


def _strings(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise TypeError(f"{value!r} is no list of classes")
    return tuple(value)


def _weak(grammar: Grammar, classes: Sequence[str]) -> frozenset[str]:
    """The classes of words that begin no cluster: those listed, and the words that rules name beside categories."""
    return frozenset(classes) | {"=" + literal for literal in grammar.literals - grammar.phrases}
