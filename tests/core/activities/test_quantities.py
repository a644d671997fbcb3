"""Numbers and what they count, in both languages."""

import pytest

from tests.core.activities.told import told

DURATIONS = [
    ("walked 25 min", "minutes=25"),
    ("25 dk yürüdüm", "minutes=25"),
    ("walked twenty five minutes", "minutes=25"),
    ("walked twenny minutes", "minutes=20"),
    ("on dokuz dakika yürüdüm", "minutes=19"),
    ("yirmi beş dakika yürüdüm", "minutes=25"),
    ("walked half an hour", "minutes=30"),
    ("walked ½ hour", "minutes=30"),
    ("yarım saat yürüdüm", "minutes=30"),
    ("walked a quarter of an hour", "minutes=15"),
    ("walked for quarter of an hour", "minutes=15"),
    ("çeyrek saat yürüdüm", "minutes=15"),
    ("walked three quarters of an hour", "minutes=45"),
    ("üç çeyrek yürüyüş", "minutes=45"),
    ("walked an hour", "minutes=60"),
    ("walked a full hour", "minutes=60"),
    ("walked an hour and five", "minutes=65"),
    ("walked an hour and five minutes", "minutes=65"),
    ("walked an hour and a half", "minutes=90"),
    ("walked an hour and a quarter", "minutes=75"),
    ("walked hour and twenty", "minutes=80"),
    ("walked 1h 10", "minutes=70"),
    ("walked 1h, 10 heel drops", "minutes=60; heel_drops reps=10"),
    ("walked 1 hour 20 heel drops", "minutes=60; heel_drops reps=20"),
    ("walked 1 hour 90 heel drops", "minutes=60; heel_drops reps=90"),
    ("bir saat on beş dakika yürüdüm", "minutes=75"),
    ("walked two and a half hours", "minutes=150"),
    ("walked two and a quarter hours", "minutes=135"),
    ("walked 1½ hours", "minutes=90"),
    ("bir buçuk saat yürüdüm", "minutes=90"),
    ("1,5 saat yürüdüm", "minutes=90"),
    ("walked 2.5 hours", "minutes=150"),
    ("bir buçuk dakika yürüdüm", "minutes=1.5"),
    ("bir saat buçuk yürüdüm", "minutes=90"),
    ("walked 30-35 min", "minutes=30"),
    ("30–35 dk yürüdüm", "minutes=30"),
    ("walked 20 to 25 minutes", "minutes=20"),
    ("walked between 20 and 25 minutes", "minutes=20"),
    ("beş on dakika yürüdüm", "minutes=5"),
    ("two 15 minute walks", "minutes=30"),
    ("two 1 hour walks", "minutes=120"),
    ("walked from two till four", "minutes=120"),
    ("walked 20", "minutes=20"),
    ("walked 1/2 hour", "minutes=30"),
    ("walked one hundred and ten minutes", "minutes=110"),
    ("yürüyüş 90 saniye", "minutes=1.5"),
    ("walked a minute and a half", "minutes=1.5"),
    ("walked two minutes and half the way back", "minutes=2"),
    ("walk 15/20 mins", "minutes=15"),
    ("walked for 20", "minutes=20"),
]

COUNTS = [
    ("10 heel drops", "reps=10"),
    ("heel drops x 30", "reps=30"),
    ("heel drops 15x", "reps=15"),
    ("heel drops, a dozen", "reps=12"),
    ("heel drops a couple of times", "reps=2"),
    ("heel drops 2x10", "sets=2 reps=10"),
    ("heel drops 2×10", "sets=2 reps=10"),
    ("heel drops 10 x 2", "sets=2 reps=10"),
    ("heel drops 2 by 14", "sets=2 reps=14"),
    ("heel drops eleven times twice", "sets=2 reps=11"),
    ("topuk vurma on bir kere iki defa", "sets=2 reps=11"),
    ("topuk vurma iki kere on bir kere", ""),
    ("iki topuğumun üstüne indim 15 kere", "reps=15"),
    ("heel drops two sets of ten, twice", "sets=2 reps=10"),
    ("topuk vurma 2 çarpı 14", "sets=2 reps=14"),
    ("three times ten heel drops", "sets=3 reps=10"),
    ("3 sets of 8 heel drops", "sets=3 reps=8"),
    ("iki set 8 topuk vurma", "sets=2 reps=8"),
    ("topuk vurma iki set", "sets=2"),
    ("ikişer kere onar topuk vurdum", "sets=2 reps=10"),
    ("topuk vurma iki tur dokuzar", "sets=2 reps=9"),
    ("topuk vurma 10ar", "reps=10"),
    ("topuk vurma on beşer iki set", "sets=2 reps=15"),
    ("did 2 of 8 heel drops", "sets=2 reps=8"),
    ("heel drops 10, twice", "sets=2 reps=10"),
    ("heel drops 12, 12 and 12", "sets=3 reps=12"),
    ("heel drops 10 right 10 left", "reps=10"),
    ("two sets of heel drops, ten in each", "sets=2 reps=10"),
    ("heel drops 8-10", "reps=8"),
    ("10 heel drops no make that 12", "reps=12"),
    ("heel drops 12 not 15", "reps=12"),
    ("heel drops 12 instead of the 15", "reps=12"),
    ("heel drops in the kitchen ten 2 sets", "sets=2 reps=10"),
    ("it was 2 sets not 3 of the heel drops, tens", "sets=2 reps=10"),
    ("heel drops 10, 12", ""),
    ("yesterday 9 heel drops, today 11", "reps=9 yesterday; heel_drops reps=11"),
    ("topuk vurma yüz kere", "reps=100"),
    ("topuk vurma iki yüz", "reps=200"),
]


