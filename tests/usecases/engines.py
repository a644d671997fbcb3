"""Which of these tests run on PostgreSQL too: those with which every statement is said there, with every kind of value.

They were chosen by what all of these tests say to the database: without one of them something would be said on SQLite
alone. What differs beyond the statements, locks and several processes, is tried in `tests/storage` and `tests/faults`.
"""

FILES = {
    *("test_card", "test_come_back", "test_daily", "test_helper", "test_news", "test_nudge", "test_preferences"),
    *("test_privacy", "test_reason", "test_short", "test_start", "test_time_zone"),
    *("test_arrive", "test_cheer", "test_confirm", "test_control", "test_warn"),  # of the family
}
FOLDERS = ("tests.usecases.clinic.",)  # those that ask for both, and only those
TESTS = {
    "test_a_loss_is_confirmed_on_another_day_before_it_is_a_referral",
    "test_a_name_is_stored_only_after_consent",
    "test_a_reminder_that_waits_is_skipped_when_a_hold_opens",
    "test_a_second_tap_from_before_a_second_report_of_the_same_kind_ends_nothing",
    "test_after_90_silent_days_all_six_are_asked_and_the_ladders_begin_anew",
    "test_after_a_week_of_good_days_the_walk_grows",
    "test_how_it_felt_can_be_written",
    "test_it_comes_with_the_message_of_the_day_once",
    "test_numbers_can_be_typed_while_it_is_being_changed",
    "test_one_ache_alone_does_not_come_back",
    "test_one_that_fell_through_is_forgotten_and_the_check_ins_go_on",
    "test_something_else_is_an_answer_too",
    "test_taking_back_a_report_ends_all_its_holds",
    "test_the_word_becomes_the_answer_and_the_exercises_come_back",
}


def both(module: str, test: str) -> bool:
    return module.startswith(FOLDERS) or module.rpartition(".")[2] in FILES or test in TESTS
