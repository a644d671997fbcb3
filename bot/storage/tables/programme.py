"""A patient's programme: answers, plans with the rules behind every item, what was done, what hurt, and holds."""

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    SmallInteger,
    String,
    Table,
    Time,
    UniqueConstraint,
    text,
)

from bot.storage.tables.base import Key, Moment, Sealed, metadata

patients = Table(
    "patients",
    metadata,
    Column("person_id", BigInteger, ForeignKey("people.id"), primary_key=True, autoincrement=False),
    Column("bot_id", BigInteger, nullable=False),
    Column("exerciser", String(8), nullable=False),  # self, helper; empty until they have said
    Column("first_day", Date),  # of the first plan; the programme has begun
    Column("reminder_time", Time, nullable=False),
    Column("days_off", JSON, nullable=False),  # 0 is Monday
    Column("reminded_on", Date),  # the last local day whose reminder was sent or skipped
    Column("summarised_on", Date),  # the last Sunday whose summary was sent or skipped
    Column("short_on", Date),  # the last day made short
    Column("own_word", Boolean, nullable=False),  # the last hold was ended by the patient's own word (care rules §4)
    # The present pause, or the last one, in the patient's local days.
    Column("pause_kind", String(8)),  # away, ill, hospital
    Column("paused_on", Date),  # its first day
    Column("paused_until", Date),  # its last day; empty: until they say so
    Column("pause_asked_on", Date),  # when they were last asked whether they are back
    Column("ill_until", Date),  # the last day of the last illness
    Column("catch_up_since", Date),  # since when it has to be asked what is new (care rules §1); empty: it need not be
    Column("review_asked_on", Date),  # when the three-monthly question was first asked; empty: it is not open
    Column("checked_on", Date),  # when height and posture were last asked about (care rules §6)
    Column("helped_name", Sealed),  # whom a helper writes for
    Column("reason", Sealed),  # what they would love to do easily, in their own words
    Column("reason_asked_on", Date),
    Column("pictures", Boolean, nullable=False, server_default=text("true")),  # whether they want any
    Column("habit", String(16)),  # an everyday moment to hang a balance exercise on
    Column("nudge", Boolean, nullable=False, server_default=text("false")),  # whether they want a word in the evening
    Column("nudged_on", Date),  # the last local day whose evening word was sent or skipped
    # Silence: any tap or message ends it.
    Column("heard_on", Date),  # the last local day on which anything came from them
    Column("silence", SmallInteger, nullable=False, server_default="0"),  # how far core.silence has gone
    Column("appointment_on", Date),  # on a hold: when they see somebody
    Column("summary_time", Time, nullable=False, server_default="18:00:00"),  # on Sundays, to them and their family
    Column("clearance", String(8)),  # by confirmed answers: hold, advised, clear
    # Who they are in the clinic's records, once staff have said so.
    Column("record_name", Sealed),
    Column("record", Sealed),  # their number there
    Column("matched_at", Moment),
    Column("family_on", Date),  # the last Sunday whose week was shared; empty: with nobody
)

