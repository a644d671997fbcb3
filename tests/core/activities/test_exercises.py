"""Which exercise is meant, and which quantity is whose."""

import pytest

from bot.core.activities.grammar import activities_in
from tests.core.activities.told import told, words


@pytest.mark.parametrize(
    ("text", "logged"),
    [
        ("strolled 20 min", "brisk_walking minutes=20"),
        ("🚶‍♀️ 30 dk", "brisk_walking minutes=30"),
        ("chair rises 3 sets of 5", "sit_to_stand sets=3 reps=5"),
        ("oturup kalkma 3 set 6", "sit_to_stand sets=3 reps=6"),
        ("pushed the wall 14 times", "wall_push_up reps=14"),
        ("duvarı 14 kere ittim", "wall_push_up reps=14"),
        ("duvarda altı şınav", "wall_push_up reps=6"),
        ("tezgâhta şınav 2x6", "counter_push_up sets=2 reps=6"),
        ("rowing with the red band 3 by 12", "band_row sets=3 reps=12"),
        ("lastik çekme 10", "band_row reps=10"),
        ("hinged at the hips 12 times", "hip_hinge reps=12"),
        ("kalça menteşe on bir tane", "hip_hinge reps=11"),
        ("tandem stance 20 sec", "tandem_stance seconds=20"),
        ("tai chi in the park, 20 min", "tai_chi minutes=20"),
        ("otago class, 45 minutes", "balance_class minutes=45"),
        ("swam 40 minutes", "swimming minutes=40"),
        ("bisiklete bindim 30 dk", "cycling minutes=30"),
        ("danced for an hour", "dancing minutes=60"),
        ("gülleri budadım 25 dk", "gardening minutes=25"),
        ("hoovered, 25 minutes", "other minutes=25"),
    ],
)
def test_an_exercise_has_many_names(text: str, logged: str) -> None:
    assert told(text) == logged


@pytest.mark.parametrize(
    ("text", "logged"),
    [
        (
            "walked to the shops, 25 min, did my chair stands 2x10",
            "brisk_walking minutes=25; sit_to_stand sets=2 reps=10",
        ),
        ("11 stand ups, 11 wall pushes, 11 hinges", "sit_to_stand reps=11; wall_push_up reps=11; hip_hinge reps=11"),
        ("otur kalk 11 duvar 11 kalçadan eğilme 11", "sit_to_stand reps=11; wall_push_up reps=11; hip_hinge reps=11"),
        ("kopru 8 kalca sikma 10 sirt kaldirma 5", "bridge reps=8; glute_squeeze reps=10; back_extension_hold reps=5"),
        ("10 dk yerinde sayma 10 dk bisiklet", "marching_on_spot minutes=10; cycling minutes=10"),
        ("on beş dakika yürüdüm on kere oturup kalktım", "brisk_walking minutes=15; sit_to_stand reps=10"),
        (
            "resistance band, 3 sets of 9, then balanced on each foot 12 seconds",
            "band_row sets=3 reps=9; single_leg_stance seconds=12",
        ),
        ("did 15 min heel to toe and one leg at home", "tandem_walk; single_leg_stance"),
        ("merdiven 3 tur 10 topuk vurma", "stair_climbing reps=3; heel_drops reps=10"),
        ("did 8 calf raises. 2 sets.", "calf_raises sets=2 reps=8"),
        ("30 min. Walked round.", "brisk_walking minutes=30"),
        ("W 30m, heel drops 2x10", "heel_drops sets=2 reps=10"),
        ("yürüdüm ve lastik çektim", "brisk_walking; band_row"),
        ("I make 15 dakika walk and 10 otur kalk", "brisk_walking minutes=15; sit_to_stand reps=10"),
        ("planted 60 bulbs, took me an hour and ten", "gardening minutes=70"),
        ("did ten tiny hops", "small_jumps reps=10"),
        ("on iki otur kalk", "sit_to_stand reps=12"),
    ],
)
def test_each_quantity_goes_to_its_exercise(text: str, logged: str) -> None:
    assert told(text) == logged


@pytest.mark.parametrize(
    ("text", "logged"),
    [
        ("walkd 40 minuts", "brisk_walking minutes=40"),
        ("brisk wlak 45 mns", "brisk_walking minutes=45"),
        ("swimimng 30 min", "swimming minutes=30"),
        ("gardenning 20 min", "gardening minutes=20"),
        ("yürdüm 20 dk", "brisk_walking minutes=20"),
        ("talked 20 min", ""),
        ("halked 20 min", ""),
        ("slimming class 30 min", ""),
    ],
)
def test_a_slip_of_the_finger_is_understood_but_not_every_likeness(text: str, logged: str) -> None:
    assert told(text) == logged


