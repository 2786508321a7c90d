"""Options that belong together, for the commands that take them as one argument."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from typing import Any, get_type_hints

Command = Callable[..., None]


def taking(
    name: str, options: Mapping[str, tuple[Any, Any]], make: Callable[..., object]
) -> Callable[[Command], Command]:
    """What gives a command options, by name with hint and default, in place of its keyword
    argument `name`, which `make` makes of them."""

    def taken(command: Command) -> Command:
        def with_options(**given: Any) -> None:
            told = {option: given.pop(option) for option in options}
            command(**{name: make(**told)}, **given)

        hints = get_type_hints(command, include_extras=True)
        own = inspect.signature(command).parameters.values()
        kept = [each.replace(annotation=hints[each.name]) for each in own if each.name != name]
        keyword = inspect.Parameter.KEYWORD_ONLY
        added = [
            inspect.Parameter(option, keyword, default=default, annotation=hint)
            for option, (hint, default) in options.items()
        ]
        with_options.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
            sorted([*kept, *added], key=lambda each: each.kind)
        )
        with_options.__annotations__ = {each.name: each.annotation for each in (*kept, *added)}
        with_options.__name__, with_options.__doc__ = command.__name__, command.__doc__
        return with_options

    return taken
