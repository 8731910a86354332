"""`onrecord judge`: correct what was read and linked, for good."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from onrecord.cli.group import note
from onrecord.cli.options import DEFAULT_LEDGER, FILE, LEDGER, json_option, print_json, user, utc
from onrecord.cli.reading import judgements_in
from onrecord.errors import UsageError
from onrecord.report.visible import in_line

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.ledger import Judgement, Ledger, Where

KINDS = (
    "same-party", "not-same-party", "speaker", "not-a-statement", "published", "same-claim", "not-same-claim",
    "conflict", "no-conflict",
)  # fmt: skip
"""Those of `report.judgements`, which a test compares; that isn't imported for --help."""
VERBS = (*KINDS, "list", "revoke", "export")
EPILOG = """\b
What to say:
  same-party PARTY PARTY            the two are one
  not-same-party PARTY PARTY        they are not
  speaker STATEMENT PARTY           that is who says it; "unsettled" where the text doesn't tell
  not-a-statement STATEMENT         it is none, and is left out everywhere
  published ARTICLE DAY[..DAY]      when the article came out
  same-claim STATEMENT STATEMENT    the two speak to one claim; not-same-claim: they don't
  conflict STATEMENT STATEMENT KIND
                                    they can't both hold; no-conflict: they can
  list                              all judgements, and how each stands
  revoke JUDGEMENT                  take one back
  export FILE                       write all of them to a text file (- is standard output)

\b
Examples:
  onrecord judge story.db same-party "Hulusi Akar" "Gen Akar"
  onrecord judge story.db speaker articles/daily.txt:12 unsettled --note "two ministers are named"
  onrecord judge story.db published articles/daily.txt 2016-09-07..2016-09-09
  onrecord judge story.db list
  onrecord judge story.db --file judgements.txt
"""


@dataclass(frozen=True, slots=True)
class Maker:
    """Who judges, when (ISO 8601, UTC), and the reason given."""

    who: str
    at: str
    note: str


def moment(ctx: click.Context, param: click.Parameter, value: str | None) -> str:
    """A time as ISO 8601 in UTC, to the millisecond; now, where none is given: here alone a clock is read."""
    try:
        when = datetime.fromisoformat(value) if value else datetime.now(UTC)
    except ValueError as error:
        reason = f"{value!r} is no time written as 2016-09-07 or 2016-09-07T12:30"
        raise click.BadParameter(reason, ctx=ctx, param=param) from error
    return utc(when)


@click.command(epilog=EPILOG)
@click.argument("words", metavar="[LEDGER] [WHAT]...", nargs=-1)
@click.option("--file", "file", metavar="FILE", type=FILE, help="Apply all judgements in a text file.")
@click.option("--who", metavar="NAME", help="Who judges.  [default: the user of this system]")
@click.option("--at", metavar="TIME", callback=moment, help="When (ISO 8601, UTC).  [default: now]")
@click.option("--note", "reason", metavar="TEXT", default="", help="Why.")
@json_option("what came of it as one JSON object (an array for list)")
def judge(words: tuple[str, ...], file: Path | None, as_json: bool, **maker: str | None) -> None:
    """Correct what was read and linked, for good.

    A judgement is kept in the ledger, put over every rebuild and every article read later, and can be
    revoked. PARTY is a name as printed, a party's id, or NAME@ARTICLE for what one article calls so;
    STATEMENT an id or PATH:LINE; ARTICLE an id or a path.
    """
    names_ledger = bool(words) and words[0] not in VERBS
    path, said = (
        (LEDGER.convert(words[0], None, None), words[1:]) if names_ledger else (DEFAULT_LEDGER, words)
    )
    by = Maker(in_line(maker["who"] or user()), maker["at"] or "", maker["reason"] or "")
    if not by.who:
        raise UsageError("--who names nobody")
    if not said and file is None:
        raise UsageError(f"say what to judge: {', '.join(VERBS)}")
    if file is not None:
        if said:
            raise UsageError(f"either --file, or {said[0]}")
        given = judgements_in(file)
        _apply(path, lambda _: given, as_json=as_json)
    elif said[0] == "list":
        _list(path, said, as_json=as_json)
    elif said[0] == "export":
        _export(path, said)
    elif said[0] == "revoke":
        _need(said, "JUDGEMENT")
        _revoke(path, said[1], by, as_json=as_json)
    elif said[0] in KINDS:
        _judge(path, said, by, as_json=as_json)
    else:
        raise UsageError(f"{said[0]} is no judgement; say one of {', '.join(VERBS)}")


