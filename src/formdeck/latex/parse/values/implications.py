r"""Single arrows between statements: ``x \in A \to x \in B`` says that one implies the other."""

from formdeck.latex.lexer import T
from formdeck.latex.parse.context.state import State
from formdeck.latex.parse.layout.side import QUANTIFIERS
from formdeck.latex.tree import Call, Infix, Name, Node, Prefix, Quantified, Relation

IMPLIES = (r"\to", r"\leftrightarrow")
_OF_SETS = frozenset({r"\in", r"\notin", r"\subset", r"\subseteq"})
_OF_STATEMENTS = frozenset({r"\equiv", *IMPLIES})


def implied(s: State, sides: list[Node], relations: list[str]) -> Node | None:
    r"""Take a single arrow for an implication if statements stand on its two sides; a sequence tends to a value.

    ``a_n = 1/n \to 0`` is a chain, and so is ``S_n = \dots \to S = 1`` where nothing speaks of logic.
    """
    if not set(relations) & set(IMPLIES) or ":" in relations:
        return None
    groups, arrows = _grouped(sides, relations)
    stated = [_is_stated(group) for group in groups]
    logical = s.has_logic or not s.wide or any(token.text in QUANTIFIERS for token in s.tokens)
    if any(isinstance(group, Relation) and set(group.relations) & _OF_SETS for group in groups[:-1]):
        return _joined(groups, arrows) if logical or all(stated) else None
    related = [_is_related(group) for group in groups]
    if sum(related) > 1 and not logical:
        hint = r"write `\Rightarrow` for an implication"
        s.note(sides[0].place, r"`\to` between the values of a chain: one tends to the other", hint)
    return _joined(groups, arrows) if logical and any(related) and all(stated) else None


def ends_statement(s: State, sides: list[Node]) -> bool:
    r"""Whether an arrow comes next, behind something that is stated: ``x > 0 \wedge y > 0 \to xy > 0``."""
    return s.at(T.RELATION, *IMPLIES) and (len(sides) > 1 or _is_said(sides[0]))


def _grouped(sides: list[Node], relations: list[str]) -> tuple[list[Node], list[str]]:
    groups, between, arrows = [[sides[0]]], [list[str]()], list[str]()
    for sign, side in zip(relations, sides[1:], strict=True):
        if sign in IMPLIES:
            groups.append([side])
            between.append([])
            arrows.append(sign)
        else:
            groups[-1].append(side)
            between[-1].append(sign)
    return [_joined(group, signs) for group, signs in zip(groups, between, strict=True)], arrows


def _joined(sides: list[Node], signs: list[str]) -> Node:
    if not signs:
        return sides[0]
    return Relation(tuple(sides), tuple(signs), place=sides[0].place.to(sides[-1].place))


def _is_related(node: Node) -> bool:
    """Whether a relation of values stands on one side of an arrow."""
    return isinstance(node, Relation) and not set(node.relations) & _OF_STATEMENTS


def _is_stated(node: Node) -> bool:
    return _is_related(node) or _is_said(node)


def _is_said(node: Node) -> bool:
    """Whether a node can be true: a predicate, what logic makes of others, a relation in a bracket."""
    if isinstance(node, Prefix):
        return node.operator == r"\neg"
    if isinstance(node, Infix):
        return node.operator in {r"\wedge", r"\vee"}
    return isinstance(node, Relation | Quantified) or (isinstance(node, Call) and isinstance(node.function, Name))
