"""Words that ask for spinal flexion or a twist are found; words that warn of them are not."""

import pytest

from bot.content.spine import risky_english, risky_turkish


@pytest.mark.parametrize(
    "text",
    [
        "Touch your toes.",
        "Reach down to your ankles and breathe.",
        "Do ten sit-ups.",
        "Do a sit up.",
        "Ten crunches, slowly.",
        "Round your back like a cat.",
        "Curl up slowly.",
        "Roll down, bone by bone.",
        "Bend forward from the waist.",
        "Bend your upper body over.",
        "Lean over the worktop.",
        "Lean forward from your waist.",
        "Bring your chin to your chest.",
        "Twist to the left.",
        "Turn your upper body as far as you can.",
        "Rotate the trunk.",
        "Look over your shoulder.",
        "Do not hold your breath; bend forward.",
        "Don't stop, twist again.",
        "Do not forget to bend forward.",
        "Keep your feet still and twist.",
    ],
)
def test_english_that_asks_for_it_is_found(text: str) -> None:
    assert risky_english(text)


@pytest.mark.parametrize(
    "text",
    [
        "Do not round your back.",
        "Never bend forward.",
        "Don't twist.",
        "Keep your back straight, no sudden twists.",
        "Stand up without rounding your back.",
        "Sit up tall.",
        "Keep your back straight, lean forward from your hips and stand up slowly.",
        "Bend your elbows slowly towards the wall.",
        "Push your hips back.",
    ],
)
def test_english_that_warns_or_is_safe_passes(text: str) -> None:
    assert risky_english(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Öne eğilin.",
        "ÖNE DOĞRU EĞİLİN.",
        "Öne eğilerek yerden alın.",
        "Belinizden eğilin.",
        "On mekik çekin.",
        "Sırtınızı yuvarlayın.",
        "Sırtınızı kedi gibi kamburlaştırın.",
        "Gövdenizi sağa çevirin.",
        "Gövdenizi döndürün.",
        "Ayak parmaklarınıza dokunun.",
        "Parmak uçlarınıza uzanın.",
        "Arkanıza bakın.",
        "Çenenizi göğsünüze değdirin.",
    ],
)
def test_turkish_that_asks_for_it_is_found(text: str) -> None:
    assert risky_turkish(text)


@pytest.mark.parametrize(
    "text",
    [
        "Öne eğilmeyin.",
        "Öne eğilmeden yapın.",
        "Sırtınızı yuvarlamayın.",
        "Gövdenizi birden döndürmeyin.",
        "Tezgâhın üstüne eğilmeyin.",
        "Parmak uçlarınızda yükselin.",
        "Kalçanızdan hafifçe öne uzanıp yavaşça ayağa kalkın.",
        "Yüzünüzü tezgâha dönün.",
    ],
)
def test_turkish_that_warns_or_is_safe_passes(text: str) -> None:
    assert risky_turkish(text) is None
