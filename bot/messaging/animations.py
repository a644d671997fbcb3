"""The moving pictures as they leave: each is uploaded once, and then goes by the name that Telegram gave it."""

from dataclasses import dataclass, field
from pathlib import Path

from bot.content.animations import PICTURES
from bot.messaging.transport import File, Outcome, Refused, Sent


@dataclass
class Animations:
    """One bot's; Telegram's names last until the program ends, and are learnt anew with the next upload."""

    folder: Path = PICTURES
    _ids: dict[str, str] = field(default_factory=dict)

    def find(self, name: str) -> str | File | None:
        """Telegram's `file_id`, else the file itself; None where there is none any more."""
        file = self.folder / f"{name}.gif"
        if name in self._ids:
            return self._ids[name]
        return File(file.name, file.read_bytes()) if file.is_file() else None

    def learn(self, name: str, outcome: Outcome) -> None:
        """What an answer says about the name: a refusal may mean that Telegram does not know it any more."""
        if isinstance(outcome, Refused) and outcome.status == 400:
            self._ids.pop(name, None)
        elif isinstance(outcome, Sent) and (file_id := _file_id(outcome)):
            self._ids[name] = file_id


def _file_id(sent: Sent) -> str | None:
    shown = sent.result.get("animation") if isinstance(sent.result, dict) else None
    found = shown.get("file_id") if isinstance(shown, dict) else None
    return found if isinstance(found, str) else None
