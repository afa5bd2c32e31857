from django.urls import path, register_converter
from django.urls.converters import IntConverter

from programs import views
from programs.pages import (
    adopting,
    answers,
    goals,
    ordering,
    outcome,
    owners,
    progress,
    proposing,
    rounds,
    spreadsheet,
    succession,
)


class YearConverter(IntConverter):
    """A year of four digits."""

    regex = "[12][0-9]{3}"


register_converter(YearConverter, "year4")

app_name = "programs"
urlpatterns = [
    path("program/", views.program_list, name="programs"),
    path("program/nytt/", goals.program_new, name="program_new"),
    path("program/<slug:slug>/andra/", goals.program_edit, name="program_edit"),
    path("program/<slug:slug>/fokusomrade/nytt/", goals.focus_area_new, name="focus_area_new"),
    path("program/<slug:slug>/text/ny/", goals.text_new, name="text_new"),
    path("program/<slug:slug>/antaganden/", goals.adoptions, name="adoptions"),
    path("program/<slug:slug>/antaganden/paminn/", goals.adoptions_remind, name="adoptions_remind"),
    path("program/<slug:slug>/antaganden/<slug:municipality>/", goals.adoption_edit, name="adoption"),
    path("program/<slug:slug>/tjansteutlatande/", goals.paper, name="paper"),
    path("program/<slug:slug>/tjansteutlatande.docx", goals.paper_word, name="paper_word"),
    path("program/<slug:slug>/tjansteutlatande/pdf/", goals.paper_pdf, name="paper_pdf"),
    path("fokusomrade/<int:pk>/andra/", goals.focus_area_edit, name="focus_area_edit"),
    path("fokusomrade/<int:pk>/delmal/nytt/", goals.sub_goal_new, name="sub_goal_new"),
    path("delmal/<int:pk>/lydelse/", goals.sub_goal_reword, name="sub_goal_reword"),
    path("programtext/<int:pk>/andra/", goals.text_edit, name="text_edit"),
    path("program/<slug:slug>/", views.program_detail, name="program"),
    path("projekt/", views.project_list, name="projects"),
    path("projekt/<slug:slug>/", views.project_detail, name="project"),
    path("prioriteringar/", views.priorities, name="priorities"),
    path("plan/", views.plan_current, name="plan_current"),
    path("plan/<year4:year>/", views.plan_detail, name="plan"),
    path("plan/linjer/", succession.plan_lines, name="plan_lines"),
    path("plan/<year4:year>/nasta/", succession.next_plan, name="next_plan"),
    path("plan/<year4:year>/nasta/borja/", succession.next_plan_start, name="next_plan_start"),
    path("plan/<year4:year>/nasta/kvarvarande/", succession.next_plan_rest, name="next_plan_rest"),
    path("plan/<year4:year>/nasta/ny/", succession.next_plan_new, name="next_plan_new"),
    path("plan/<year4:year>/nasta/<int:pk>/<slug:what>/", succession.next_plan_choose, name="next_plan_choose"),
    path("plan/<year4:year>/andringar/", succession.plan_changes, name="plan_changes"),
    path("plan/<year4:year>/handlingsplan/", views.action_plan, name="action_plan"),
    path("plan/<year4:year>/handlingsplan/ordning/", ordering.activity_place, name="activity_place"),
    path("plan/<year4:year>/handlingsplan/lage/", progress.progress_table, name="progress"),
    path("plan/<year4:year>/handlingsplan/ny/", views.activity_new, name="activity_new"),
    path("plan/<year4:year>/handlingsplan.xlsx", spreadsheet.export, name="export"),
    path("plan/<year4:year>/handlingsplan/importera/", spreadsheet.import_rows, name="import"),
    path("plan/<year4:year>/redovisning/", adopting.presentations, name="presentations"),
    path("plan/<year4:year>/versioner/", adopting.plan_versions, name="plan_versions"),
    path("plan/<year4:year>/versioner/<int:number>/", adopting.plan_version, name="plan_version"),
    path("plan/<year4:year>/rattelse/avbryt/", adopting.amendment_give_up, name="amendment_give_up"),
    path("plan/<year4:year>/uppfoljd/", adopting.close_year, name="close_year"),
    path("plan/<year4:year>/forslag/", proposing.proposals, name="proposals"),
    path("plan/<year4:year>/utfall/", outcome.outcome, name="outcome"),
    path("plan/<year4:year>/tystnad/", rounds.silence_days, name="silence_days"),
    path("plan/<year4:year>/uppfoljning/", rounds.round_list, name="rounds"),
    path("plan/<year4:year>/uppfoljning/<int:number>/", rounds.round_detail, name="round"),
    path("plan/<year4:year>/uppfoljning/<int:number>/paminn/", rounds.round_remind, name="round_remind"),
    path("plan/<year4:year>/uppfoljning/<int:number>/avsluta/", rounds.round_close, name="round_close"),
    path("plan/<year4:year>/natverk/<slug:slug>/forslag/", proposing.propose, name="propose"),
    path("forslag/<int:pk>/", proposing.proposal, name="proposal"),
    path("plan/<year4:year>/natverk/<slug:slug>/", views.network_plan, name="network_plan"),
    path("aktivitet/<int:pk>/", views.activity_detail, name="activity"),
    path("aktivitet/<int:pk>/rad/", views.activity_row, name="activity_row"),
    path("aktivitet/<int:pk>/redigera/", views.activity_edit, name="activity_edit"),
    path("aktivitet/<int:pk>/flytta/", views.activity_move, name="activity_move"),
    path("aktivitet/<int:pk>/ta-bort/", views.activity_delete, name="activity_delete"),
    path("aktivitet/<int:pk>/uppfoljning/", views.follow_up_add, name="follow_up_add"),
    path("aktivitet/<int:pk>/ansvariga/", owners.activity_owners, name="owners"),
    path("aktivitet/<int:pk>/ansvariga/<int:person>/ta-bort/", owners.owner_remove, name="owner_remove"),
    # What a personal link opens, and nothing else (records.links).
    path("uppfoljning/<int:pk>/", answers.answers, name="answers"),
    path("uppfoljning/<int:pk>/klart/", answers.answers_done, name="answers_done"),
    path("uppfoljning/<int:pk>/<int:item>/", answers.answer, name="answer"),
]
