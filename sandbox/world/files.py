"""Files that were sent: kept for ever, so that a `file_id` can be used again."""

from dataclasses import dataclass
from itertools import count


@dataclass(frozen=True, slots=True)
class StoredFile:
    """One file; pixels and seconds are 0 where they mean nothing."""

    file_id: str
    unique_id: str
    kind: str
    name: str
    mime: str
    content: bytes
    path: str
    width: int = 0
    height: int = 0
    duration: int = 0


FOLDERS = {
    "photo": "photos",
    "animation": "animations",
    "document": "documents",
    "voice": "voice",
    "video": "videos",
    "sticker": "stickers",
}


class Files:
    """All files, by id and by download path."""

    def __init__(self) -> None:
        self.by_id: dict[str, StoredFile] = {}
        self.by_path: dict[str, StoredFile] = {}
        self._numbers = count(1)

    def add(
        self,
        kind: str,
        content: bytes,
        *,
        name: str,
        mime: str,
        size: tuple[int, int] = (0, 0),
        duration: int = 0,
    ) -> StoredFile:
        """Keep a file of that kind (photo, animation, …); `size` is (width, height) in pixels."""
        number = next(self._numbers)
        extension = name.rpartition(".")[2] if "." in name else "bin"
        file = StoredFile(
            file_id=f"SbF{kind[:2].upper()}{number:012d}",
            unique_id=f"AQAD{number:010d}",
            kind=kind,
            name=name,
            mime=mime,
            content=content,
            path=f"{FOLDERS[kind]}/file_{number}.{extension}",
            width=size[0],
            height=size[1],
            duration=duration,
        )
        self.by_id[file.file_id] = file
        self.by_path[file.path] = file
        return file
