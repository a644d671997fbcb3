"""What triage may not fall below: shares of messages, measured on those that were never learnt from."""

MISSES = 0.01  # at most: emergencies and referrals that pass as nothing
OUTRIGHT = 0.85  # at least: emergencies that are called so at once
FALSE_ALARMS = 0.06  # at most: harmless messages with any level
QUESTIONS = 0.30  # at most: harmless messages that are asked about
TAKEN_BACK = 0.02  # at most: symptoms that pass as nothing once they are said a little differently
