"""Before the first exercise: welcome, privacy, consent, the six questions and their read-back."""

from collections.abc import Sequence

from bot.content.load import Content
from bot.content.schema import Questionnaire
from bot.content.words import Words
from bot.core.dialogue import QUESTIONNAIRE
from bot.views.message import Button, Message, column

FIRST = QUESTIONNAIRE[0].id
OTHER_LANGUAGE = {"en": ("Türkçe", "language:tr"), "tr": ("English", "language:en")}


def welcome(_: Words, emergency: str) -> Message:
    text = _(
        "Hello. I am your exercise companion for strong bones and steady balance. Each day I send a few simple"
        " exercises and ask how they went.\n\nI am a computer program, not a doctor, and I cannot call for help."
        " In an emergency, call {emergency}.",
        emergency=emergency,
    )
    return Message(text, column([(_("Let's begin"), "begin"), OTHER_LANGUAGE[_.language]]))


def notice(_: Words) -> Message:
    return Message(
        _(
            "First, your privacy. I keep your answers, what you did and how you felt, so that the exercises suit you."
            " If a clinic runs this bot, its team can see this and what you tell me about symptoms. Your family sees"
            " only what you allow. This chat is not end-to-end encrypted.\n\nTo see or delete everything: /privacy"
        )
    )


def consent(_: Words) -> Message:
    text = _("May I keep this health information for your exercises? If you say no, I keep only that answer.")
    buttons = [
        (_("Yes, I agree"), "consent:yes"),
        (_("No, thank you"), "consent:no"),
        (_("Read the full notice"), "consent:read"),
    ]
    return Message(text, column(buttons))


def full_notice(_: Words) -> Message:
    return Message(
        _(
            "What I keep: your answers to the safety questions, the exercises I sent, what you did, how it felt, what"
            " you told me about symptoms, and which language and time zone you use.\n\nWhy: so that every exercise"
            " suits you, and so that you can show your doctor what happened.\n\nWho can read it: those who run this"
            " bot, because they look after it; if a clinic runs it, its team, so that they can help you: your"
            " exercises, your symptoms and what you write about them; nobody else unless you allow it. Telegram"
            " carries our messages and can technically read them.\n\nHow long: until you delete it."
            " What stays then is a record, without your name, of what was done with your data. /export sends you all of"
            " it, /delete deletes it, /stop stops my messages."
        )
    )


def declined(_: Words) -> Message:
    text = _(
        "That is fine. I have kept only your answer, nothing about your health. If you change your mind, write /start."
    )
    return Message(text)


def thanks(_: Words) -> Message:
    return Message(
        _(
            'Thank you. If anything hurts or you feel dizzy, press "Pain or dizzy" below, or just write to me.'
            " If the buttons disappear, write: menu"
        )
    )


def who(_: Words) -> Message:
    text = _("Now six short questions, about two minutes. Who will do the exercises?")
    return Message(text, column([(_("I will"), "who:self"), (_("Someone I am helping"), "who:helper")]))


def helping(_: Words) -> Message:
    text = _(
        "Good that you are helping. My questions are about the person who exercises; please ask them and give me their"
        " answers. Do they agree that you write for them, and that I keep their health information?"
    )
    buttons = [(_("They have not agreed yet"), "agreed:no"), (_("Yes, they agree"), "agreed:yes")]
    return Message(text, column([*buttons, (_("Back"), "agreed:back")]))


def agreed(_: Words) -> Message:
    return answered(_, helping(_).text, _("Yes, they agree"))


def not_agreed(_: Words) -> Message:
    return Message(_("Please ask them first. When they agree, write /start and we go on from here."))


def who_label(_: Words, exerciser: str) -> str:
    return _("Someone I am helping") if exerciser == "helper" else _("I will")


def safety_question(_: Words, questionnaire: Questionnaire, question: str, emergency: str) -> Message:
    asked = questionnaire.question(question)
    buttons: list[Button] = [(_(option.text), f"q:{question}:{option.value}") for option in asked.options]
    if question != FIRST:
        buttons.append((_("Back"), f"q:{question}:back"))
    return Message(_(asked.text, emergency=emergency), column(buttons))


def answered(_: Words, question: str, answer: str) -> Message:
    """What an answered question turns into: the chat stays readable as a conversation."""
    return Message(_("{question}\n\nYour answer: {answer}", question=question, answer=answer))


def first_the_questions(_: Words) -> Message:
    return Message(_("A few questions first, then your exercises."))


def gone_back(_: Words) -> Message:
    return Message(_("We go back one step."))


def already_answered(_: Words) -> str:
    return _("This question is closed. Press Today to go on.")


def emergency_first(_: Words, content: Content, emergency: str) -> Message:
    """Before Q4's ticks: what must not wait for an answer."""
    return Message(_(content.referrals.emergency_list, emergency=emergency))


def signs(_: Words, questionnaire: Questionnaire, ticks: Sequence[str]) -> Message:
    asked = questionnaire.signs
    buttons: list[Button] = []
    for option in asked.options:
        ticked, label = option.value in ticks, _(option.text)
        text = _("✓ {choice}", choice=label) if ticked else label
        buttons.append((text, f"tick:{option.value}:{'off' if ticked else 'on'}"))
    return Message(_(asked.text), column([*buttons, (_("Done"), "ticked"), (_("Back"), "q:signs:back")]))


def tick_one(_: Words) -> str:
    return _("Please choose at least one, or press Back.")


def read_back(_: Words, lines: Sequence[tuple[str, str, str]]) -> Message:
    text = _("Please check your answers.\n\n{answers}\n\nIs everything correct?", answers=_listed(_, lines))
    return Message(text, column([(_("Change an answer"), "readback:change"), (_("All correct"), "readback:correct")]))


def confirmed(_: Words, lines: Sequence[tuple[str, str, str]]) -> Message:
    return Message(_("Your answers:\n\n{answers}", answers=_listed(_, lines)))


def change_which(_: Words, lines: Sequence[tuple[str, str, str]]) -> Message:
    buttons = [(about, f"change:{question}") for question, about, _answer in lines]
    return Message(_("Which answer would you like to change?"), column([*buttons, (_("Back"), "change:back")]))


def _listed(_: Words, lines: Sequence[tuple[str, str, str]]) -> str:
    return "\n".join(_("• {about}: {answer}", about=about, answer=answer) for _question, about, answer in lines)
