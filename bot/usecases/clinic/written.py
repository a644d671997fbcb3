"""What somebody of the staff has sent: words with their formatting, or a file with words below it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Written:
    """`text`: the plain words; `html`: the same as Telegram formats them; `method`: of the Bot API, by which it can be
    sent on (empty: it cannot); `file_id`: of what is attached, as that method names it in `attached`; `album`: to which
    it belongs, where several were sent at once; `edited`: a message that was sent before."""

    text: str
    html: str
    method: str = "sendMessage"
    attached: str = ""  # photo, document, animation
    file_id: str = ""
    message_id: int = 0
    album: str = ""
    edited: bool = False