def _need(said: tuple[str, ...], *names: str) -> None:
    if len(said) != 1 + len(names):
        raise UsageError(f"say: {' '.join((said[0], *names))}")


def _judge(path: Where, said: tuple[str, ...], by: Maker, *, as_json: bool) -> None:
    from onrecord.report.judgements import ARGUMENTS, judgement

    kind, given = said[0], said[1:]
    _need(said, *ARGUMENTS[kind])

    def made(ledger: Ledger) -> tuple[Judgement, ...]:
        told = {"who": by.who, "made_at": _in_order(ledger, by.at), "note": by.note}
        return (judgement(ledger, kind, given, told),)

    _apply(path, made, as_json=as_json)


def _in_order(ledger: Ledger, at: str) -> str:
    """The time of a judgement: as given, or of now, past all that are there."""
    from onrecord.report.judgements import in_order

    source = click.get_current_context().get_parameter_source("at")
    return in_order(ledger, at) if source is ParameterSource.DEFAULT else at


def _apply(path: Where, judgements: Callable[[Ledger], tuple[Judgement, ...]], *, as_json: bool) -> None:
    from onrecord import pipeline

    def effect(ledger: Ledger) -> None:
        pipeline.judge(ledger, judgements(ledger))

    _change(path, effect, as_json=as_json)


def _revoke(path: Where, wanted: str, by: Maker, *, as_json: bool) -> None:
    from onrecord import pipeline

    def effect(ledger: Ledger) -> None:
        fits = [one.id for one in ledger.judgements() if one.id.startswith(wanted)]
        pipeline.revoke(ledger, fits[0] if len(fits) == 1 else wanted, by.who, by.at)

    _change(path, effect, as_json=as_json)


def _change(path: Where, effect: Callable[[Ledger], None], *, as_json: bool) -> None:
    """Change the ledger, and tell what came of it."""
    from onrecord.ledger import Ledger
    from onrecord.report.difference import snapshot

    Ledger.open(path).close()  # says so where there is none: judging makes no ledger
    with Ledger.create(path) as ledger:
        before, counts = snapshot(ledger), asdict(ledger.counts())
        known = set(ledger.judgements())
        effect(ledger)
        new = [one for one in ledger.judgements() if one not in known]
        _tell(ledger, new, Before(before, counts), as_json=as_json)


@dataclass(frozen=True, slots=True)
class Before:
    """The ledger before a judgement."""

    snapshot: Any
    counts: dict[str, int]


def _tell(ledger: Ledger, new: list[Judgement], before: Before, *, as_json: bool) -> None:
    from onrecord.report import changes, judgements
    from onrecord.report.difference import difference, snapshot
    from onrecord.report.sheet import Sheet
    from onrecord.report.wording import COUNTED

    found = difference(before.snapshot, snapshot(ledger))
    standings = {one.judgement: one for one in ledger.judged().standings}
    after = asdict(ledger.counts())
    changed = {name: (old, after[name]) for name, old in before.counts.items() if after[name] != old}
    if as_json:
        told = [judgements.as_json(one, standings) for one in new]
        print_json(
            {
                "judgements": told,
                "before": before.counts,
                "after": after,
                "changes": changes.as_json(ledger, found),
            }
        )
        return
    sheet = Sheet()
    if not judgements.write(sheet, new, standings):
        sheet.line("All of this was judged before.")
    sheet.gap()
    for name, (old, now) in changed.items():
        sheet.line(f"{COUNTED.get(name, name)}: {old:,} → {now:,}")
    changes.write(sheet, ledger, found)
    others = [one for one in ledger.judgements() if one not in new]
    judgements.write_unheeded(sheet, others, standings)


def _list(path: Where, said: tuple[str, ...], *, as_json: bool) -> None:
    from onrecord.ledger import Ledger
    from onrecord.report import judgements
    from onrecord.report.sheet import Sheet

    _need(said)
    with Ledger.open(path) as ledger:
        standings = {one.judgement: one for one in ledger.judged().standings}
        if as_json:
            print_json([judgements.as_json(one, standings) for one in ledger.judgements()], indent=2)
        elif not judgements.write(Sheet(), ledger.judgements(), standings):
            note(["nothing was judged"])


def _export(path: Where, said: tuple[str, ...]) -> None:
    from onrecord.ledger import Ledger, write_file

    _need(said, "FILE")
    with Ledger.open(path) as ledger:
        text = write_file(ledger.judgements())
    if said[1] == "-":
        click.echo(text, nl=False)
        return
    output = Path(said[1])
    partial = output.with_name(output.name + ".part")
    partial.write_text(text, encoding="utf-8", newline="\n")
    partial.replace(output)
    note([f"wrote {output}"])
