"""From draft to decision: eight presentations (§ 4), adoption, what is frozen then, and numbered amendments."""

import threading
from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.db import IntegrityError, connections, transaction
from django.urls import reverse
from django.utils import timezone

from meetings.models import Decision
from members.models import Body, Municipality
from members.parties import parties_on
from members.versions import ChangedMeanwhile
from programs import plan_lock
from programs.activity import actions as activity_actions
from programs.adoption import actions as adoption_actions
from programs.adoption import presentation, versions
from programs.adoption.presentation import Presented
from programs.follow_up import actions as follow_up_actions
from programs.models import Activity, ActivityNetwork, ActivityPerson, Plan, PlanVersion
from programs.table import actions as table_actions
from records import hashes
from reports.models import AnnualDocument
from reports.plan_adoption import actions
from tests.markup import markup_of
from tests.programs.factories import make_activity, make_body, make_plan, make_user

TODAY = date(2026, 11, 21)
NOW = timezone.make_aware(datetime(2026, 11, 21, 10))


def seven_of_eight() -> list[Presented]:
    return [Presented(f"K{n}", date(2026, 10, n)) for n in range(1, 8)] + [Presented("Salem", None)]


# --- The rule ---------------------------------------------------------------------------------------


def test_refusal_names_who_has_not_seen_the_draft():
    assert presentation.sentence(seven_of_eight()) == "Redovisad för 7 av 8 kommuner. Kvar: Salem."
    assert "7 av 8" in presentation.refusal(seven_of_eight(), adopted_on=TODAY)


def test_refusal_is_empty_when_all_eight_have_seen_it():
    rows = [*seven_of_eight()[:7], Presented("Salem", TODAY)]

    assert presentation.sentence(rows) == "Redovisad för 8 av 8 kommuner."
    assert presentation.refusal(rows, adopted_on=TODAY) == ""  # the same day is in time


def test_refusal_names_a_presentation_after_the_decision():
    rows = [*seven_of_eight()[:7], Presented("Salem", date(2026, 11, 22))]

    assert "Salem 22 november 2026" in presentation.refusal(rows, adopted_on=TODAY)


def test_two_names_are_joined_with_och():
    rows = [Presented("Salem", None), Presented("Tyresö", None), Presented("Haninge", None)]

    assert presentation.sentence(rows) == "Redovisad för 0 av 3 kommuner. Kvar: Salem, Tyresö och Haninge."


# --- Presenting and adopting ------------------------------------------------------------------------


@pytest.fixture
def draft(facts: None) -> Plan:
    """A draft of 2027 with one row of a network and the agreement's eight municipalities."""
    plan = make_plan(year=2027, state=Plan.State.DRAFT, title="Handlingsplan 2027")
    row = make_activity(plan=plan, title="Gemensam upphandling")
    row.networks.add(make_body(name="Inköparna"))
    return plan


def committee_decision(day: date = date(2026, 11, 12)) -> Decision:
    committee = Body.objects.get(slug="samarbetskommitten")
    return Decision.objects.create(body=committee, text="Planen fastställs.", number="5", decided_on=day, year=day.year)


def present_to(plan: Plan, count: int, day: date = date(2026, 10, 1)) -> None:
    parties = parties_on(TODAY)
    days = {party.pk: day if n < count else None for n, party in enumerate(parties)}
    adoption_actions.present(plan, days=days, seen=Plan.objects.get(pk=plan.pk).version, today=TODAY)


def adopt(plan: Plan, **fields: object) -> PlanVersion:
    values = {"seen": plan.version, "waived": "", "accepts_ownerless": False, "by": make_user(), "at": NOW}
    return adoption_actions.adopt(plan, **{"decision": committee_decision(), **values, **fields})


def test_plan_is_presented_when_the_eighth_municipality_has_seen_it_and_not_before(draft):
    present_to(draft, 7)
    assert draft.state == Plan.State.DRAFT

    present_to(draft, 8)
    assert draft.state == Plan.State.PRESENTED

    present_to(draft, 7)
    assert draft.state == Plan.State.DRAFT


