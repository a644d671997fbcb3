"""The conversation about a symptom as a table of ids; `core.symptoms` says how it is read, content has the words.

The gravest answer stands first. *Not sure* does what *Yes* does (care rule S9).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

START = "what"
FALL_TAPS = ("fall_head", "fall_blackout", "fall_stand", "fall_pain", "fall_long")
SEVERE = 7  # of 10, care rule T7


@dataclass(frozen=True, slots=True)
class Option:
    """An answer: the rule and signs it establishes, whether it asks for the same day, and the question that follows."""

    id: str
    rule: str | None = None
    signs: tuple[str, ...] = ()
    same_day: bool = False
    next: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """`known_from`: an earlier question and answer that make asking this one needless; then its last answer counts.

    `below_advice`: asked when everything that follows from the sign has been said already.
    `plain`: what a mere "yes" or "no" means where no answer is called so.
    """

    id: str
    options: tuple[Option, ...]
    known_from: tuple[str, str] | None = None
    below_advice: bool = False
    plain: tuple[tuple[str, str], ...] = ()

    def option(self, id: str) -> Option:
        """The answer with this id; KeyError where it is not offered."""
        return {option.id: option for option in self.options}[id]

    def meant(self, word: str) -> str | None:
        """The answer that "yes", "no" or "unsure" stands for; None where there is none."""
        answer = dict(self.plain).get(word, word)
        return answer if answer in {option.id for option in self.options} else None


def _does(rule: str | None = None, *signs: str, next: str | None = None, same_day: bool = False) -> Option:
    return Option("", rule, signs, same_day, next)


def _choice(id: str, **answers: Option) -> Question:
    return Question(id, tuple(replace(option, id=answer) for answer, option in answers.items()))


def _yes_no(id: str, yes: Option, no: Option) -> Question:
    return _choice(id, yes=yes, unsure=yes, no=no)


def _strength(number: int) -> Option:
    severe = number >= SEVERE
    return Option(str(number), "T2" if severe else "T7", same_day=severe)


_EMERGENCY = _choice(
    "record",
    chest=_does("T1", "breathless", "chest_pain"),
    stroke=_does("T1", "stroke"),
    fainted=_does("T1", "collapse"),
    head=_does("T1", "head_injury"),
    stand=_does("T1", "cannot_bear_weight"),
    numb=_does("T1", "cauda_equina"),
    self_harm=_does("T1", "self_harm"),
    other=_does("T1"),
)

_PAIN = (
    _choice(
        "where",
        chest=_does("T1", "breathless", "chest_pain"),
        head=_does(next="head"),
        bone=_does("T6", "fracture", next="bone"),
        back=_does(next="back"),
        hip=_does(next="hip"),
        calf=_does(next="calf"),
        numb=_does("T6", "numbness", next="numb"),
        elsewhere=_does(next="kind"),
    ),
    _yes_no("head", _does("T1", "thunderclap_headache"), _does(None, "other_pain", next="strength")),
    _yes_no("bone", _does("T1", "cannot_bear_weight", "fracture"), _does("T6", "fracture", next="hard")),
    _yes_no("back", _does("T2", "back_pain", next="back_flags"), _does(None, "other_pain", next="strength")),
    _yes_no("back_flags", _does("T1", "cauda_equina"), _does(next="back_ill")),
    _yes_no("back_ill", _does("T6", "back_pain_with_illness", next="hard"), _does(next="hard")),
    _choice(
        "hard",
        fall=_does(None, "fall", same_day=True, next=FALL_TAPS[0]),
        severe=_does(same_day=True),
        unsure=_does(same_day=True),
        no=_does(),
    ),
    _choice(
        "hip",
        new=_does("T6", "groin_pain", next="hip_stand"),
        unsure=_does("T6", "groin_pain", next="hip_stand"),
        sore=_does(None, "soreness", next="strength"),
        old=_does(None, "other_pain", next="strength"),
    ),
    _yes_no("hip_stand", _does("T1", "cannot_bear_weight"), _does(next="hard")),
    _yes_no("calf", _does("T6", "calf_swelling", next="hard"), _does(None, "other_pain", next="sudden")),
    replace(
        _choice(
            "numb",
            side=_does("T1", "stroke"),
            saddle=_does("T1", "cauda_equina"),
            unsure=_does("T1"),
            no=_does("T6"),
        ),
        plain=(("yes", "unsure"),),
    ),
    _choice(
        "kind",
        sharp=_does("T2", "sharp_pain", next="hard"),
        shorter=_does("T3", "height_loss"),
        stoop=_does("T3", "stoop"),
        ache=_does(None, "other_pain", next="place"),
        sore=_does(None, "soreness", next="strength"),
        stiff=_does(None, "stiffness", next="strength"),
        tired=_does(None, "fatigue", next="tired"),
    ),
    _choice(
        "place",
        **{place: _does(next="sudden") for place in ("neck", "shoulder", "arm", "belly", "knee", "foot", "other")},
    ),
    _yes_no("sudden", _does("T2", "sharp_pain", next="hard"), _does(next="strength")),
    Question("strength", tuple(_strength(number) for number in range(11))),
    _choice(
        "tired",
        chest=_does("T1", "breathless", "chest_pain"),
        faint=_does("T5", "faintness"),
        unsure=_does("T5", "faintness"),
        no=_does("T7"),
    ),
)

_UNSTEADY = (
    _choice(
        "which",
        fell=_does("T4", "near_fall", next="floor"),
        dizzy=_does("T5", "dizziness", next="faint"),
        unsteady=_does("T4", "balance_loss", next="faint"),
    ),
    _yes_no("floor", _does(None, "fall", next=FALL_TAPS[0]), _does()),
    _yes_no("fall_head", _does("T1", "head_injury"), _does(next="fall_blackout")),
    _yes_no("fall_blackout", _does("T1", "collapse"), _does(next="fall_stand")),
    _yes_no("fall_stand", _does("T1", "cannot_bear_weight"), _does(next="fall_pain")),
    replace(
        _yes_no("fall_pain", _does(same_day=True, next="fall_long"), _does(next="fall_long")),
        known_from=("hard", "fall"),
    ),
    _yes_no("fall_long", _does(same_day=True), _does()),
    replace(
        _choice(
            "faint",
            fainted=_does("T1", "collapse"),
            other=_does("T1"),
            unsure=_does("T1"),
            no=_does(),
        ),
        below_advice=True,
        plain=(("yes", "other"),),
    ),
)

_START = replace(
    _choice(
        START,
        emergency=_does("T1", next="record"),
        pain=_does(next="where"),
        unsteady=_does(next="which"),
        fine=_does(),
    ),
    plain=(("no", "fine"),),
)

QUESTIONS: Mapping[str, Question] = {question.id: question for question in (_START, _EMERGENCY, *_PAIN, *_UNSTEADY)}
