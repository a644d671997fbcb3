"""One page with everything, in one language, complete in itself: no script, no picture, no network."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from bot.content.load import Content
from bot.content.rules_schema import RuleEntry
from bot.content.text import Text
from bot.content.words import Words, words_for
from bot.core.catalogue import RUNGS
from bot.core.progression import DROPS
from bot.handbook import cards, effects, facts, names, questionnaire, triage
from bot.handbook.numbers import numbers_table
from bot.handbook.speech import Say, speech

OURS = "sign_off"  # the source of whatever is our own proposal

environment = Environment(
    loader=PackageLoader("bot.handbook"),
    autoescape=select_autoescape(default=True),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def page(content: Content, language: str) -> str:
    """The handbook in one of the LANGUAGES, as HTML that is also well-formed XML."""
    _ = words_for(language)
    return environment.get_template("handbook.html").render(context(_, content))


def context(_: Words, content: Content) -> Mapping[str, Any]:
    """What the templates draw, every text of it in words."""
    say = speech(_, content)
    return {
        "_": _,
        "say": say,
        "content": content,
        "files": tuple(_files(_, content)),
        "proposals": _proposals(_, content),
        "questions": tuple(questionnaire.safety_questions(_, say, content)),
        "equipment_questions": tuple(questionnaire.equipment_questions(_, say, content)),
        "later_questions": tuple(questionnaire.later_questions(say, content)),
        "check_in": questionnaire.check_in(say, content),
        "fact_grids": tuple(facts.fact_grids(_)),
        "clearance_grid": facts.clearance_grid(_),
        "chapters": _chapters(_, say, content),
        "effects_grid": effects.effects_grid(_, content.catalogue),
        "resting": tuple(effects.resting(_, content.catalogue, names.places(_))),
        "numbers": numbers_table(_, content),
        "slots": tuple(cards.cards(_, content)),
        "activities": tuple(_activities(_, say, content)),
        "signs": triage.sign_rows(_, say, content),
        "symptom_questions": tuple(triage.question_rows(_, say, content)),
        "outcome_of": {rule: triage.rule_outcome(_, rule) for rule in content.rules.triage},
        "helper_texts": tuple((say(Text(each.text, each.context)), say(each.helper)) for each in content.helper.texts),
        "sources": content.sources.sources,
    }


def _files(_: Words, content: Content) -> Iterator[tuple[str, str]]:
    """Every file of the content with its state: who signed it and when, or that it waits."""
    for name, review in content.reviews.items():
        yield name, "" if review == "pending" else review


def _proposals(_: Words, content: Content) -> Mapping[str, tuple[str, ...]]:
    """What rests on nothing but our own proposal: rules by id, exercises by name."""
    entries = [(id, rule) for chapter in content.rules.chapters().values() for id, rule in chapter.items()]
    exercises = content.catalogue.exercises.values()
    return {
        "rules": tuple(id for id, rule in entries if set(rule.sources) == {OURS}),
        "exercises": tuple(_(exercise.name) for exercise in exercises if set(exercise.sources) == {OURS}),
    }


def _chapters(_: Words, say: Say, content: Content) -> Mapping[str, tuple[tuple[str, str, str, RuleEntry], ...]]:
    """The rules by chapter: id, when, what follows, and the entry itself."""
    effects_of_drops = {drop.id: _down(_, drop.rungs) for drop in DROPS}
    return {
        name: tuple(
            (id, say(rule.when), say(rule.effect) if rule.effect else effects_of_drops.get(id, ""), rule)
            for id, rule in chapter.items()
        )
        for name, chapter in content.rules.chapters().items()
    }


def _down(_: Words, rungs: int) -> str:
    if rungs >= RUNGS:
        return _("Down to the lowest rung.")
    return _.plural("{n} rung down.", "{n} rungs down.", rungs)


def _activities(_: Words, say: Say, content: Content) -> Iterator[tuple[str, str, str]]:
    """Name, what it counts towards, and what is said the first time."""
    for activity in content.catalogue.activities.values():
        counts = ", ".join(name for id, name in names.counts(_).items() if id in activity.counts)
        yield say(activity.name), counts or _("activity only"), say(activity.told) if activity.told else ""
