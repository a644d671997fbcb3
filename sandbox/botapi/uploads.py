"""Files that a bot sends: uploaded, or used again by their id."""

import mimetypes

from sandbox.botapi.call import Call, Upload
from sandbox.botapi.errors import bad_request
from sandbox.botapi.pixels import film_size, image_size
from sandbox.wire import Json
from sandbox.world.files import StoredFile

# https://core.telegram.org/bots/api#sending-files and #sendphoto
LARGEST_PHOTO = 10_000_000
LARGEST_FILE = 50_000_000
LONGEST_SIDES = 10_000
THINNEST = 20


def sent_file(call: Call, kind: str, value: object, field: str, about: Json) -> StoredFile:
    """The file for a parameter: `attach://name`, an upload in `field`, or a known `file_id`.

    `about` may hold width, height and duration. Raises ApiError 400.
    """
    name = str(value).removeprefix("attach://") if str(value).startswith("attach://") else field
    upload = call.files.get(name)
    if upload is not None:
        return _store(call, kind, upload, about)
    if not isinstance(value, str) or not value:
        raise bad_request(f"there is no {kind} in the request")
    known = call.world.files.by_id.get(value)
    if known is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    if known.kind != kind:
        raise bad_request(f"can't use file of type {known.kind.title()} as {kind.title()}")
    # Every size of a photo leads to the same photo.
    return call.world.files.by_path[known.path]


def _store(call: Call, kind: str, upload: Upload, about: Json) -> StoredFile:
    if not upload.content:
        raise bad_request("file must be non-empty")
    if len(upload.content) > LARGEST_FILE:
        raise bad_request("file is too big")
    size = (0, 0)
    if kind == "photo":
        size = _photo_size(upload.content)
    elif kind in ("animation", "video"):
        width, height = film_size(upload.content)
        size = (_number(about, "width") or width, _number(about, "height") or height)
    return call.world.files.add(
        kind,
        upload.content,
        name=upload.name,
        mime=_mime(upload),
        size=size,
        duration=_number(about, "duration"),
    )


def _photo_size(content: bytes) -> tuple[int, int]:
    if len(content) > LARGEST_PHOTO:
        raise bad_request("file is too big for a photo")
    size = image_size(content)
    if size is None or not all(size):
        raise bad_request("IMAGE_PROCESS_FAILED")
    if sum(size) > LONGEST_SIDES or max(size) > THINNEST * min(size):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return size


def _mime(upload: Upload) -> str:
    guessed = mimetypes.guess_type(upload.name)[0]
    return guessed or upload.mime or "application/octet-stream"


def _number(about: Json, name: str) -> int:
    value = about.get(name, 0)
    return value if isinstance(value, int) else 0