def test_adopt_is_refused_with_seven_of_eight_and_allowed_with_eight(draft):
    present_to(draft, 7)
    with pytest.raises(adoption_actions.NotPresented, match="7 av 8"):
        adopt(draft)
    assert not draft.versions.exists()

    present_to(draft, 8)
    version = adopt(draft)

    assert (draft.state, draft.adopted_on) == (Plan.State.ADOPTED, date(2026, 11, 12))
    assert version.number == 0
    assert version.sha256 == hashes.hash_of(version.data)
    assert [row["title"] for row in version.data["activities"]] == ["Gemensam upphandling"]
    with pytest.raises(adoption_actions.PlanAlreadyAdopted, match="12 november 2026"):
        adopt(draft)
    with pytest.raises(adoption_actions.PlanAlreadyAdopted):
        present_to(draft, 3)


def test_adopt_with_a_reason_keeps_the_reason(draft):
    adopt(draft, waived="  Kommunerna har fått den med posten. ")

    assert draft.presentation_waived == "Kommunerna har fått den med posten."


def test_adopt_with_ownerless_activities_asks_for_a_confirmation(draft):
    present_to(draft, 8)
    make_activity(plan=draft)
    with pytest.raises(adoption_actions.OwnerlessActivities, match="1 aktivitet saknar ansvarig"):
        adopt(draft)

    assert adopt(draft, accepts_ownerless=True).number == 0


def test_a_person_named_for_an_activity_answers_for_it(draft):
    loose = make_activity(plan=draft, title="Utan nätverk")
    assert [row.activity for row in adoption_actions.ownerless(draft)] == [loose]

    ActivityPerson.objects.create(activity=loose, person=make_user().person)

    assert adoption_actions.ownerless(draft) == []


def test_adopt_is_refused_when_somebody_has_changed_the_plan(draft):
    present_to(draft, 8)
    Plan.objects.filter(pk=draft.pk).update(note="Ny anmärkning")

    with pytest.raises(ChangedMeanwhile):
        adopt(draft)
    assert not PlanVersion.objects.exists()


# --- What is frozen -----------------------------------------------------------------------------------


@pytest.fixture
def adopted(draft: Plan) -> Plan:
    present_to(draft, 8)
    adopt(draft)
    return draft


def refused(change) -> None:
    with pytest.raises(IntegrityError, match="the plan is adopted"), transaction.atomic():
        change()


def test_database_refuses_every_change_of_what_is_decided(adopted):
    row = adopted.activities.get()
    others = Activity.objects.filter(pk=row.pk)

    refused(lambda: others.update(title="Något annat"))
    refused(lambda: others.update(comment="Något annat"))
    refused(lambda: others.update(cost_kr=100))
    refused(
        lambda: Activity.objects.bulk_create([Activity(plan=adopted, order=9, focus_area=row.focus_area, title="X")])
    )
    refused(lambda: others.update(plan=make_plan()))
    refused(row.networks.clear)
    refused(lambda: row.municipalities.add(Municipality.objects.first()))
    refused(lambda: ActivityNetwork.objects.filter(activity=row).update(part="takes_part"))
    refused(lambda: others.delete())
    assert Activity.objects.get(pk=row.pk).title == "Gemensam upphandling"


def while_it_is_decided(decide: Callable[[], object], write: Callable[[], object]) -> list[Exception]:
    """Return what the write met that began after the decision was made, but before it was committed."""
    met: list[Exception] = []

    def run() -> None:
        try:
            write()
        except (plan_lock.PlanFrozen, IntegrityError) as refusal:
            met.append(refusal)
        finally:
            connections.close_all()

    writer = threading.Thread(target=run)
    with transaction.atomic():
        decide()
        writer.start()
        writer.join(timeout=1)  # it waits for the decision
    writer.join()
    return met


def saved_in_the_form(row: Activity, title: str) -> Callable[[], object]:
    return lambda: table_actions.save_activity(
        row, seen=row.version, values={"title": title}, municipalities=[], networks=[]
    )


def raw(row: Activity, title: str) -> Callable[[], object]:
    return lambda: Activity.objects.filter(pk=row.pk).update(title=title)


def inserted(row: Activity, title: str) -> Callable[[], object]:
    new = Activity(plan_id=row.plan_id, order=99, focus_area_id=row.focus_area_id, title=title)
    return lambda: Activity.objects.bulk_create([new])