measurements = Table(
    "measurements",
    metadata,
    Column("id", Key, primary_key=True),
    Column("bot_id", BigInteger, nullable=False),
    Column("patient_id", BigInteger, ForeignKey("people.id"), nullable=False),
    Column("kind", String(8), nullable=False),  # height in millimetres; posture: 1 where the head reaches the wall
    Column("value", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    Index("ix_measurements_patient", "patient_id", "id"),
)

answers = Table(
    "answers",
    metadata,
    Column("id", Key, primary_key=True),
    Column("bot_id", BigInteger, nullable=False),
    Column("patient_id", BigInteger, ForeignKey("people.id"), nullable=False),
    Column("field", String(24), nullable=False),  # care rules §1; the newest row of a field counts
    Column("value", JSON),
    Column("answered_at", Moment, nullable=False),
    Index("ix_answers_patient", "patient_id", "id"),
)

plans = Table(
    "plans",
    metadata,
    Column("id", Key, primary_key=True),
    Column("bot_id", BigInteger, nullable=False),
    Column("patient_id", BigInteger, ForeignKey("people.id"), nullable=False),
    Column("date", Date, nullable=False),
    Column("version", SmallInteger, nullable=False),  # a day is planned again when the answers changed
    Column("session_minutes", Integer, nullable=False),
    Column("notes", JSON, nullable=False),
    Column("content_version", String(16), nullable=False),
    Column("created_at", Moment, nullable=False),
    UniqueConstraint("patient_id", "date", "version"),
)

plan_items = Table(
    "plan_items",
    metadata,
    Column("id", Key, primary_key=True),
    Column("bot_id", BigInteger, nullable=False),
    Column("plan_id", BigInteger, ForeignKey("plans.id"), nullable=False),
    Column("position", SmallInteger, nullable=False),
    Column("exercise", String(40), nullable=False),
    Column("category", String(20), nullable=False),
    Column("group", String(12)),
    Column("impact", String(10), nullable=False),
    Column("support", String(12)),
    Column("sets", Integer),
    Column("reps", Integer),
    Column("seconds", Integer),
    Column("minutes", Integer),
    Column("impacts", Integer),
    Column("rung", SmallInteger, nullable=False),
    Column("rules", JSON, nullable=False),  # care rule ids behind this item
    UniqueConstraint("plan_id", "position"),
)

logs = Table(
    "logs",
    metadata,
    Column("id", Key, primary_key=True),
    Column("bot_id", BigInteger, nullable=False),
    Column("patient_id", BigInteger, ForeignKey("people.id"), nullable=False),
    Column("date", Date, nullable=False),
    Column("exercise", String(40), nullable=False),
    Column("source", String(40), nullable=False),  # plan, or what tells free reports of one exercise apart
    Column("plan_id", BigInteger, ForeignKey("plans.id")),  # the plan that it fulfils; empty where it does not
    Column("message_id", BigInteger),  # of the words that told it: edited, they replace it
    Column("minutes", Integer),
    Column("sets", Integer),
    Column("reps", Integer),
    Column("seconds", Integer),
    Column("impacts", Integer),
    Column("logged_at", Moment, nullable=False),
    # What was planned counts once a day, however often it is tapped or planned again; what was told, once.
    UniqueConstraint("patient_id", "date", "exercise", "source"),
    # The minutes of everybody, week by week (storage.clinic_numbers).
    Index("ix_logs_minutes", "bot_id", "date", postgresql_where=text("minutes > 0"), sqlite_where=text("minutes > 0")),
)

feels = Table(
    "feels",
    metadata,
    Column("plan_id", BigInteger, ForeignKey("plans.id"), primary_key=True, autoincrement=False),
    Column("bot_id", BigInteger, nullable=False),
    Column("patient_id", BigInteger, ForeignKey("people.id"), nullable=False, index=True),
    Column("feel", String(8), nullable=False),  # easy, right, hard, wobbly
    Column("at", Moment, nullable=False),
)

reports = Table(
    "reports",
    metadata,
    Column("id", Key, primary_key=True),
    Column("bot_id", BigInteger, nullable=False),
    Column("patient_id", BigInteger, ForeignKey("people.id"), nullable=False),
    Column("rule", String(4), nullable=False),  # care rules §6, T1 to T9
    Column("level", String(10), nullable=False),
    Column("urgency", String(12)),  # of a referral: same_day, within_days
    Column("signs", JSON, nullable=False),
    Column("exercise", String(40)),  # after which it came, as far as known
    Column("details", Sealed, nullable=False),  # the taps, as JSON
    Column("at", Moment, nullable=False),
    Column("withdrawn_at", Moment),  # stays visible to staff
    Index("ix_reports_patient", "patient_id", "id"),
)

holds = Table(
    "holds",
    metadata,
    Column("id", Key, primary_key=True),
    Column("bot_id", BigInteger, nullable=False),
    Column("patient_id", BigInteger, ForeignKey("people.id"), nullable=False),
    Column("rule", String(4), nullable=False),  # C1 to C4, T1 to T8
    Column("report_id", BigInteger, ForeignKey("reports.id")),
    Column("opened_at", Moment, nullable=False),
    Column("checked_at", Moment),  # when the patient was last asked about it
    Column("ended_at", Moment),
    Column("ended_by", String(12)),  # patient, clinic, withdrawn
    Column("word", String(12)),  # yes, with_limits
    Column("until", Date),  # the clinic wants to look again on this day
    Column("cleared_by", Sealed),  # who said so and when, in the patient's words
    Index(
        "ix_holds_open",
        "patient_id",
        postgresql_where=text("ended_at IS NULL"),
        sqlite_where=text("ended_at IS NULL"),
    ),
)

places = Table(
    "places",
    metadata,
    Column("patient_id", BigInteger, ForeignKey("people.id"), primary_key=True, autoincrement=False),
    Column("exercise", String(40), primary_key=True),
    Column("since", Date, primary_key=True),  # the newest row counts; the older ones tell how it came to it
    Column("bot_id", BigInteger, nullable=False),
    Column("rung", SmallInteger, nullable=False),
    Column("risen", Date),  # when it last went up
)

blocks = Table(
    "blocks",
    metadata,
    Column("patient_id", BigInteger, ForeignKey("people.id"), primary_key=True, autoincrement=False),
    Column("slot", String(20), primary_key=True),
    Column("since", Date, primary_key=True),  # the newest row counts
    Column("bot_id", BigInteger, nullable=False),
    Column("exercise", String(40), nullable=False),
    Column("number", SmallInteger, nullable=False),  # the first block of a slot is 0
)
