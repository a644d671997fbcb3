"""The order of the six questions, going back, taking up again, and answers in words."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.core.dialogue import QUESTIONNAIRE, State, answers_in, next_question, outdated, question_before
from bot.core.language.folding import fold

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
ALL = {field: "no" for question in QUESTIONNAIRE for field in question.fields} | {"falls_12m": "none"}


def test_the_first_unanswered_question_comes_next() -> None:
    assert next_question({}) == "q1"
    assert next_question({"spinal_fracture": "no"}) == "q1"
    assert next_question({"spinal_fracture": "no", "frequent_fractures": "no"}) == "q2"


def test_only_after_one_fall_is_it_asked_whether_it_was_serious() -> None:
    begun = {"spinal_fracture": "no", "frequent_fractures": "no"}
    assert next_question(begun | {"falls_12m": "one"}) == "q2a"
    assert next_question(begun | {"falls_12m": "two_plus"}) == "q3"
    assert question_before("q3", begun | {"falls_12m": "one"}) == "q2a"
    assert question_before("q3", begun | {"falls_12m": "none"}) == "q2"


def test_when_all_is_answered_nothing_is_asked() -> None:
    assert next_question(ALL) is None


def test_there_is_nothing_before_the_first_question_nor_before_one_that_is_not_asked() -> None:
    assert question_before("q1", ALL) is None
    assert question_before("elsewhere", ALL) is None


def test_current_signs_are_asked_again_after_a_day_and_everything_after_two_weeks() -> None:
    fresh = dict.fromkeys(ALL, NOW - timedelta(hours=23))
    assert outdated(fresh, NOW) == frozenset()
    assert outdated(dict.fromkeys(ALL, NOW - timedelta(hours=25)), NOW) == {"current_signs"}
    assert outdated(dict.fromkeys(ALL, NOW - timedelta(days=15)), NOW) == set(ALL)


def test_a_tick_is_set_once_and_taken_back() -> None:
    state = State(question="signs").ticked("stoop", on=True).ticked("back_pain", on=True).ticked("stoop", on=True)
    assert state.ticks == ("back_pain", "stoop")
    assert state.ticked("stoop", on=False).ticked("stoop", on=False).ticks == ("back_pain",)


@given(
    st.builds(
        State,
        question=st.text(max_size=5),
        ticks=st.lists(st.text(max_size=3)).map(tuple),
        taps=st.lists(st.tuples(st.text(max_size=3), st.text(max_size=3))).map(tuple),
        about=st.none() | st.integers(),
    )
)
def test_a_state_survives_being_stored(state: State) -> None:
    stored = state.to_values() | {"something_from_another_version": 1}
    assert State.from_values(stored) == state


def test_the_time_of_a_question_is_read_back_as_a_moment() -> None:
    assert State(asked_at=NOW.isoformat()).asked == NOW
    assert State().asked is None


def test_turkish_letters_fold_alike_with_and_without_their_dots() -> None:
    assert fold("AĞRI  veya BAŞ dönmesi!") == fold("agri veya bas donmesi")
    assert fold("İYİYİM") == fold("iyiyim") == fold("IYIYIM")


@given(st.text())
def test_folding_never_fails_and_is_stable(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_an_answer_in_words_counts_when_it_is_one_of_the_answers() -> None:
    options = {"no": ["No, neither", "Hayır, hiçbiri"], "yes": ["Yes"], "unsure": ["Not sure"]}
    assert answers_in("no", options) == ["no"]
    assert answers_in(" HAYIR ", options) == ["no"]
    assert answers_in("No, neither.", options) == ["no"]
    assert answers_in("not sure", options) == ["unsure"]


def test_an_answer_that_fits_twice_is_left_to_the_patient() -> None:
    assert answers_in("yes", {"spine": ["Yes, in my back"], "both": ["Yes, both"]}) == ["spine", "both"]


def test_words_that_only_contain_an_answer_are_no_answer() -> None:
    options = {"no": ["No, neither"]}
    assert answers_in("no, but my chest hurts", options) == []
    assert answers_in("", options) == []
    assert answers_in("?!", options) == []
