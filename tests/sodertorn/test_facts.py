"""What the loader must give: the counts that the documents state."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from budget.models import Accounts, Budget, FundYear
from meetings.models import ExternalMeeting, Meeting
from members.models import Body, Municipality, Population
from programs.models import Activity, FollowUp, Program, Project, SubGoal
from remisser.models import Consultation


def counts() -> dict[str, int]:
    networks = Body.objects.filter(kind__in=[Body.Kind.NETWORK, Body.Kind.PARTNER_NETWORK])
    return {
        "municipalities": Municipality.objects.count(),
        "population figures": Population.objects.count(),
        "programmes": Program.objects.count(),
        "sub-goals of SUP 2035": SubGoal.objects.filter(focus_area__program__slug="sup-2035").count(),
        "sub-goals added 2021-01-14": SubGoal.objects.filter(added_on="2021-01-14").count(),
        "networks": networks.count(),
        "activities 2020": Activity.objects.filter(plan__year=2020).count(),
        "activities 2021": Activity.objects.filter(plan__year=2021).count(),
        "activities 2021 with follow-up": Activity.objects.filter(plan__year=2021, follow_ups__isnull=False)
        .distinct()
        .count(),
        "follow-up entries 2021": FollowUp.objects.filter(activity__plan__year=2021).count(),
        "meetings and conferences": Meeting.objects.filter(is_example=False).count(),
        "external meetings": ExternalMeeting.objects.filter(is_example=False).count(),
        "consultations": Consultation.objects.filter(is_example=False).count(),
        "projects": Project.objects.filter(is_example=False).count(),
        "budgets": Budget.objects.filter(is_example=False).count(),
        "accounts": Accounts.objects.count(),
        "funds 2021": FundYear.objects.filter(accounts__year=2021).count(),
    }


EXPECTED = {
    "municipalities": 8,
    "population figures": 136,
    "programmes": 3,
    "sub-goals of SUP 2035": 12,
    "sub-goals added 2021-01-14": 1,
    "networks": 7,
    "activities 2020": 24,
    "activities 2021": 21,
    "activities 2021 with follow-up": 21,
    "follow-up entries 2021": 57,
    "meetings and conferences": 47,
    "external meetings": 9,
    "consultations": 9,
    "projects": 26,
    "budgets": 2,
    "accounts": 1,
    "funds 2021": 6,
}


def test_facts_come_out_in_the_stated_numbers(facts):
    assert counts() == EXPECTED


def test_example_year_changes_none_of_the_counts(portal):
    assert counts() == EXPECTED


def rows_written() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT sum(n_tup_ins + n_tup_upd + n_tup_del) FROM pg_stat_xact_user_tables")
        return int(cursor.fetchone()[0] or 0)


def test_second_load_writes_nothing(facts, capsys):
    before = rows_written()

    call_command("load_facts")

    assert rows_written() == before
    assert capsys.readouterr().out.startswith("0 nya, 0 uppdaterade")


@pytest.mark.parametrize("days_later", [0, 40])
def test_example_year_is_made_once(portal, days_later, monkeypatch):
    today = timezone.localdate() + timedelta(days=days_later)
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *args, **kwargs: today)
    before = Meeting.objects.count(), Consultation.objects.count(), Activity.objects.count()

    call_command("load_example_year")

    if today.year == (today - timedelta(days=days_later)).year:
        assert (Meeting.objects.count(), Consultation.objects.count(), Activity.objects.count()) == before


def test_example_year_is_refused_in_production(facts, settings):
    settings.DEVELOPMENT = False

    with pytest.raises(CommandError, match="bara under utveckling"):
        call_command("load_example_year")
