"""Words that ask for spinal flexion or a twist are found; words that warn of them, or move the hips, are not."""

import pytest

from bot.content.spine_words import risky_english, risky_turkish

ENGLISH = """
Touch your toes.
Reach down to your toes.
Reach down to your ankles and breathe.
Reach for the floor with both hands.
Slowly reach forwards.
Touch the floor.
Touch the floor with your fingertips.
Bring your hands down to touch the ground.
Pick a towel up from the floor.
Do ten sit-ups.
Do a sit up.
Ten crunches, slowly.
Lift your head and shoulders off the bed.
Round your back like a cat.
Sit with a round back.
Do the cat stretch.
Bow your head.
Bow down slowly.
Stoop a little.
Curl up slowly.
Roll down, bone by bone.
Fold yourself forwards.
Double over.
Bend forward from the waist.
Bend at the waist.
Bend your upper body over.
Lean over the worktop.
Lean forward from your waist.
Lean as far forward as you can.
Lean slowly forward.
Hang forwards over the chair.
Bring your chin to your chest.
Curl your chin to your chest.
Tuck your chin down onto the chest.
Bring your head slowly towards your knees.
Bring your nose to your knee.
Pull your knees up to your chest.
Bring your chest down to your knees.
Twist to the left.
Turn your upper body as far as you can.
Turn to the left as far as you can.
Swing round to look behind.
Swing your torso from left to right.
Spin around on one foot.
Turn from side to side.
Rotate the trunk.
Rotate your shoulders from the waist.
Look over your shoulder.
Look over your left shoulder.
Turn to look behind you.
Wring the towel.
Do not hold your breath; bend forward.
Do not hurry as you bend forward.
Don't stop, twist again.
Do not forget to bend forward.
Do not be afraid to twist.
Keep your feet still and twist.
Never stand still, but bend forward.
""".strip().splitlines()

ENGLISH_SAFE = """
Do not round your back.
Do not bend forward.
Never bend forward.
Don't twist.
Avoid bending forward with a round back.
Do not lift your leg so high that you lean over.
Keep your back straight, no sudden twists.
Stand up without rounding your back.
Stand up without bending over at the waist.
Sit up tall.
Lean forward from your hips.
Lean a little forward from your hips.
Keep your back straight, lean forward from your hips and stand up slowly.
Bend your elbows slowly towards the wall.
Bend your knees slowly and only a little.
Push your hips back.
Lift one foot just off the floor.
Step from side to side, then forwards and back.
Turn round slowly with small steps, holding on.
Let your heels touch the floor gently.
Put one foot in front.
Do not look behind you as you step.
Do not spin round.
Roll onto your side.
Let your arms hang, palms to the front.
Put both hands flat on the wall at the height of your shoulders.
""".strip().splitlines()

TURKISH = """
Öne eğilin.
ÖNE DOĞRU EĞİLİN.
Öne eğilerek yerden alın.
Yere doğru eğilin.
Aşağıya doğru eğilin.
Belinizden eğilin.
Dizlerinize doğru eğilip bekleyin.
Öne eğilebildiğiniz kadar eğilin.
Öne eğilmeyi unutmayın.
Öne doğru katlanın.
İkiye katlanın.
İki büklüm olun.
Öne doğru yavaşça kapanın.
Öne doğru sarkın.
Öne doğru uzanın.
On mekik çekin.
Başınızı ve omuzlarınızı yataktan kaldırın.
Sırtınızı yuvarlayın.
Sırtınızı kedi gibi kamburlaştırın.
Kamburunuzu çıkarın.
Gövdenizi öne katlayın.
Gövdenizi öne eğin.
Başınızı öne doğru eğin.
Belinizi bükün.
Gövdenizi sağa çevirin.
Belinizi çevirin.
Belinizi sağa sola çevirin.
Belinizden sağa dönün.
Gövdenizi döndürün.
Üst bedeninizi sola döndürün.
Kollarınızla birlikte gövdenizi savurun.
Sağa sola dönün.
Beliniz burulsun.
Ayak parmaklarınıza dokunun.
Ayaklarınıza uzanın.
Ellerinizle ayak bileklerinize erişmeye çalışın.
Parmak uçlarınıza uzanın.
Ellerinizi yere değdirin.
Yere dokunun.
Yerden havluyu alın.
Arkanıza bakın.
Arkanıza dönün.
Geriye dönüp bakın.
Omzunuzun üstünden bakın.
Çenenizi göğsünüze değdirin.
Çenenizi yavaşça göğsünüze doğru indirin.
Başınızı dizinize yaklaştırın.
Alnınızı dizlerinize koyun.
Dizlerinizi göğsünüze çekin.
""".strip().splitlines()

TURKISH_SAFE = """
Öne eğilmeyin.
Öne eğilmeden yapın.
Öne doğru eğilmekten kaçının.
Öne doğru katlanmayın.
Belinizi bükmeyin, çevirmeyin.
Başınızı dizinize yaklaştırmayın.
Yere dokunmayın.
Sırtınızı yuvarlamayın.
Sırtınızı kamburlaştırmadan doğrulun.
Gövdenizi birden döndürmeyin.
Tezgâhın üstüne eğilmeyin.
Adım atarken arkanıza bakmayın.
Parmak uçlarınızda yükselin.
Kalçanızdan hafifçe öne uzanıp yavaşça ayağa kalkın.
Kalçanızdan hafifçe öne eğilin.
Yüzünüzü tezgâha dönün.
Sırtınızı duvara dönün.
Küçük adımlarla yavaşça dönün.
Bir ayağınızı yerden biraz kaldırın.
Önce ayak ucunuz, sonra topuğunuz yere değsin.
Dizlerinizi yavaşça, yalnızca biraz bükün.
Bacağınızı öne uzatın.
Başınızı öne uzatmayın.
Vücudunuz eğik, dümdüz bir çizgi olsun.
Bant belirgin biçimde gerilince bileğinizi çevirin.
Yan dönün, bacaklarınızı yataktan sarkıtın.
Belinizi burkmayın.
""".strip().splitlines()


@pytest.mark.parametrize("text", ENGLISH)
def test_english_that_asks_for_it_is_found(text: str) -> None:
    assert risky_english(text)


@pytest.mark.parametrize("text", ENGLISH_SAFE)
def test_english_that_warns_or_is_safe_passes(text: str) -> None:
    assert risky_english(text) is None


@pytest.mark.parametrize("text", TURKISH)
def test_turkish_that_asks_for_it_is_found(text: str) -> None:
    assert risky_turkish(text)


@pytest.mark.parametrize("text", TURKISH_SAFE)
def test_turkish_that_warns_or_is_safe_passes(text: str) -> None:
    assert risky_turkish(text) is None