@pytest.mark.parametrize(
    ("text", "logged"),
    [
        ("heel drops while waiting for toast, 12 of them", "heel_drops reps=12"),
        ("one leg 20 sec holding the chair", "single_leg_stance seconds=20"),
        ("did 10 chair", "sit_to_stand reps=10"),
        ("just did the wall ones", "wall_push_up"),
        ("band ✅ wall ✅", "band_row; wall_push_up"),
        ("done my stairs", "stair_climbing"),
        ("tai chi today", "tai_chi"),
        ("the band is red", ""),
        ("a chair is by the wall", ""),
        ("garden looks nice", ""),
        ("heel hurts", ""),
        ("got dizzy when I walked to the door", ""),
        ("came over dizzy doing the heel drops", ""),
        ("duvara yaslandım", ""),
    ],
)
def test_a_thing_that_is_only_mentioned_is_no_exercise(text: str, logged: str) -> None:
    assert told(text) == logged


@pytest.mark.parametrize(
    ("text", "logged"),
    [
        ("dün yarım saat yürüdüm", "brisk_walking minutes=30 yesterday"),
        ("yesterday evening stairs for six minutes", "stair_climbing minutes=6 yesterday"),
        ("yesterday: walked, swam 20 min", "brisk_walking yesterday; swimming minutes=20 yesterday"),
        ("yesterday walked, today swam 20 min", "brisk_walking yesterday; swimming minutes=20"),
        ("dün hepsini yaptım", "plan done=all yesterday"),
    ],
)
def test_what_was_said_of_yesterday_is_marked(text: str, logged: str) -> None:
    assert told(text) == logged


BOTH = "brisk_walking minutes=20 yesterday; brisk_walking minutes=30"


@pytest.mark.parametrize(
    ("text", "logged"),
    [
        ("yesterday 20 min, today 30 min walking", BOTH),
        ("dün 20 bugün 30 dakika yürüdüm", BOTH),
        ("dün 20 dk, bugün 30 dk yürüyüş", BOTH),
        ("walked 20 min yesterday and 30 today", BOTH),
        ("walked yesterday 20 today 30", BOTH),
        ("I walked 30 minutes today and 20 minutes yesterday", BOTH),
        ("today 30 min, yesterday 20 min walk", BOTH),
        ("last night 20 min and this morning 30 min walking", BOTH),
        ("dün 20 dakika yürüdüm, bugün 30", BOTH),
        ("yesterday 2x10 heel drops, today 3x10", "heel_drops sets=2 reps=10 yesterday; heel_drops sets=3 reps=10"),
        ("20 min walk yesterday, 30 min swim today", "brisk_walking minutes=20 yesterday; swimming minutes=30"),
        ("walk 20 min yesterday and squats today", "brisk_walking minutes=20 yesterday; mini_squat"),
        # in one breath it is both
        ("dün ve bugün 30 dakika yürüdüm", "brisk_walking minutes=30 yesterday; brisk_walking minutes=30"),
        ("walked yesterday and today", "brisk_walking yesterday; brisk_walking"),
        # a day that is named for something else
        ("walked 30 yesterday, felt good today", "brisk_walking minutes=30 yesterday"),
    ],
)
def test_where_both_days_are_told_of_each_quantity_has_its_own(text: str, logged: str) -> None:
    assert told(text) == logged


@pytest.mark.parametrize(
    ("text", "merely"),
    [
        *(("köprü", True), ("Bridge.", True), ("swimming", True), ("heel drops", True)),
        *(("köprü yaptım", False), ("bridge done", False), ("walked", False), ("heel drops 10", False)),
        *(("swimming today", False), ("bridges and squats", False), ("yürüyüş ✅", False)),
    ],
)
def test_a_name_and_nothing_else_is_marked(text: str, merely: bool) -> None:
    assert {each.merely_named for each in activities_in(text, words())} == {merely}


@pytest.mark.parametrize(
    ("text", "exercise", "minutes"),
    [
        *(("did both balance exercises", "balance", None), ("balance done", "balance", None)),
        *(("denge egzersizlerini yaptım", "balance", None), ("iki denge hareketini de yaptım", "balance", None)),
        *(("balance exercises 10 minutes", "balance_class", 10), ("went to balance class", "balance_class", None)),
        *(("otago exercises", "balance_class", None), ("denge dersine gittim 50 dk", "balance_class", 50)),
    ],
)
def test_balance_exercises_are_those_of_the_plan_and_a_class_is_another_thing(
    text: str, exercise: str, minutes: int | None
) -> None:
    (found,) = activities_in(text, words())
    assert (found.exercise, found.minutes) == (exercise, minutes)
    assert found.to_values()["exercise"] == "balance_class"


@pytest.mark.parametrize(
    ("text", "logged"),
    [
        *(("skip the balance ones", ""), ("missed the balance exercises", ""), ("no balance exercises today", "")),
        ("did the walk, skipped the balance exercises", "brisk_walking"),
        *(("denge hareketlerini yapmadım", "plan done=some"), ("dengeyi atladım", "plan done=some")),
    ],
)
def test_balance_exercises_that_were_left_out_are_not_done(text: str, logged: str) -> None:
    assert told(text) == logged
