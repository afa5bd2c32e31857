"""What the database refuses in a plan that is adopted: rows stay as they were decided until an amendment is open.

Status and follow-up are not part of what was decided, so they go on; every other column is, new ones included.
"""

from __future__ import annotations

import pgtrigger

from members.triggers import AS_STATED

# What goes on after adoption, and what the portal keeps about the row itself.
LIVE_COLUMNS = (
    "status",
    "status_text",
    "condition_met_on",
    "version",
    "key",
    "source",
    "note",
    "uncertain",
    "uncertain_note",
)

_STAYS = """
    IF current_setting('{as_stated}', true) = 'on' THEN
        RETURN COALESCE(NEW, OLD);
    END IF;
    {unchanged}
    -- Whoever adopts the plan or locks its amendment holds it: wait, and look at what came of it.
    PERFORM 1 FROM programs_plan AS plan WHERE plan.id IN ({plans}) FOR KEY SHARE;
    IF EXISTS (
        SELECT 1 FROM programs_plan AS plan
        WHERE plan.id IN ({plans}) AND plan.state IN ('adopted', 'followed_up')
            AND NOT EXISTS (SELECT 1 FROM programs_planversion AS v WHERE v.plan_id = plan.id AND v.closed_at IS NULL)
    ) THEN
        RAISE EXCEPTION 'the plan is adopted: % of % is refused', TG_OP, TG_TABLE_NAME
            USING ERRCODE = 'check_violation';
    END IF;
    RETURN COALESCE(NEW, OLD);
"""


def _trigger(name: str, operation: pgtrigger.Operation, *, plans: str, unchanged: str = "") -> pgtrigger.Trigger:
    func = _STAYS.format(as_stated=AS_STATED, plans=plans, unchanged=unchanged)
    return pgtrigger.Trigger(name=name, when=pgtrigger.Before, operation=operation, func=func)


def activity_triggers() -> list[pgtrigger.Trigger]:
    """Refuse a new, dropped or reworded row of an adopted plan."""
    live = ", ".join(f"'{name}'" for name in LIVE_COLUMNS)
    same = f"""
    IF to_jsonb(NEW) - ARRAY[{live}] = to_jsonb(OLD) - ARRAY[{live}] THEN
        RETURN NEW;
    END IF;"""
    return [
        _trigger("adopted_takes_none", pgtrigger.Insert, plans="NEW.plan_id"),
        _trigger("adopted_stays", pgtrigger.Update, plans="OLD.plan_id, NEW.plan_id", unchanged=same),
        _trigger("adopted_keeps", pgtrigger.Delete, plans="OLD.plan_id"),
    ]


def owner_triggers() -> list[pgtrigger.Trigger]:
    """Refuse that an adopted row gets or loses a municipality or network."""
    plan_of = "(SELECT a.plan_id FROM programs_activity AS a WHERE a.id = {}.activity_id)"
    new, old = plan_of.format("NEW"), plan_of.format("OLD")
    return [
        _trigger("adopted_takes_none", pgtrigger.Insert, plans=new),
        _trigger("adopted_stays", pgtrigger.Update, plans=f"{old}, {new}"),
        _trigger("adopted_keeps", pgtrigger.Delete, plans=old),
    ]
