"""Learn the second opinion from the labelled messages: `make train` writes the two models anew.

1. The lexicon was written while looking at these messages, so on them it does better than on unseen ones. Therefore
   each message is learnt twice, with what the lexicon heard and without: the model must not lean on it too much.
2. Needs the packages of the dependency group `training` (scikit-learn); the bot itself needs none of them.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Sequence
from math import log, sqrt

import numpy
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from bot.content.lexicon.load import FOLDER, load_lexicon
from bot.content.lexicon.model_file import write_model
from bot.content.lexicon.understanding import NAMING, OPINION, load_vocabulary
from bot.core.language.reading import read
from bot.core.language.vocabulary import Vocabulary
from bot.core.triage.contexts import hear
from bot.core.triage.features import features, unaware
from bot.core.triage.lexicon import Lexicon
from bot.core.triage.opinion import NOTHING, Opinion, number_of
from bot.core.triage.signs import RULE_OF, rules_of
from corpus.messages import Message, symptoms

REGULARISATION = 20.0
MOST = 127  # a weight is kept in one byte
Blocks = Sequence[frozenset[str]]


def outcome_of(message: Message) -> str:
    """What the model should say: the gravest rule that fits the level that a person gave."""
    fixed = {"none": NOTHING, "emergency": "T1", "caution": "T7"}.get(message.level or "")
    fitting = [rule for rule in rules_of(each for each in message.signs if each in RULE_OF) if rule not in ("T1", "T7")]
    return fixed or (fitting[0] if fitting else "T2")


def main() -> None:
    """Write both models."""
    messages, lexicon, vocabulary = symptoms(), load_lexicon(), load_vocabulary()
    blocks = [blocks_of(message, lexicon, vocabulary) for message in messages]
    write_model(opinion_from(blocks, messages), FOLDER / OPINION)
    write_model(naming_from(blocks, messages), FOLDER / NAMING)


def blocks_of(message: Message, lexicon: Lexicon, vocabulary: Vocabulary) -> Blocks:
    """The message's features."""
    reading = read(message.text, lexicon.breaking)
    return features(reading, hear(reading, lexicon), vocabulary)


def opinion_from(blocks: Sequence[Blocks], messages: Sequence[Message]) -> Opinion:
    """Nothing, or the rule of the gravest sign."""
    outcomes = [outcome_of(message) for message in messages]
    return learn([*blocks, *map(unaware, blocks)], [*outcomes, *outcomes])


def naming_from(blocks: Sequence[Blocks], messages: Sequence[Message]) -> Opinion:
    """Which sign it is, from the messages that tell of one: those with several stand for each of them."""
    told = [
        (unaware(every), sign)
        for every, message in zip(blocks, messages, strict=True)
        for sign in message.signs
        if RULE_OF.get(sign) == outcome_of(message)
    ]
    return learn([every for every, _ in told], [sign for _, sign in told], least=4)


def learn(blocks: Sequence[Blocks], outcomes: Sequence[str], *, least: int = 2) -> Opinion:
    """The model that fits these messages best; `least`: messages a feature must occur in to be kept."""
    seen = Counter(number_of(feature) for message in blocks for block in message for feature in block)
    numbers = sorted(number for number, times in seen.items() if times >= least)
    places = {number: place for place, number in enumerate(numbers)}
    rarity = numpy.array([1 + log((1 + len(blocks)) / (1 + seen[number])) for number in numbers])
    rarity_scale = float(rarity.max()) / 255
    rarity_bytes = numpy.round(rarity / rarity_scale).astype(numpy.uint8)
    matrix = _matrix(blocks, places, rarity_bytes * rarity_scale)
    model = LogisticRegression(C=REGULARISATION, max_iter=400).fit(matrix, list(outcomes))
    weights = model.coef_
    scale = float(numpy.abs(weights).max()) / MOST
    rounded = numpy.round(weights / scale).astype(numpy.int8)
    return Opinion(
        tuple(model.classes_),
        array("I", numbers),
        array("B", rarity_bytes.tobytes()),
        tuple(array("b", row.tobytes()) for row in rounded),
        tuple(map(float, model.intercept_)),
        scale,
    )


def _matrix(blocks: Sequence[Blocks], places: dict[int, int], rarity: numpy.ndarray) -> csr_matrix:
    columns: list[int] = []
    values: list[float] = []
    starts = [0]
    for message in blocks:
        for block in message:
            known = [places[number] for number in map(number_of, sorted(block)) if number in places]
            length = sqrt(sum(rarity[place] ** 2 for place in known))
            columns += known
            values += [rarity[place] / length for place in known]
        starts.append(len(columns))
    return csr_matrix((values, columns, starts), shape=(len(blocks), len(places)))


if __name__ == "__main__":
    main()
