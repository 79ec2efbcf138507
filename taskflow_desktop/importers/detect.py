"""What files are, found out from what is in them: whose, written how, in which encoding, with which sheets."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from taskflow_desktop.domain.errors import ImportRejected
from taskflow_desktop.importers import jsonl, kakaotalk, xlsx
from taskflow_desktop.importers.encoding import TextReader, detect_encoding, open_binary
from taskflow_desktop.importers.errors import Code
from taskflow_desktop.importers.profiles import Form, Profile
from taskflow_desktop.importers.records import Kind
from taskflow_desktop.importers.tables import Shape, read_header, shape_of

_BOTH = frozenset(Kind)


@dataclass(frozen=True, slots=True)
class Part:
    """A file, or a sheet of one, that is read as a whole. `header` is the row of an XLSX header, from 1."""

    path: Path
    size: int
    profile: Profile
    form: Form
    kinds: frozenset[Kind]
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    header: int = 0
    shape: Shape | None = None


@dataclass(frozen=True, slots=True)
class Detected:
    """The files as they will be read. `profile` is also the source that the keys in them belong to."""

    parts: tuple[Part, ...]

    @property
    def profile(self) -> Profile:
        return self.parts[0].profile

    @property
    def form(self) -> Form:
        return self.parts[0].form

    @property
    def encoding(self) -> str:
        """The codec of the first file, "" for a workbook."""
        return self.parts[0].encoding

    @property
    def encodings(self) -> tuple[str, ...]:
        """The codecs of all files, each once, in the order of the files."""
        return tuple(dict.fromkeys(part.encoding for part in self.parts if part.encoding))

    @property
    def sheets(self) -> tuple[str, ...]:
        """The sheets that will be read."""
        return tuple(part.sheet for part in self.parts if part.sheet)

    @property
    def paths(self) -> tuple[Path, ...]:
        return tuple(dict.fromkeys(part.path for part in self.parts))

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum({part.path: part.size for part in self.parts}.values())


def detect(paths: Sequence[Path], *, profile: Profile | None = None) -> Detected:
    """Return what the files are, in any order; `profile` says whose they are where the content does not.

    Raises ImportRejected: E_UNREADABLE, E_EMPTY, E_ENCODING, E_PASSWORD, E_COLUMN_MISSING, E_TRUNCATED, E_TOO_LARGE,
    or E_NOT_SUPPORTED, also for files of different systems at once.
    """
    parts: list[Part] = []
    for path in dict.fromkeys(paths):
        parts.extend(_parts_of(path, profile))
    if not parts:
        raise ImportRejected(Code.EMPTY, "no file")
    if len({part.profile for part in parts}) > 1:
        raise ImportRejected(Code.NOT_SUPPORTED, "files of different systems")
    return Detected(tuple(parts))


def _parts_of(path: Path, profile: Profile | None) -> list[Part]:
    if path.is_dir():
        raise ImportRejected(Code.UNREADABLE, f"{path.name}: a folder")
    with open_binary(path) as stream:
        start = stream.read(8)
        size = stream.seek(0, 2)
    if not start:
        raise ImportRejected(Code.EMPTY, path.name)
    if start == xlsx.OLE2_MAGIC:
        raise ImportRejected(Code.PASSWORD, path.name)
    if start.startswith(xlsx.ZIP_MAGIC):
        return _sheets(path, size=size, profile=profile)
    encoding = detect_encoding(path)
    with TextReader(path, encoding) as reader:
        head = reader.read().lstrip("\ufeff \t\n\r")
    if not head:
        raise ImportRejected(Code.EMPTY, path.name)
    if head[0] in "[{" and not kakaotalk.looks_like(head):
        return [_json(path, size=size, encoding=encoding, head=head, profile=profile)]
    if profile is not Profile.TASKFLOW and kakaotalk.looks_like(head):
        return [Part(path, size, Profile.KAKAOTALK, Form.TXT, _BOTH, encoding)]
    return [_csv(path, size=size, encoding=encoding, profile=profile)]


def _json(path: Path, *, size: int, encoding: str, head: str, profile: Profile | None) -> Part:
    first, ended, others = head.partition("\n")
    try:
        value = json.loads(first)
    except (ValueError, RecursionError):
        value = None
    name = value.get("format") if isinstance(value, dict) else None
    if isinstance(name, str) and name.startswith(jsonl.FORMAT_FAMILY):
        if name != jsonl.FORMAT:
            raise ImportRejected(Code.NOT_SUPPORTED, f"{path.name}: {name}", line=1)
        return Part(path, size, Profile.TASKFLOW, Form.JSONL, _BOTH, encoding)
    if profile in {Profile.TASKFLOW, Profile.KAKAOTALK}:
        raise ImportRejected(Code.NOT_SUPPORTED, f"{path.name}: the first line does not say {jsonl.FORMAT}", line=1)
    by_line = isinstance(value, dict) and bool(ended) and others.lstrip().startswith("{")
    return Part(path, size, Profile.HAPPYTALK, Form.JSONL if by_line else Form.JSON, _BOTH, encoding)


def _csv(path: Path, *, size: int, encoding: str, profile: Profile | None) -> Part:
    with TextReader(path, encoding) as reader:
        delimiter, header = read_header(reader)
    shape = shape_of(header, profile=profile)
    if shape is None:
        raise ImportRejected(Code.NOT_SUPPORTED, f"{path.name}: no known columns", line=1)
    kinds = _BOTH if shape.profile is Profile.KAKAOTALK else shape.kinds
    return Part(path, size, shape.profile, Form.CSV, kinds, encoding, delimiter, shape=shape)


def _sheets(path: Path, *, size: int, profile: Profile | None) -> list[Part]:
    xlsx.check(path)
    parts: list[Part] = []
    for sheet in xlsx.sheet_names(path):
        for row, cells in enumerate(xlsx.first_rows(path, sheet), 1):
            shape = shape_of(cells, profile=profile, kind=xlsx.sheet_kind(sheet))
            if shape is not None and shape.profile is not Profile.KAKAOTALK:
                parts.append(
                    Part(path, size, shape.profile, Form.XLSX, shape.kinds, sheet=sheet, header=row, shape=shape)
                )
                break
    if not parts:
        raise ImportRejected(Code.NOT_SUPPORTED, f"{path.name}: no sheet with known columns")
    return parts
