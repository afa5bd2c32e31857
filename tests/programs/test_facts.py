"""What the documents state is there, all of it, as stated."""

from datetime import date

from programs.follow_up import queries as follow_up_queries
from programs.models import (
    Activity,
    Adoption,
    EarlierVision,
    FollowUp,
    Plan,
    PlanningLevel,
    Priority,
    PriorityPresentation,
    Program,
    ProgramText,
    Project,
    ProjectCost,
    RegionalGoal,
    SubGoal,
    SubGoalWording,
    WatchedMatter,
)
from programs.table import queries as table_queries


def stated(model):
    return model.objects.exclude(key=None).filter(is_example=False)


def test_counts_of_the_facts(facts):
    assert stated(Program).count() == 3
    assert stated(SubGoal).filter(focus_area__program__key="SUP2035").count() == 12
    assert stated(SubGoalWording).count() == 4
    assert stated(Adoption).count() == 3
    assert stated(RegionalGoal).count() == 4
    assert stated(PlanningLevel).count() == 4
    assert stated(EarlierVision).count() == 1
    assert stated(ProgramText).filter(kind="principle").count() == 4
    assert stated(ProgramText).filter(kind="communication").count() == 4
    assert stated(Activity).filter(plan__key="plan-2020").count() == 24
    assert stated(Activity).filter(plan__key="plan-2021").count() == 21
    assert stated(FollowUp).count() == 57
    assert stated(Project).count() == 26
    assert stated(ProjectCost).filter(meeting=None).count() == 5
    assert stated(Priority).count() == 5
    assert stated(PriorityPresentation).count() == 4
    assert stated(WatchedMatter).count() == 9


def test_the_sub_goal_of_2021_has_its_decision_and_the_rest_were_there_from_the_start(facts):
    goals = SubGoal.objects.filter(focus_area__program__key="SUP2035")
    [added] = goals.filter(in_original=False)

    assert added.text == "Genom att Södertörns högskola får universitetsstatus"
    assert added.added_on == date(2021, 1, 14)
    assert added.added_by_decision.key == "beslut-2021-01-14-delmal"


def test_programmes_replace_each_other(facts):
    assert Program.objects.get(key="SUP2013").replaced_by.key == "SUP2035"
    assert Program.objects.get(key="SUP2040").replaces.key == "SUP2035"


def test_table_of_2020_shows_the_two_empty_sub_goals_and_not_the_one_added_later(facts):
    blocks = table_queries.table_of(Plan.objects.get(year=2020))
    goals = [goal for block in blocks for goal in block.sub_goals]

    assert [goal.sub_goal.slug for goal in goals if goal.is_empty] == ["utb-1", "nar-1"]
    assert "utb-3" not in [goal.sub_goal.slug for goal in goals]
    assert sum(len(goal.rows) for goal in goals) == 24
    # The plan's own wording, not the programme's.
    assert goals[0].text == "Utifrån god framkomlighet och minskad klimatpåverkan från resor och transporter"


def test_table_of_2021_does_not_claim_that_sub_goals_are_empty(facts):
    blocks = table_queries.table_of(Plan.objects.get(year=2021))

    assert [len(block.rows) for block in blocks] == [10, 1, 3, 7]
    assert {goal.sub_goal for block in blocks for goal in block.sub_goals} == {None}


def test_timing_texts_have_become_controlled_values_and_stay_as_stated(facts):
    skills = Activity.objects.get(key="HP2020-12")
    conference = Activity.objects.get(key="HP2020-22")

    assert (skills.timing, skills.timing_month, skills.timing_text) == ("by_month", 2, "Klart (feb)")
    assert (conference.timing, conference.timing_year, conference.timing_text) == ("from_year", 2021, "")


def test_follow_up_of_2021_is_whole(facts):
    areas = follow_up_queries.follow_up_of(Plan.objects.get(year=2021), today=date(2022, 4, 1))
    by_key = {follow_up.activity.key: follow_up for area in areas for follow_up in area.activities}

    assert len(by_key) == 21
    assert all(follow_up.entries for follow_up in by_key.values())
    assert by_key["HP2021-18"].entries[0].numbers == {"deltagare": 171}
    assert by_key["HP2021-04"].entries[0].also_on == [date(2021, 10, 7)]
    assert by_key["HP2021-18"].age == "senast hört för 345 dagar sedan"


def test_activities_of_2021_know_their_ancestors(facts):
    ancestors = Activity.objects.get(key="HP2021-05").predecessors.values_list("key", flat=True)

    assert sorted(ancestors) == ["HP2020-02", "HP2020-04"]


def test_the_five_priorities_hang_on_their_decision(facts):
    rows = Priority.objects.filter(decision__key="beslut-2021-01-14-prioriteringar").order_by("order")

    assert [row.name for row in rows][:2] == ["Tvärförbindelse Södertörn", "Ny passage Södertälje kanal"]
    assert rows.count() == 5
