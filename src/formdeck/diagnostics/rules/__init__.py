"""Every kind of finding, one module per stage."""

from importlib import import_module
from pkgutil import iter_modules

from formdeck.diagnostics.rule import Rule


def _declared() -> tuple[Rule, ...]:
    modules = (import_module(f"{__name__}.{module.name}") for module in iter_modules(__path__))
    rules = (rule for module in modules for rule in vars(module).values() if isinstance(rule, Rule))
    return tuple(sorted(rules, key=lambda rule: rule.code))


ALL_RULES: tuple[Rule, ...] = _declared()
"""All rules of all stages, by code."""
