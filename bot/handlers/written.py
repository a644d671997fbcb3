"""What a message holds for somebody who writes on behalf of the clinic: Telegram's formatting is kept."""

from telegram import Message as TelegramMessage

from bot.usecases.clinic.written import Written


def written_of(message: TelegramMessage | None, *, edited: bool = False) -> Written:
    """Words, or a photo, a document or an animation with words below it; anything else cannot be sent on."""
    if message is None:
        return Written("", "", method="")
    if message.text:
        return Written(message.text, message.text_html, message_id=message.message_id, edited=edited)
    method, attached, file_id = _attached(message)
    words, formatted, album = message.caption or "", message.caption_html or "", message.media_group_id or ""
    return Written(words, formatted, method, attached, file_id, message.message_id, album, edited)


def _attached(message: TelegramMessage) -> tuple[str, str, str]:
    if message.photo:
        return "sendPhoto", "photo", message.photo[-1].file_id
    if message.animation:  # Telegram lists it as a document as well
        return "sendAnimation", "animation", message.animation.file_id
    if message.document:
        return "sendDocument", "document", message.document.file_id
    return "", "", ""
