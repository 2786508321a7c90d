"""The command line: `solieu COMMAND`. Nothing here but the commands and how they fail."""

from __future__ import annotations

import errno
import sys
from importlib.metadata import version
from typing import Annotated

import typer

from ..dataset import Stopped
from .annotate_export import annotate_export
from .annotate_import import annotate_import
from .annotate_pick import annotate_pick
from .app import BAD_USAGE, NOTHING_READ, OK, USAGE_ERROR, err
from .audit import audit
from .diff import diff
from .documents import documents
from .evaluate import evaluate
from .explain import explain
from .export import export
from .extract import extract
from .inspect_command import inspect
from .panel import panel
from .report import report
from .scrape import scrape
from .train import train

_INTERRUPTED = "stopped; nothing was changed, and the same command of extract or scrape goes on"

_MAKE_ROOM = ": make room, and the same command of extract or scrape goes on"

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    help="Turn Vietnamese news and administrative reports into a dataset of the facts they state.",
    epilog="Example: solieu extract corpus/samples --out build/demo",
)
app.command()(extract)
app.command()(inspect)
app.command()(explain)
app.command()(evaluate)
app.command()(documents)
app.command()(audit)
app.command()(export)
app.command()(diff)
app.command()(panel)
app.command()(report)
app.command()(scrape)
app.command()(train)

annotate = typer.Typer(help="Have facts corrected in an annotation tool, and read them back.")
annotate.command("export")(annotate_export)
annotate.command("import")(annotate_import)
annotate.command("pick")(annotate_pick)
app.add_typer(annotate, name="annotate")


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"solieu {version('solieu')}")
        raise typer.Exit(OK)


@app.callback()
def _options(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version and stop."
        ),
    ] = False,
) -> None:
    pass


def main(arguments: list[str]) -> int:
    """The exit code of one call: 0 done, 1 nothing could be read, 2 bad usage."""
    try:
        if not arguments:
            app(["--help"], prog_name="solieu", standalone_mode=False)
            return BAD_USAGE
        code = app(arguments, prog_name="solieu", standalone_mode=False)
    except USAGE_ERROR as error:
        message = error.format_message() if hasattr(error, "format_message") else str(error)
        return _fail(f"{message} (see solieu --help)", BAD_USAGE)
    except BrokenPipeError:
        return OK
    except (OSError, Stopped) as error:
        is_full = isinstance(error, OSError) and error.errno == errno.ENOSPC
        return _fail(f"{error}{_MAKE_ROOM if is_full else ''}", BAD_USAGE)
    except (KeyboardInterrupt, typer.Abort):
        return _fail(_INTERRUPTED, NOTHING_READ)
    return code if isinstance(code, int) else OK


def _fail(message: str, code: int) -> int:
    err().print(f"solieu: {' '.join(message.split())}", markup=False, soft_wrap=True)
    return code


def run() -> None:
    """The entry point of the `solieu` program."""
    sys.exit(main(sys.argv[1:]))
