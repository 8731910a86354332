"""The ledger as the other rooms see it."""

from __future__ import annotations

from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING, Self

from onrecord.errors import LedgerError, UnknownId
from onrecord.ledger import append, judgements, linked, registers, relink, rows, vectors
from onrecord.ledger.address import Address
from onrecord.ledger.lock import WriterLock
from onrecord.ledger.migrations import MIGRATIONS, Migration, migrate, need_current
from onrecord.ledger.postgres import open_postgres
from onrecord.ledger.reader import Reader
from onrecord.ledger.sqlite import open_to_read, open_to_write

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
    from types import TracebackType

    from onrecord.ledger.address import Where
    from onrecord.ledger.store import Store
    from onrecord.model import (
        Article,
        Judged,
        Judgement,
        KeptVector,
        Links,
        Party,
        Reading,
        RegisterEntry,
        Rejection,
    )


class Ledger(Reader):
    """A ledger, open; a context manager. `open` it to query, `create` it to write as well."""

    def __init__(self, store: Store, lock: WriterLock | None) -> None:
        super().__init__(store)
        self._lock = lock
        self._visited: set[str] = set()

    @classmethod
    def open(cls, path: Where, migrations: Sequence[Migration] = MIGRATIONS) -> Self:
        """Open the ledger at `path` to query it; others may write meanwhile.

        A ledger of an older version is brought up to date first. Raises LedgerMissing, LedgerTooNew,
        LedgerDamaged, and LedgerError where it may not be read.
        """
        store = open_postgres(path, writes=False) if isinstance(path, Address) else open_to_read(path)
        try:
            current = need_current(store, migrations)
        except BaseException:
            store.close()
            raise
        if current:
            return cls(store, None)
        store.close()
        cls.create(path, migrations).close()
        return cls.open(path, migrations)

    @classmethod
    def create(cls, path: Where, migrations: Sequence[Migration] = MIGRATIONS) -> Self:
        """Open the ledger at `path` to write to it: made where there is none, updated where it is older.

        Raises LedgerLocked where another program writes to it, LedgerTooNew, LedgerDamaged, and LedgerError
        where the folder is missing or the rights are.
        """
        if isinstance(path, Address):
            return cls._create_in_database(path, migrations)
        if not path.is_dir() and path.parent.is_dir():
            lock = WriterLock(path)
        else:
            open_to_write(path).close()  # says what is wrong with the path
            raise LedgerError(f"{path}: can't be opened")
        try:
            store = open_to_write(path)
        except BaseException:
            lock.release()
            raise
        try:
            migrate(store, migrations)
        except BaseException:
            store.close()
            lock.release()
            raise
        return cls(store, lock)

    @classmethod
    def _create_in_database(cls, path: Address, migrations: Sequence[Migration]) -> Self:
        """Several programs may write at once: no lock is held, but one alone brings it up to date."""
        store = open_postgres(path, writes=True)
        try:
            with store.alone():
                migrate(store, migrations)
        except BaseException:
            store.close()
            raise
        return cls(store, None)

    def alone(self) -> AbstractContextManager[None]:
        """Within the block nobody else writes; what is compared and then written is of one state."""
        return self._store.alone()

    def close(self) -> None:
        """Close it, and let others write."""
        self._store.close()
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # Writing. Each call is one transaction: all of it is on the disk when the call returns, or none.

    def append(self, readings: Iterable[Reading], of_words: Iterable[KeptVector] = ()) -> int:
        """Put readings in, and say how many articles were new; of known ones only the path is noted.

        `of_words` are the vectors of what they say, where these were worked out.

        Raises LedgerError where a reading has flaws (`flaws` lists them); then nothing of the batch is kept.
        """
        readings = tuple(readings)
        with self._writing(reading.article.path for reading in readings):
            vectors.keep(self._store, of_words)
            return sum(append.append_reading(self._store, reading) for reading in readings)

    def wants(self, article: Article) -> bool:
        """Whether `append` would do more with a reading of this article than note its path."""
        return append.wants(self._store, article)

    def note_path(self, article_id: str, path: str, sha256: str | None = None) -> None:
        """Note that an article was also read at `path`; `sha256` of the bytes there, where they differ.

        Raises UnknownId where there is no such article.
        """
        with self._writing([path]):
            sql = "SELECT sha256 FROM paths WHERE article = ? ORDER BY path <> ?, path LIMIT 1"
            known = self._store.value(sql, (article_id, rows.printable(path)))
            if known is None:
                raise UnknownId(f"{self.path}: holds no article {article_id}")
            append.note_path(self._store, article_id, path, sha256 or known)

    def reject(self, rejections: Iterable[Rejection]) -> None:
        """Note inputs that could not be read.

        What an earlier opening of the ledger noted about an input is dropped when the input is appended,
        noted or rejected anew.
        """
        rejections = tuple(rejections)
        with self._writing(rejection.path for rejection in rejections):
            for rejection in rejections:
                append.reject(self._store, rejection)

    def relink(self, parties: Iterable[Party]) -> None:
        """Replace all parties: a statement's speaker is then the party that its voice is a mention of."""
        with self._store.transaction():
            relink.relink_parties(self._store, parties)

    def keep_register(self, entries: Iterable[RegisterEntry]) -> None:
        """Replace all that is kept of registers; it takes effect when the parties are made anew."""
        with self._store.transaction():
            registers.write_entries(self._store, entries)

    def write_links(self, new: Links) -> None:
        """Replace all places, claims, conflicts, echoes and positions."""
        with self._store.transaction():
            relink.write_links(self._store, new)

    def keep_vectors(self, new: Iterable[KeptVector], used: Set[str]) -> None:
        """Keep vectors that linking worked out, and drop those whose keys it has no use for."""
        with self._store.transaction():
            vectors.keep(self._store, new)
            vectors.keep_only(self._store, used)

    def keep_linked(self, new: Mapping[str, bytes]) -> None:
        """Keep what was found in blocks, by their keys."""
        with self._store.transaction():
            linked.keep(self._store, new)

    def drop_linked(self, but: Set[str] = frozenset()) -> None:
        """Drop what is kept of blocks, but for those of these keys."""
        with self._store.transaction():
            linked.keep_only(self._store, but)

    def judge(self, *given: Judgement) -> None:
        """Keep judgements; one that is there already can only become revoked."""
        with self._store.transaction():
            for judgement in given:
                judgements.judge(self._store, judgement)

    def revoke(self, judgement_id: str, who: str, at: str) -> None:
        """Take a judgement back `at` (ISO 8601, UTC); raises UnknownId, LedgerError where it is revoked."""
        with self._store.transaction():
            judgements.revoke(self._store, judgement_id, who, at)

    def keep_judged(self, judged: Judged) -> None:
        """Replace what judgements come to within single articles, and how each stands."""
        with self._store.transaction():
            judgements.keep_judged(self._store, judged)

    @contextmanager
    def _writing(self, paths: Iterable[str]) -> Iterator[None]:
        """A transaction that touches these inputs: what earlier openings rejected of them no longer holds."""
        new = {rows.printable(path) for path in paths} - self._visited
        with self._store.transaction():
            append.forget_rejections(self._store, new)
            yield
        self._visited |= new
