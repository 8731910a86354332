"""The licence of everything that onrecord needs, with all extras: `uv run python -m bench.licences`.

It walks from package to package through what each states that it requires here (this Python, this system),
and prints name, version, licence as the package itself states it, and what asked for it. Ends with 1 where a
package states none, or one that isn't among those known here.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from importlib import metadata

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PERMISSIVE = ("apache", "mit", "bsd", "isc", "psf", "python", "zlib", "cc0", "cnri")
ON_TERMS = ("mpl", "lgpl", "gpl", "mozilla", "cc-by-sa")
"""Licences that ask something of whoever passes the package on: each is named in docs/licences.md."""


@dataclass(frozen=True, slots=True)
class Needed:
    """A package, the licence that it states, and the first package that asks for it."""

    name: str
    version: str
    licence: str
    asked_by: str

    @property
    def is_permissive(self) -> bool:
        """Whether some licence of its words is a permissive one, and none asks for more."""
        told = self.licence.lower()
        return any(word in told for word in PERMISSIVE) and not self.is_on_terms

    @property
    def is_on_terms(self) -> bool:
        """Whether it is passed on under terms, and no permissive licence may be chosen instead."""
        parts = self.licence.lower().split(" or ")
        return all(any(word in part for word in ON_TERMS) for part in parts)


def needed(root: str = "onrecord") -> list[Needed]:
    """Everything that is installed and required by the package with all its extras, by name."""
    extras = metadata.metadata(root).get_all("Provides-Extra") or []
    found: dict[str, Needed] = {}
    asked = [(root, frozenset(extras), "")]
    seen: set[tuple[str, str]] = set()
    while asked:
        name, extras_asked, by = asked.pop(0)
        try:
            package = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue  # for another system, or an extra that isn't installed here
        if name != root and name not in found:
            found[name] = Needed(name, package.version, licence(package), by)
        for line in package.requires or []:
            wanted = Requirement(line)
            child = canonicalize_name(wanted.name)
            for extra in extras_asked | {""}:
                applies = wanted.marker is None or wanted.marker.evaluate({"extra": extra})
                if applies and (child, ",".join(sorted(wanted.extras))) not in seen:
                    seen.add((child, ",".join(sorted(wanted.extras))))
                    asked.append((child, frozenset(wanted.extras), name))
    return [found[name] for name in sorted(found)]


def licence(package: metadata.Distribution) -> str:
    """As the package states it: an expression, a classifier, or the first line of its licence field."""
    told = package.metadata
    if expression := told.get("License-Expression"):
        return str(expression)
    named = [one.rpartition(" :: ")[2] for one in told.get_all("Classifier") or [] if "License ::" in one]
    named = [one for one in named if one != "OSI Approved"]
    if named:
        return "; ".join(named)
    return (told.get("License") or "").strip().splitlines()[0] if (told.get("License") or "").strip() else ""


def main() -> None:
    """Print the table."""
    rows = needed()
    print("| package | version | licence as stated | asked for by |\n|---|---|---|---|")
    for one in rows:
        print(f"| {one.name} | {one.version} | {one.licence or '?'} | {one.asked_by} |")
    unclear = [one.name for one in rows if not one.is_permissive and not one.is_on_terms]
    terms = [one.name for one in rows if one.is_on_terms]
    print(f"{len(rows)} packages; under terms: {', '.join(terms) or 'none'}; unclear: {unclear or 'none'}")
    sys.exit(1 if unclear else 0)


if __name__ == "__main__":
    main()