@pytest.mark.parametrize("way", [saved_in_the_form, raw, inserted])
def test_nothing_slips_in_while_the_plan_is_being_adopted_or_its_amendment_locked(transactional_db, way):
    plan = make_plan(state=Plan.State.PRESENTED)
    row = make_activity(plan=plan, title="Som beslutat")
    decision = Decision.objects.create(body=make_body(), text="Fastställs.", decided_on=TODAY, year=2026)

    given = {"decision": decision, "seen": plan.version, "waived": "Prov", "accepts_ownerless": True}

    met = while_it_is_decided(
        lambda: adoption_actions.adopt(plan, **given, by=None, at=NOW), way(row, "Smög in under beslutet")
    )

    assert len(met) == 1
    assert versions.content_of(plan) == PlanVersion.objects.get(plan=plan).data

    adoption_actions.open_amendment(plan, reason="Fel namn", by=None, at=NOW)
    Activity.objects.filter(pk=row.pk).update(title="Rättat")
    row.refresh_from_db()
    met = while_it_is_decided(
        lambda: adoption_actions.close_amendment(plan, decision=None, at=NOW), way(row, "Smög in under låsningen")
    )

    assert len(met) == 1
    assert versions.content_of(plan) == PlanVersion.objects.get(plan=plan, number=1).data


def test_status_and_follow_up_go_on_in_an_adopted_plan(adopted):
    row = adopted.activities.get()

    Activity.objects.filter(pk=row.pk).update(status=Activity.Status.DONE)
    follow_up_actions.add_follow_up(row, text="Avtalet är tecknat.", on=TODAY, by=make_user(), at=NOW)

    row.refresh_from_db()
    assert row.status == Activity.Status.DONE
    assert row.follow_ups.count() == 1


def test_actions_refuse_in_swedish_with_the_date(adopted):
    row = adopted.activities.get()

    with pytest.raises(plan_lock.PlanFrozen, match="12 november 2026"):
        table_actions.move_activity(row, step=1)
    with pytest.raises(plan_lock.PlanFrozen):
        table_actions.delete_activity(row)
    with pytest.raises(plan_lock.PlanFrozen):
        table_actions.add_activity(adopted, values={"title": "Ny"}, municipalities=[], networks=[])


def test_a_closed_version_is_neither_changed_nor_deleted(adopted):
    version = adopted.versions.get()

    with pytest.raises(Exception, match="Cannot"), transaction.atomic():
        PlanVersion.objects.filter(pk=version.pk).update(reason="annat")
    with pytest.raises(Exception, match="Cannot"), transaction.atomic():
        PlanVersion.objects.filter(pk=version.pk).delete()


# --- Amendments ---------------------------------------------------------------------------------------


def test_amendment_opens_the_plan_and_locks_it_with_its_number_and_reason(adopted):
    row = adopted.activities.get()
    adoption_actions.open_amendment(adopted, reason="Rubriken var fel.", by=make_user(), at=NOW)
    with pytest.raises(adoption_actions.AmendmentOpen, match="rättelse 1"):
        adoption_actions.open_amendment(adopted, reason="En till.", by=make_user(), at=NOW)
    with pytest.raises(adoption_actions.NothingAmended):
        adoption_actions.close_amendment(adopted, decision=None, at=NOW)

    Activity.objects.filter(pk=row.pk).update(title="Gemensam upphandling av el")
    with pytest.raises(adoption_actions.SomethingAmended, match="1 ändring"):
        adoption_actions.give_up_amendment(adopted)
    version = adoption_actions.close_amendment(adopted, decision=None, at=NOW)

    assert (version.number, version.reason) == (1, "Rubriken var fel.")
    refused(lambda: Activity.objects.filter(pk=row.pk).update(title="Annat"))
    first, second = adopted.versions.order_by("number")
    [change] = versions.changes(first.data, second.data)
    assert (change.kind, change.fields[0].label) == ("Ändrad", "Aktivitet")
    assert ("added", " av el") in change.fields[0].diff