@pytest.mark.parametrize(("text", "minutes"), DURATIONS)
def test_a_duration_is_read_in_minutes(text: str, minutes: str) -> None:
    assert told(text) == f"brisk_walking {minutes}"


@pytest.mark.parametrize(("text", "counts"), COUNTS)
def test_sets_and_repetitions_are_read(text: str, counts: str) -> None:
    assert told(text) == f"heel_drops {counts}".strip()


@pytest.mark.parametrize(
    ("text", "logged"),
    [
        ("one leg 45 secs", "single_leg_stance seconds=45"),
        ("tek ayak yarım dakika durdum", "single_leg_stance seconds=30"),
        ("single leg stance, 10 seconds, 3 times each", "single_leg_stance reps=3 seconds=10"),
        ("one leg stand 3x15 secs", "single_leg_stance reps=3 seconds=15"),
        ("tek ayak: sağ 12, sol 9 saniye", "single_leg_stance seconds=12; single_leg_stance seconds=9"),
        ("one leg 10", "single_leg_stance"),
        ("köprü 2 set 8 5 saniye bekleyerek", "bridge sets=2 reps=8 seconds=5"),
        ("couple of minutes one leg", "single_leg_stance minutes=2"),
        ("30 saniyede 11 kere kalktım sandalyeden", "sit_to_stand reps=11"),
        ("chair stands 13 in 30 seconds", "sit_to_stand reps=13"),
        ("skipping 30 seconds", "skipping minutes=0.5"),
        ("heel to toe 20 steps", "tandem_walk reps=20"),
        ("geri geri yürüme üç tur", "backward_walking reps=3"),
        ("merdiven 3 tur", "stair_climbing reps=3"),
    ],
)
def test_holds_steps_and_rounds_count_where_they_belong(text: str, logged: str) -> None:
    assert told(text) == logged


@pytest.mark.parametrize(
    ("text", "logged"),
    [
        ("twenty minutes there, twenty back, walked to church", "brisk_walking minutes=40"),
        ("walked to school, 15 mins each way", "brisk_walking minutes=30"),
        ("walked 14 min, sat on the bench, walked 11 more", "brisk_walking minutes=14; brisk_walking minutes=11"),
        ("sabah on beş, akşam yirmi dakika yürüdüm", "brisk_walking minutes=15; brisk_walking minutes=20"),
        ("walked twenty no make that thirty minutes", "brisk_walking minutes=30"),
        ("yesterday's walk was 45 not 25", "brisk_walking minutes=45 yesterday"),
        ("yürüyüş yarım saat, evet yarım saat", "brisk_walking minutes=30"),
        ("walked 20 minutes 30 minutes", "brisk_walking"),
        ("walked 20 minutes no make that 30 minutes", "brisk_walking minutes=30"),
        ("walked 45 minutes instead of the 25 minutes", "brisk_walking minutes=45"),
    ],
)
def test_two_durations_are_added_told_apart_or_left_out(text: str, logged: str) -> None:
    assert told(text) == logged


@pytest.mark.parametrize(
    "text",
    [
        "walked at 3 pm",
        "walk 20/15 mins",
        "walked for 20 or so miles",
        "walked for 3",
        "walked at 10:30",
        "walked at 3",
        "saat 4te yürüdüm",
        "saat 10'da yürüdüm",
        "walked, it was 17 degrees",
        "walked 3 km",
        "2 km yürüdüm",
        "walked on 12.11.2026",
        "walked, not bad for 84",
        "walked to the 3rd floor flat",
        "walked 7.200 steps",
        "walked 5%",
        "walked 900 minutes",
        "walked 7,3 minutes",
        "walked 3-30 minutes",
        "walked 20 minutes ago",
        "walked, hurt for 20 minutes",
        "walked 5000",
        "walked well for 84",
        "walked from 3 to the shop",
        "yürüdüm, bir buçuk elma yedim",
    ],
)
def test_other_numbers_and_absurd_ones_are_no_quantities(text: str) -> None:
    assert told(text) in ("brisk_walking", "")


def test_a_list_may_be_numbered() -> None:
    assert told("1. walk 20\n2. wall push 10") == "brisk_walking minutes=20; wall_push_up reps=10"
