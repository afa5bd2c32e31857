"""Static files that come from installed packages without being copied into the repository."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Literal, overload

from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.utils import matches_patterns
from django.core.files.storage import FileSystemStorage
from font_source_sans_pro import font_directory

PREFIX = "fonts"
FONTS = (
    "SourceSansPro-Regular.ttf",
    "SourceSansPro-It.ttf",
    "SourceSansPro-Semibold.ttf",
    "SourceSansPro-Bold.ttf",
    "LICENSE.txt",
)


class FontFinder(BaseFinder):
    """Find the four cuts of Source Sans that the pages use, unmodified, under fonts/."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.storage = FileSystemStorage(location=font_directory)
        self.storage.prefix = PREFIX  # type: ignore[attr-defined]  # collectstatic and find read it

    @overload
    def find(self, path: str, find_all: Literal[False] = ...) -> str | None: ...
    @overload
    def find(self, path: str, find_all: Literal[True]) -> list[str]: ...
    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> str | list[str] | None:
        """Return the file's place on disk; nothing found is an empty list, as Django's finders say it."""
        folder, _, name = path.replace("\\", "/").rpartition("/")
        if folder != PREFIX or name not in FONTS:
            return []
        found = str(Path(font_directory) / name)
        return [found] if find_all else found

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, FileSystemStorage]]:
        """Give every font with its storage, for collectstatic."""
        for name in FONTS:
            if not matches_patterns(name, list_of(ignore_patterns)):
                yield name, self.storage


def list_of(patterns: Iterable[str] | None) -> list[str]:
    """Return the patterns as a list (Django passes None for no patterns)."""
    return list(patterns or [])
