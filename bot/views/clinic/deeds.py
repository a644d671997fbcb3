"""What staff did, in words: a sentence for each action that the record may hold of them."""

from collections.abc import Mapping

from bot.content.words import Words
from bot.core.access import Action
from bot.core.auditing import Entry


def right(_: Words, action: str) -> str:
    """What a right is about."""
    return {
        str(Action.ACT_ON_CASES): _("Cases"),
        str(Action.SEE_PATIENTS): _("Patients"),
        str(Action.SET_LIMITS): _("What a patient may do"),
        str(Action.INVITE_PATIENTS): _("Invite a patient"),
        str(Action.EXPORT_PATIENTS): _("Tables to take along"),
        str(Action.SEE_CLINIC): _("The clinic today"),
        str(Action.BROADCAST): _("Broadcast"),
        str(Action.APPROVE_URGENT): _("Allow a broadcast at night"),
        str(Action.MANAGE_STAFF): _("Staff"),
        str(Action.SET_CLINIC): _("On call"),
        str(Action.READ_AUDIT): _("Audit"),
    }.get(action, action)


def deed(_: Words, entry: Entry, names: Mapping[int, str]) -> str:
    """One sentence, without a full stop. `names`: of the staff, by person."""
    who = called(_, entry.person_id, names)
    detail = (entry.detail or "").partition(" ")[0]
    values = {"who": who, "patient": f"P{entry.about}", "right": right(_, detail), "number": detail}
    said = sentences(_, values | {"member": called(_, entry.about, names)})
    return said.get(entry.action) or _("{who} did something: {action}", who=who, action=entry.action)


def called(_: Words, person_id: int | None, names: Mapping[int, str]) -> str:
    if person_id is None:
        return _("The operator")
    return names.get(person_id) or _("a former member (No. {number})", number=str(person_id))


def sentences(_: Words, values: Mapping[str, str]) -> dict[str, str]:
    groups = (_of_rights, _of_patients, _of_cases, _of_staff, _of_broadcasts)
    return {action: said for group in groups for action, said in group(_, values).items()}


def _of_rights(_: Words, values: Mapping[str, str]) -> dict[str, str]:
    return {
        "used": _("{who} was here: {right}", **values),
        "refused": _("{who} was refused: {right}", **values),
        "audit_read": _("{who} read this record", **values),
        "searched": _("{who} searched for a patient", **values),
        "list_read": _("{who} looked at a list of patients", **values),
        "tables_exported": _("{who} took the tables of the clinic along", **values),
    }


def _of_patients(_: Words, values: Mapping[str, str]) -> dict[str, str]:
    return {
        "read": _("{who} saw data of {patient}", **values),
        "listed": _("{who} saw {patient} in a list", **values),
        "taken_along": _("{who} took data of {patient} along in a table", **values),
        "card_read": _("{who} read the card of {patient}", **values),
        "weeks_read": _("{who} looked at the weeks of {patient}", **values),
        "plan_read": _("{who} looked at the plan of {patient}", **values),
        "patient_invited": _("{who} invited a patient", **values),
        "patient_invitation_revoked": _("{who} took back the invitation of a patient", **values),
        "matched": _("{who} confirmed who {patient} is", **values),
        "match_refused": _("{who} said that {patient} is not whom the clinic knows", **values),
        "phone_moved": _("{who} gave {patient} a new phone", **values),
        "phone_refused": _("{who} refused {patient} a new phone", **values),
        "paused": _("{who} entered a pause for {patient}", **values),
        "pause_ended_by_clinic": _("{who} ended the pause of {patient}", **values),
        "hold_opened": _("{who} put {patient} on hold", **values),
        "holds_from_answers": _("{who} put {patient} on hold", **values),
        "hold_ended": _("{who} ended the hold of {patient}", **values),
        "hold_until": _("{who} lets {patient} wait until a day", **values),
        "outcome_seen": _("{who} looked at what {patient} may do", **values),
        "cleared": _("{who} said that {patient} may exercise", **values),
        "limits_set": _("{who} changed what {patient} may do", **values),
    }


def _of_cases(_: Words, values: Mapping[str, str]) -> dict[str, str]:
    return {
        "cases_listed": _("{who} looked at a list of cases", **values),
        "cases_read": _("{who} read the cases of {patient}", **values),
        "case_read": _("{who} read a case of {patient}", **values),
        "case_claimed": _("{who} took a case of {patient}", **values),
        "case_released": _("{who} gave back a case of {patient}", **values),
        "case_written": _("{who} wrote to {patient}", **values),
        "case_noted": _("{who} wrote a note about {patient}", **values),
        "case_closed": _("{who} closed a case of {patient}", **values),
        "case_reopened": _("{who} opened a case of {patient} again", **values),
    }


def _of_staff(_: Words, values: Mapping[str, str]) -> dict[str, str]:
    return {
        "operator_invited_staff": _("{who} made a link that lets somebody into the team", **values),
        "staff_invited": _("{who} invited somebody into the team", **values),
        "staff_invitation_revoked": _("{who} took back an invitation into the team", **values),
        "staff_joined": _("{who} joined the team", **values),
        "staff_left": _("{who} left the team", **values),
        "staff_removed": _("{who} removed {member} from the team", **values),
        "staff_roles_changed": _("{who} changed the roles of {member}", **values),
        "on_call_set": _("{who} changed who is on call", **values),
    }


def _of_broadcasts(_: Words, values: Mapping[str, str]) -> dict[str, str]:
    return {
        "broadcast_sent": _("{who} sent broadcast {number}", **values),
        "broadcast_approved": _("{who} allowed broadcast {number} at night", **values),
        "broadcast_refused": _("{who} did not allow broadcast {number} at night", **values),
        "broadcast_paused": _("{who} paused broadcast {number}", **values),
        "broadcast_resumed": _("{who} let broadcast {number} go on", **values),
        "broadcast_cancelled": _("{who} cancelled broadcast {number}", **values),
        "broadcast_corrected": _("{who} corrected broadcast {number}", **values),
        "broadcast_withdrawn": _("{who} withdrew broadcast {number}", **values),
    }
