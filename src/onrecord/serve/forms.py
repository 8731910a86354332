"""Forms: sent from our own pages only, read within bounds, each field a short text."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException

from onrecord.report.visible import in_line
from onrecord.serve.guard import cookie, is_same, new_secret

if TYPE_CHECKING:
    from starlette.requests import Request

VISITOR = "onrecord_visitor"
"""The cookie that a page's form token belongs to."""
FIELD = "form_token"
MOST_FILES = 200
MOST_FIELDS = 50
LONGEST = 2_000
"""Characters of a field: the longest note or list of paths that one types."""


@dataclass(frozen=True, slots=True)
class Form:
    """What was sent: fields by name, and files."""

    fields: dict[str, str]
    files: tuple[UploadFile, ...] = ()

    def text(self, name: str) -> str:
        """A field on one line; empty where it wasn't sent."""
        return in_line(self.fields.get(name, ""))

    def lines(self, name: str) -> tuple[str, ...]:
        """A field's lines that say something."""
        return tuple(line for part in self.fields.get(name, "").splitlines() if (line := part.strip()))


class Seals:
    """Makes and knows the token that shows that a form stood on our own page.

    A stranger's page can send a form here, but neither read the token on our page nor set the cookie that it
    belongs to.
    """

    def __init__(self) -> None:
        self._secret = new_secret().encode()

    def visitor(self, request: Request) -> str:
        """The visitor's cookie; a new one where there is none."""
        return cookie(request.headers, VISITOR) or new_secret()

    def token(self, visitor: str) -> str:
        """The token on that visitor's forms."""
        return hmac.new(self._secret, visitor.encode("utf-8", "replace"), hashlib.sha256).hexdigest()

    @asynccontextmanager
    async def form(self, request: Request) -> AsyncIterator[Form]:
        """The form that was sent; its files are closed afterwards.

        Raises:
            HTTPException: 403 where it doesn't come from our page, 413 where a field is too long.
        """
        async with request.form(max_files=MOST_FILES, max_fields=MOST_FIELDS) as sent:
            yield self._checked(request, sent)

    def _checked(self, request: Request, sent: FormData) -> Form:
        fields = {name: value for name, value in sent.multi_items() if isinstance(value, str)}
        files = tuple(value for _, value in sent.multi_items() if isinstance(value, UploadFile))
        visitor = cookie(request.headers, VISITOR)
        if not visitor or not is_same(fields.get(FIELD, ""), self.token(visitor)):
            raise HTTPException(403, "this form doesn't come from a page of this server; load the page anew")
        if any(len(value) > LONGEST for value in fields.values()):
            raise HTTPException(413, f"a field holds more than {LONGEST:,} characters")
        return Form(fields, files)
