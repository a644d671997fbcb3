"""What a person (or the tester) cannot do."""


class Refusal(Exception):
    """Refused with an HTTP status: 400 malformed, 404 no such thing, 409 not in this state."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason
