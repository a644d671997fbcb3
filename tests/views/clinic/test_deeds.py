"""Everything that staff can do has its sentence in the record, in both languages; patients are codes in it."""

from datetime import UTC, datetime

import pytest

from bot.content.words import LANGUAGES, words_for
from bot.core.access import Action
from bot.core.auditing import Entry
from bot.views.clinic.deeds import deed, right, sentences
from tests.recorded import actions

# Done by patients, their families and the program itself: in the record, and in words for nobody.
OF_OTHERS = {
    *("alive", "answers_confirmed", "blocked", "bond_accepted", "bond_confirmed", "bond_ended", "caught_up"),
    *(
        "case_answered",
        "clinic_told",
        "concern",
        "consented",
        "declined",
        "deleted",
        "exported",
        "family_died",
        "family_hospital",
    ),
    *("family_well", "goodbye", "heard_again", "helper_agreed", "high_impact_word", "invitation_revoked", "invited"),
    *("links_tried_too_often", "patient_invitation_opened", "pause_ended", "report_withdrawn", "scope_changed"),
    *("sharing_paused", "sharing_resumed", "silent", "symptom_reported", "unblocked", "week_seen"),
}
VALUES = {"who": "Deniz", "patient": "P17", "right": "Staff", "number": "3", "member": "Can"}
NAMES = {5: "Deniz", 6: "Can"}


def entry(action: str, about: int = 17, detail: str | None = None, person: int | None = 5) -> Entry:
    return Entry(1, datetime(2026, 3, 2, tzinfo=UTC), person, action, about, detail)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_action_that_can_be_recorded_has_its_sentence(language: str) -> None:
    said = set(sentences(words_for(language), VALUES))
    assert not said & OF_OTHERS
    assert said | OF_OTHERS == actions()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_right_has_a_name(language: str) -> None:
    of_staff = set(Action) - {action for action in Action if action.startswith(("see_d", "see_n", "see_w", "read_p"))}
    for action in of_staff - {Action.CHANGE_PROGRAMME}:
        assert right(words_for(language), str(action)) != str(action)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (entry("card_read"), "Deniz read the card of P17"),
        (entry("refused", 5, "manage_staff"), "Deniz was refused: Staff"),
        (entry("broadcast_sent", 5, "12 300"), "Deniz sent broadcast 12"),
        (entry("staff_removed", 6, "4"), "Deniz removed Can from the team"),
        (entry("staff_removed", 9, "4"), "Deniz removed a former member (No. 9) from the team"),
        (entry("operator_invited_staff", person=None), "The operator made a link that lets somebody into the team"),
        (entry("of_tomorrow"), "Deniz did something: of_tomorrow"),
    ],
)
def test_a_sentence_says_who_did_what_to_whom(found: Entry, said: str) -> None:
    assert deed(words_for("en"), found, NAMES) == said
