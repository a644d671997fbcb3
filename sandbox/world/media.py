"""Files as they stand in a message."""

from dataclasses import replace

from sandbox.wire import Json
from sandbox.world.files import Files, StoredFile

# https://core.telegram.org/api/files#image-thumbnail-types: the boxes that photos are fitted into
BOXES = (90, 320, 800, 1280)
LARGEST = 2560


def media_json(files: Files, file: StoredFile) -> Json:
    """The part of a message body that shows the file."""
    if file.kind == "photo":
        return {"photo": _photo_sizes(files, file)}
    shown = _file_json(file)
    if file.kind in ("animation", "document", "video"):
        shown["file_name"] = file.name
    if file.kind == "animation":
        # The real one adds it for older programs.
        document = {name: value for name, value in shown.items() if name not in ("width", "height", "duration")}
        return {"animation": shown, "document": document}
    if file.kind == "sticker":
        shown |= {"type": "regular", "is_animated": False, "is_video": False, "emoji": "👍"}
    return {file.kind: shown}


def _file_json(file: StoredFile) -> Json:
    shown: Json = {"file_id": file.file_id, "file_unique_id": file.unique_id, "file_size": len(file.content)}
    if file.kind in ("photo", "animation", "video", "sticker"):
        shown |= {"width": file.width, "height": file.height}
    if file.kind in ("animation", "video", "voice"):
        shown["duration"] = file.duration
    if file.kind not in ("photo", "sticker"):
        shown["mime_type"] = file.mime
    return shown


def _photo_sizes(files: Files, file: StoredFile) -> list[Json]:
    """The sizes of a photo, smallest first; all of them lead to the same bytes."""
    longest = max(file.width, file.height)
    smaller = [_shrunk(files, file, box) for box in BOXES if box < longest]
    return [_file_json(size) for size in smaller] + [_file_json(file)]


def _shrunk(files: Files, file: StoredFile, box: int) -> StoredFile:
    file_id = f"{file.file_id}s{box}"
    if file_id not in files.by_id:
        scale = box / max(file.width, file.height)
        files.by_id[file_id] = replace(
            file,
            file_id=file_id,
            unique_id=f"{file.unique_id}s{box}",
            width=max(1, round(file.width * scale)),
            height=max(1, round(file.height * scale)),
        )
    return files.by_id[file_id]
