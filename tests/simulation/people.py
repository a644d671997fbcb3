"""Made-up patients: what they answer, and what they do on a day. All choices come from one seeded `Random`."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

from sqlalchemy import select

from bot.storage.tables import plan_items, plans
from tests.simulation.world import Phone
from tests.usecases.scene import Shown

ZONES = ("Europe/Istanbul", "Europe/London", "Europe/Berlin", "America/New_York", "Australia/Sydney")
HOURS = ("0800", "0900", "1000", "1300", "1700", "2000")
WORDS = ("thank you", "what lovely weather", "ağrım yok", "my knee", "başım döndü", "yes", "Today", "Haftam", "👍")
ASKED = ("q", "agreed", "helped", "tick", "readback", "have", "worktop", "catch_up", "later", "reason", "posture")
STAYS, COMES_BACK = timedelta(days=3), 0.03
ROUTINE = {"today": 3, "log": 8, "feel": 4, "part": 3, "skip": 2, "week": 1, "stale": 2, "words": 1, "finish": 4}
PROFILES: dict[str, dict[str, int]] = {
    "diligent": {"log": 20, "feel": 8},
    "now and then": {"part": 8, "skip": 5},
    "aching": {"symptom": 2, "ache": 6, "end": 4, "before": 3},
    "worse again": {"worse_again": 6, "end": 12},
    "unsteady": {"fell": 3, "end": 3, "wobbly": 6},
    "restless": {"hour": 3, "days": 3, "zone_changes": 2, "language": 2, "change": 2},
    "away": {"block": 2, "unblock": 4, "stop": 2, "start": 4, "pause": 3, "back": 4},
    "silent": {"today": 0, "log": 1},
    "gone": {"today": 1},
}


@dataclass
class Patient:
    """`done`: what they told the bot they did, by day, as far as the bot has told them that it wrote it down.

    `unseen`: days of which they told it something, but had blocked the bot before it answered.
    """

    phone: Phone
    random: Random
    profile: str
    zone: str
    done: dict[date, dict[str, Any]] = field(default_factory=dict)
    unseen: set[date] = field(default_factory=set)
    away: bool = False

    def __post_init__(self) -> None:
        self.acts = ROUTINE | {"end": 1, "unblock": 1, "start": 1, "before": 1} | PROFILES[self.profile]
        self.phone.on_reply = self.answered
        self.since = self.phone.now

    # -- arriving --------------------------------------------------------------------------------------------------

    async def arrive(self) -> None:
        await self.phone.write("/start")
        for data in ("begin", "consent:yes", self.random.choice(["who:self", "who:helper"])):
            await self.phone.push(data)
        await self.finish(careless=0.1)
        if self.zone != ZONES[0]:
            await self.phone.write("/settings")
            await self.push("set:clock")
            await self.push(f"zone:{self.zone}")

    async def finish(self, careless: float = 0.2) -> None:
        """Answer whatever is asked, mostly the last answer, until nothing is."""
        for _ in range(14):
            shown = self.phone.chat[-1].buttons.values()
            asked = [each for each in shown if each.split(":")[0] in ASKED]
            asked = [each for each in asked if not each.endswith((":back", ":change", "agreed:no"))]
            if not asked:
                return
            if asked[0].startswith("tick:"):
                await self.push(self.random.choice(asked))
                await self.push("ticked")
            else:
                await self.push(self.random.choice(asked) if self.random.random() < careless else asked[-1])

    # -- a day -----------------------------------------------------------------------------------------------------

    async def act(self) -> None:
        """One thing that this person would do now."""
        names = [name for name, weight in self.acts.items() if weight]
        name = self.random.choices(names, [self.acts[each] for each in names])[0]
        if self.away and name not in ("unblock", "start"):
            return
        if self.profile == "gone" and self.phone.now > self.since + STAYS and self.random.random() > COMES_BACK:
            return
        await getattr(self, name)()

    async def push(self, data: str) -> None:
        if any(each == data for _, each in self.phone.ever):
            await self.phone.push(data)

    async def push_any(self, prefix: str) -> None:
        if found := self.phone.newest(prefix):
            await self.push(self.random.choice(found))

    async def today(self) -> None:
        await self.phone.write(self.random.choice(["/today", "Today", "Bugün"]))

    async def week(self) -> None:
        await self.phone.write("My week")

    async def words(self) -> None:
        await self.phone.write(self.random.choice(WORDS))

    async def stale(self) -> None:
        """Any old button, twice; ticks and logs have a model of their own."""
        own = ("did:", "logged:", "done:", "skip:", "language:")
        every = [(data, shown) for (_, data), shown in self.phone.ever.items() if not data.startswith(own)]
        data, shown = self.random.choice(every)
        for _ in range(2):
            await self.phone.press(shown, data)

    # -- what was done ---------------------------------------------------------------------------------------------

    async def log(self) -> None:
        if found := self.phone.newest("done:"):
            for _ in range(self.random.choice([1, 1, 2])):
                await self.push(found[0])

    async def part(self) -> None:
        """Some of it, tick by tick."""
        await self.push_any("some:")
        lines = self.phone.newest("did:")
        for line in self.random.sample(lines, len(lines) // 2):
            await self.push(line)
        await self.push_any("logged:")

    async def skip(self) -> None:
        await self.push_any("some:")
        await self.push_any("skip:")

    async def feel(self) -> None:
        await self.push_any("feel:")

    async def wobbly(self) -> None:
        await self.log()
        for data in self.phone.newest("feel:"):
            if data.endswith(":wobbly"):
                await self.push(data)

    async def answered(self, data: str, pressed: Shown, replies: Sequence[Shown]) -> None:
        """What the bot says that it wrote down is done, and nothing else."""
        kind, _, rest = data.partition(":")
        if kind not in ("done", "logged", "skip"):
            return
        day, items = await self._plan(int(rest))
        if self.phone.blocks:
            self.unseen.add(day)
        noted = any(each.startswith("feel:") for reply in replies for each in reply.buttons.values())
        if kind == "done" and noted:
            self.done[day] = items
        elif kind == "logged" and noted:
            ticked = {each.split(":")[2] for text, each in pressed.buttons.items() if text.startswith("✓")}
            self.done[day] = {name: item for name, item in items.items() if name in ticked}
        elif kind == "skip" and not self.phone.toast and not self.phone.shown(pressed.id).buttons:
            self.done[day] = {}

    async def _plan(self, number: int) -> tuple[date, dict[str, Any]]:
        day = select(plans.c.date).where(plans.c.id == number)
        items = select(plan_items).where(plan_items.c.plan_id == number)
        rows = await self.phone.database.run(lambda tx: (tx.execute(day).scalar_one(), tx.execute(items).all()))
        return rows[0], {row.exercise: row for row in rows[1]}

    # -- what goes wrong -------------------------------------------------------------------------------------------

    async def symptom(self) -> None:
        """Through the questions, sometimes only half of the way, which leaves one open."""
        await self.push_any("sym:open")
        for _ in range(self.random.randint(1, 9)):
            await self.push_any("sym:a:")

    async def ache(self) -> None:
        """A mild one that came with an exercise, which then rests."""
        if sore := self.phone.newest("sym:open"):
            await self.push(sore[0])
            for data in ("what:pain", "where:elsewhere", "kind:sore", f"strength:{self.random.randint(0, 4)}"):
                await self.push(f"sym:a:{data}")
            await self.push_any("sym:before:")

    async def worse_again(self) -> None:
        """A new sign is ticked, whatever a doctor said about the one before."""
        await self.push_any("readback:change")
        await self.push("change:q4")
        await self.push("q:q4:yes")
        await self.push_any("tick:")
        await self.push("ticked")
        await self.finish(careless=0)

    async def fell(self) -> None:
        await self.push_any(self.random.choice(["sym:fell", "fell:no"]))
        await self.symptom()

    async def before(self) -> None:
        """After which exercise it came; or that it was a mistake."""
        await self.push_any(self.random.choice(["sym:before:", "sym:record:", "sym:worse:", "sym:mistake:"]))

    async def end(self) -> None:
        """A doctor's word, as it is asked for."""
        await self.push_any("hold:asked")
        for prefix in ("hold:word:", "hold:who:", "hold:when:", "hold:sure:"):
            await self.push_any(prefix)

    # -- what changes ----------------------------------------------------------------------------------------------

    async def hour(self) -> None:
        await self._setting("set:hour")
        await self.push(f"hour:{self.random.choice(HOURS)}")

    async def days(self) -> None:
        await self._setting("set:days")
        for data in self.phone.newest(f"off:{self.random.randint(0, 6)}:"):
            await self.push(data)
        await self.push("off:done")

    async def zone_changes(self) -> None:
        await self._setting("set:clock")
        await self.push_any("zone:")

    async def language(self) -> None:
        await self._setting("set:language")
        await self.push_any("language:")

    async def _setting(self, data: str) -> None:
        await self.phone.write("/settings")
        await self.push(data)

    async def change(self) -> None:
        """One of the six answers is given anew."""
        await self.push_any("readback:change")
        await self.push_any("change:")
        await self.finish(careless=0.5)

    async def block(self) -> None:
        """Telegram tells the bot at once, or with its next message."""
        if self.random.random() < 0.5:
            await self.phone.membership("kicked")
        self.phone.blocks = self.away = True

    async def unblock(self) -> None:
        if self.away and self.phone.blocks:
            await self.phone.membership("member")
            self.away = False

    async def stop(self) -> None:
        await self.phone.write("/stop")
        await self.push("stop:yes")

    async def pause(self) -> None:
        """Away for some days or until they say so, ill, in hospital; sometimes only looking."""
        await self.phone.write(self.random.choice(["/pause", "Ara ver"]))
        for prefix in ("pause:change", "pause:kind:", "pause:for:"):
            await self.push_any(prefix)

    async def back(self) -> None:
        """Or not yet; and what is new, if that is asked."""
        await self.push_any(self.random.choice(["pause:end", "pause:end", "pause:wait", "pause:show"]))
        if self.random.random() < 0.7:
            await self.push_any("catch_up:")
            await self.finish(careless=0.1)

    async def start(self) -> None:
        if not self.phone.blocks:
            await self.phone.write("/start")
