"""What was planned, asked, refused, supposed, or done by somebody else logs nothing."""

import pytest

from tests.core.activities.told import told

NOTHING = [
    "I'll try the stairs tomorrow",
    "next week I start at the pool, 30 mins twice a week",
    "might go for a 20 minute walk when the rain stops",
    "tomorrow I walk, then stairs 10 times",
    "yarın 20 dk yürüyeceğim",
    "merdivenleri yarın denerim",
    "yağmur dinince 20 dk yürürüm belki",
    "do heel drops hurt your knees?",
    "how many heel drops today",
    "heel drops? 20",
    "should I walk, or 10 heel drops",
    "lastik çekme 2 set miydi",
    "20 dakika yürüsem yeter mi",
    "tek ayak kaç saniye olmalı",
    "no thanks I won't be doing tai chi",
    "no walk, feet bad",
    "yürüyüş yok ayaklarım şişti",
    "tai chi yapmayacağım",
    "I'd do the bridge if I could",
    "if my knee allows, 10 squats",
    "used to cycle 20 miles to work",
    "I danced every Saturday for thirty years",
    "my son ran 10 km on sunday",
    "my neighbour swims every day",
    "oğlum pazar günü 10 km koştu",
    "hello",
    "",
    "?",
    "thank you",
]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_is_logged(text: str) -> None:
    assert told(text) == ""


@pytest.mark.parametrize(
    ("text", "logged"),
    [
        ("no walk, feet bad. 2x6 band rows", "band_row sets=2 reps=6"),
        ("lastiği yapmadım ama sandalyeyi yaptım 2x8", "sit_to_stand sets=2 reps=8"),
        ("meant to do 20, did 12 chair stands", "sit_to_stand reps=12"),
        ("üç set yapacaktım iki set 8 yaptım otur kalk", "sit_to_stand sets=2 reps=8"),
        ("artık 15 otur kalk yapabiliyorum, iki set yaptım", "sit_to_stand sets=2 reps=15"),
        ("walked this morning, tomorrow 20 min", "brisk_walking"),
        ("walked 20 min, is that enough?", "brisk_walking minutes=20"),
        ("walked 20 min, will do the stairs tomorrow", "brisk_walking minutes=20"),
        ("did my walk, can I skip the stairs", "brisk_walking"),
        ("what a day, walked 20 min", "brisk_walking minutes=20"),
        ("if it rains I stay in, walked 20 min today", "brisk_walking minutes=20"),
        ("climbed to the fourth floor instead of taking the lift, 3 times", "stair_climbing reps=3"),
        ("asansöre binmedim dördüncü kata 3 kere çıktım", "stair_climbing reps=3"),
        ("tek ayakta 20 saniye durdum hiç sallanmadım", "single_leg_stance seconds=20"),
        ("30 min walk, stairs x5, not dizzy", "brisk_walking minutes=30; stair_climbing reps=5"),
        ("ten step ups, didn't trip once", "step_up reps=10"),
        ("walked with grandson 20 min, he was on his bike", "brisk_walking minutes=20"),
        ("torunla 20 dk yürüdük o bisikletteydi", "brisk_walking minutes=20"),
        ("my wife and I walked the dog 35 minutes", "brisk_walking minutes=35"),
        ("Mum did all of hers with the carer", "plan done=all"),
        ("Auntie did chair stands 6 times, she says tell the bot", "sit_to_stand reps=6"),
        ("carer here, she walked 10 minutes", "brisk_walking minutes=10"),
        ("Babam adına yazıyorum: yarım saat yürüdü", "brisk_walking minutes=30"),
        ("walked 20 min, but now a crushing feeling in my chest", "brisk_walking minutes=20"),
        ("after a 20 minute walk my back hurt", "brisk_walking minutes=20"),
    ],
)
def test_a_log_stays_a_log_beside_other_talk(text: str, logged: str) -> None:
    assert told(text) == logged