def test_an_amendment_of_who_leads_is_a_change(adopted):
    link = ActivityNetwork.objects.get(activity__plan=adopted)
    adoption_actions.open_amendment(adopted, reason="Inköparna leder inte.", by=None, at=NOW)
    activity_actions.set_network_part(link.activity, link.body_id, part="takes_part")

    version = adoption_actions.close_amendment(adopted, decision=None, at=NOW)

    [change] = versions.changes(adopted.versions.get(number=0).data, version.data)
    assert [(field.label, field.before, field.after) for field in change.fields] == [
        ("Deltar, utan att leda", "", "Inköparna")
    ]


def test_an_unchanged_amendment_is_given_up_and_its_number_is_free(adopted):
    adoption_actions.open_amendment(adopted, reason="Fel plan.", by=None, at=NOW)
    adoption_actions.give_up_amendment(adopted)

    assert adopted.versions.get().number == 0
    assert adoption_actions.open_amendment(adopted, reason="Rätt.", by=None, at=NOW).number == 1


def test_a_plan_adopted_before_the_portal_gets_its_first_version_when_it_is_amended(facts):
    plan = Plan.objects.get(year=2021)

    version = adoption_actions.open_amendment(plan, reason="Läsfel i källan.", by=None, at=NOW)

    assert version.number == 1
    assert len(plan.versions.get(number=0).data["activities"]) == 21


def test_changes_list_new_removed_and_reordered_rows():
    def row(key: int, title: str) -> dict[str, object]:
        return {"id": key, "title": title}

    before = {"activities": [row(1, "Ett"), row(2, "Två")]}

    assert [(c.kind, c.title) for c in versions.changes(before, {"activities": [row(2, "Två"), row(3, "Tre")]})] == [
        ("Ny aktivitet", "Tre"),
        ("Borttagen", "Ett"),
    ]
    assert [c.kind for c in versions.changes(before, {"activities": [row(2, "Två"), row(1, "Ett")]})] == ["Ny ordning"]
    assert versions.changes(before, before) == []


# --- The year's end -----------------------------------------------------------------------------------


def test_only_an_adopted_plan_is_followed_up_and_it_can_be_taken_back(draft):
    with pytest.raises(adoption_actions.NotAdopted):
        adoption_actions.close_year(draft, seen=draft.version, today=date(2027, 1, 1))
    present_to(draft, 8)
    adopt(draft)

    with pytest.raises(adoption_actions.NotBegun, match="1 januari 2027"):
        adoption_actions.close_year(draft, seen=draft.version, today=date(2026, 12, 31))
    adoption_actions.close_year(draft, seen=draft.version, today=date(2027, 1, 1))
    assert draft.state == Plan.State.FOLLOWED_UP
    refused(lambda: draft.activities.update(title="Annat"))

    adoption_actions.reopen_year(draft, seen=draft.version)
    assert draft.state == Plan.State.ADOPTED


def test_page_marks_the_year_as_followed_up_and_takes_it_back(adopted, secretariat):
    address = reverse("programs:close_year", args=[2027])
    plan = Plan.objects.get(pk=adopted.pk)
    early = secretariat.post(address, {"version": plan.version})
    assert early.status_code == 409
    assert "1 januari 2027" in early.content.decode()

    Plan.objects.filter(pk=plan.pk).update(year=2024)
    address = reverse("programs:close_year", args=[2024])
    stale = secretariat.post(address, {"version": plan.version})
    assert stale.status_code == 409
    plan.refresh_from_db()
    assert secretariat.post(address, {"version": plan.version}).status_code == 302
    plan.refresh_from_db()
    assert plan.state == Plan.State.FOLLOWED_UP
    assert secretariat.post(address, {"version": plan.version}).status_code == 302
    assert Plan.objects.get(pk=plan.pk).state == Plan.State.ADOPTED


# --- The document -------------------------------------------------------------------------------------


def test_adopting_orders_the_document_that_is_frozen_with_it(draft):
    present_to(draft, 8)
    job = actions.adopt(
        draft,
        decision=committee_decision(),
        seen=draft.version,
        waived="",
        accepts_ownerless=False,
        by=make_user(),
        at=NOW,
    )

    annual = AnnualDocument.objects.get(kind="handlingsplan", year=2027)
    assert annual.title == "Handlingsplan 2027"
    assert [chapter.title for chapter in annual.chapters.order_by("order")] == [
        "Mål och delmål",
        "Aktiviteter 2027",
        "Förändringar sedan 2026",
    ]
    assert job.params["stamp"] == "antagen 12 november 2026 §\u00a05"


