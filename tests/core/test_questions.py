"""What a message asks, and which reply fits where it asks nothing."""

from hypothesis import given
from hypothesis import strategies as st

from bot.core.language.patterns import Patterns, parse
from bot.core.questions import MOST, Heard, Phrases, hear


def patterns(**lines: list[str]) -> Patterns:
    return Patterns(parse(means, line, {}) for means, each in lines.items() for line in each)


PHRASES = Phrases(
    questions=patterns(swim=["can ... swim"], twice=["can ... twice"], rest=["can ... rest"], nap=["can ... nap"]),
    topics=patterns(swim=["pool"], shoes=["slippers"], rest=["rest"], nap=["rest"], bed=["rest"], sleep=["rest"]),
    wishes=patterns(hour=["write ... at nine"]),
    exercises=patterns(dancing=["dance"], tai_chi=["tai chi"]),
    asking=patterns(asking=["mi"]),
    opening=patterns(opening=["can i", "what about"]),
    leave=patterns(leave=["can i"]),
    replies=("grief", "thanks", "answer"),
    anywhere=patterns(grief=["funeral"], thanks=["thanks"]),
    alone=patterns(answer=["ok", "very well"]),
    unless=patterns(thanks=["no thanks"]),
)


def test_a_question_is_known_without_its_mark() -> None:
    assert hear("Can I go and swim", PHRASES) == Heard(answers=("swim",), asks=True)


def test_the_same_words_in_a_statement_ask_nothing() -> None:
    assert hear("Now I can really swim", PHRASES) == Heard()


def test_a_topic_counts_within_a_question_only() -> None:
    assert hear("And the pool?", PHRASES).answers == ("swim",)
    assert hear("We met at the pool", PHRASES).answers == ()
    assert hear("We met at the pool. What about slippers", PHRASES).answers == ("shoes",)


def test_a_wish_counts_anywhere() -> None:
    assert hear("please write to me at nine", PHRASES) == Heard(answers=("hour",))


def test_of_several_answers_the_one_that_covers_most_words_is_given() -> None:
    assert hear("can I swim, or can I do them twice", PHRASES).answers == ("twice",)


def test_a_question_goes_before_its_topic() -> None:
    assert hear("can I swim in slippers?", PHRASES).answers == ("swim",)


def test_answers_that_fit_equally_are_all_told_but_no_more_than_three() -> None:
    assert hear("rest?", PHRASES).answers == ("bed", "nap", "rest")
    assert len(hear("rest?", PHRASES).answers) == MOST
    assert hear("can I rest or can I nap", PHRASES).answers == ("nap", "rest")


def test_asking_leave_for_an_exercise_is_about_that_exercise() -> None:
    assert hear("Can I dance?", PHRASES).exercise == "dancing"
    assert hear("Can I please do some tai chi", PHRASES).exercise == "tai_chi"
    assert hear("What about my dance?", PHRASES).exercise is None
    assert hear("Can I pay? I went to the dance", PHRASES).exercise is None


def test_an_answer_with_more_words_goes_before_an_exercise() -> None:
    heard = hear("can I dance twice", PHRASES)
    assert (heard.answers, heard.exercise) == (("twice",), None)


def test_an_exercise_with_more_words_goes_before_an_answer() -> None:
    heard = hear("can I rest and, can I, tai chi", PHRASES)
    assert (heard.answers, heard.exercise) == ((), "tai_chi")


def test_a_word_of_asking_counts_wherever_it_stands_and_an_opening_at_the_start_only() -> None:
    assert hear("havuz mi", PHRASES).asks
    assert not hear("yes can i", PHRASES).asks


def test_the_first_reply_of_the_table_goes_first() -> None:
    assert hear("thanks, the funeral was kind", PHRASES).replies == ("grief", "thanks")


def test_a_reply_that_has_to_stand_alone_does_not_fit_within_other_words() -> None:
    assert hear("Very well!", PHRASES).replies == ("answer",)
    assert hear("ok but I fell", PHRASES).replies == ()


def test_what_forbids_a_reply_is_heard() -> None:
    assert hear("no thanks", PHRASES).replies == ()


def test_a_message_without_words_is_empty() -> None:
    assert hear("?", PHRASES) == Heard(empty=True, asks=False)
    assert hear("", PHRASES).empty


@given(st.text())
def test_no_text_is_too_strange(text: str) -> None:
    assert len(hear(text, PHRASES).answers) <= MOST