# --- The pages ----------------------------------------------------------------------------------------


def test_eight_ticks_and_two_presses_adopt_the_plan(draft, secretariat):
    decision = committee_decision()
    page = reverse("programs:presentations", args=[2027])
    parties = [str(party.pk) for party in parties_on(TODAY)]
    assert len(parties) == 8
    html = secretariat.get(page).content.decode()
    assert "Redovisad för 0 av 8 kommuner" in html

    seven = {"on": "2026-10-01", "seen_by": parties[:7], "version": Plan.objects.get(pk=draft.pk).version}
    assert secretariat.post(page, seven).status_code == 302
    form = {"decision": decision.pk, "version": Plan.objects.get(pk=draft.pk).version}
    refusal = secretariat.post(reverse("plan_adopt", args=[2027]), form)
    assert refusal.status_code == 400
    assert "7 av 8" in refusal.content.decode()
    assert Plan.objects.get(pk=draft.pk).state == Plan.State.DRAFT

    eight = seven | {"seen_by": parties, "version": Plan.objects.get(pk=draft.pk).version}
    secretariat.post(page, eight)
    form["version"] = Plan.objects.get(pk=draft.pk).version
    answer = secretariat.post(reverse("plan_adopt", args=[2027]), form)

    assert answer.status_code == 302
    assert Plan.objects.get(pk=draft.pk).state == Plan.State.ADOPTED


def test_pages_of_a_frozen_plan_refuse_edits_and_keep_what_was_typed(adopted, secretariat):
    row = adopted.activities.get()
    edit = reverse("programs:activity_edit", args=[row.pk])
    assert secretariat.get(edit).status_code == 409
    table = secretariat.get(reverse("programs:action_plan", args=[2027])).content.decode()
    assert "data-row-edit" not in table
    assert "Öppna en rättelse" in table

    sent = {"title": "Min nya rubrik", "place": f"s{row.sub_goal_id}", "scope": "joint", "timing": "ongoing"}
    answer = secretariat.post(edit, sent | {"status": "ongoing", "version": row.version})

    assert answer.status_code == 409
    assert "Min nya rubrik" in answer.content.decode()
    assert "12 november 2026" in answer.content.decode()


def test_amendment_pages_from_opening_to_the_numbered_version(adopted, secretariat):
    page = reverse("plan_amendment", args=[2027])
    edit = reverse("programs:activity_edit", args=[adopted.activities.get().pk])
    assert edit not in secretariat.get(reverse("programs:action_plan", args=[2027])).content.decode()
    assert secretariat.post(page, {"reason": ""}).status_code == 400
    opened = secretariat.post(page, {"reason": "Rubriken var fel."}, follow=True)
    assert edit in opened.content.decode()
    assert "Inget än" in secretariat.get(page).content.decode()
    assert secretariat.post(page, {}).status_code == 409

    adopted.activities.update(title="Rätt rubrik")
    assert "Rätt" in secretariat.get(page).content.decode()
    assert secretariat.post(page, {}).status_code == 302

    listed = secretariat.get(reverse("programs:plan_versions", args=[2027])).content.decode()
    assert "Rättad 1" in listed
    assert "Skäl: Rubriken var fel." in listed
    shown = markup_of(secretariat.get(reverse("programs:plan_version", args=[2027, 0])))
    assert "Gemensam upphandling" in shown
    assert "stämmer med innehållet" in shown
    kept = secretariat.get(reverse("programs:plan_version", args=[2027, 1]) + "?form=json").json()
    assert kept["activities"][0]["title"] == "Rätt rubrik"


def test_versions_of_a_draft_are_for_those_who_see_it(draft, client):
    assert client.get(reverse("programs:plan_versions", args=[2027])).status_code == 404
    assert client.get(reverse("plan_adopt", args=[2027])).status_code == 302
    client.force_login(make_user(kind="network"), backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(reverse("plan_adopt", args=[2027])).status_code == 403
