from django.urls import path

from programs.activity import views as activity_views
from programs.adoption import views as adoption_views
from programs.answers import views as answers_views
from programs.assignments import views as assignments_views
from programs.follow_up import views as follow_up_views
from programs.next_plan import views as next_plan_views
from programs.plan import views as plan_views
from programs.priorities import views as priorities_views
from programs.programme import views as programme_views
from programs.progress import views as progress_views
from programs.projects import views as projects_views
from programs.proposals import views as proposals_views
from programs.rounds import views as rounds_views
from programs.spreadsheet import views as spreadsheet_views
from programs.table import views as table_views
from programs.watched import views as watched_views

app_name = "programs"
urlpatterns = [
    # The programme: its goals, texts and adoption by the executive boards
    path("program/", programme_views.program_list, name="programs"),
    path("program/nytt/", programme_views.program_new, name="program_new"),
    path("program/<slug:slug>/andra/", programme_views.program_edit, name="program_edit"),
    path("program/<slug:slug>/fokusomrade/nytt/", programme_views.focus_area_new, name="focus_area_new"),
    path("program/<slug:slug>/text/ny/", programme_views.text_new, name="text_new"),
    path("program/<slug:slug>/antaganden/", programme_views.adoptions, name="adoptions"),
    path("program/<slug:slug>/antaganden/paminn/", programme_views.adoptions_remind, name="adoptions_remind"),
    path("program/<slug:slug>/antaganden/<slug:municipality>/", programme_views.adoption_edit, name="adoption"),
    path("program/<slug:slug>/tjansteutlatande/", programme_views.paper, name="paper"),
    path("program/<slug:slug>/tjansteutlatande.docx", programme_views.paper_word, name="paper_word"),
    path("program/<slug:slug>/tjansteutlatande/pdf/", programme_views.paper_pdf, name="paper_pdf"),
    path("fokusomrade/<int:pk>/andra/", programme_views.focus_area_edit, name="focus_area_edit"),
    path("fokusomrade/<int:pk>/delmal/nytt/", programme_views.sub_goal_new, name="sub_goal_new"),
    path("delmal/<int:pk>/lydelse/", programme_views.sub_goal_reword, name="sub_goal_reword"),
    path("programtext/<int:pk>/andra/", programme_views.text_edit, name="text_edit"),
    path("program/<slug:slug>/", programme_views.program_detail, name="program"),
    # A year's plan, and a network's part of it
    path("plan/", plan_views.plan_current, name="plan_current"),
    path("plan/<year:year>/", plan_views.plan_detail, name="plan"),
    path("plan/<year:year>/natverk/<slug:slug>/", plan_views.network_plan, name="network_plan"),
    # The table of activities, and its rows
    path("plan/<year:year>/handlingsplan/", table_views.action_plan, name="action_plan"),
    path("plan/<year:year>/handlingsplan/ordning/", table_views.activity_place, name="activity_place"),
    path("plan/<year:year>/handlingsplan/ny/", table_views.activity_new, name="activity_new"),
    path("aktivitet/<int:pk>/rad/", table_views.activity_row, name="activity_row"),
    path("aktivitet/<int:pk>/redigera/", table_views.activity_edit, name="activity_edit"),
    path("aktivitet/<int:pk>/flytta/", table_views.activity_move, name="activity_move"),
    path("aktivitet/<int:pk>/ta-bort/", table_views.activity_delete, name="activity_delete"),
    # How it goes, for all activities at once
    path("plan/<year:year>/handlingsplan/lage/", progress_views.progress_table, name="progress"),
    # The table as a workbook, out and in
    path("plan/<year:year>/handlingsplan.xlsx", spreadsheet_views.export, name="export"),
    path("plan/<year:year>/handlingsplan/importera/", spreadsheet_views.import_rows, name="import"),
    # One activity: steps, condition, owners, follow-up
    path("aktivitet/<int:pk>/", activity_views.activity_detail, name="activity"),
    path("aktivitet/<int:pk>/steg/nytt/", activity_views.step_new, name="step_new"),
    path("aktivitet/<int:pk>/villkor/", activity_views.condition, name="condition"),
    path("aktivitet/<int:pk>/roll/", activity_views.part, name="part"),
    path("aktivitet/<int:pk>/projekt/", activity_views.projects_choose, name="activity_projects"),
    path("steg/<int:pk>/", activity_views.step_edit, name="step_edit"),
    path("steg/<int:pk>/klart/", activity_views.step_done, name="step_done"),
    path("aktivitet/<int:pk>/uppfoljning/", activity_views.follow_up_add, name="follow_up_add"),
    path("aktivitet/<int:pk>/ansvariga/", activity_views.activity_owners, name="owners"),
    path("aktivitet/<int:pk>/ansvariga/<int:person>/ta-bort/", activity_views.owner_remove, name="owner_remove"),
    # Next year's plan, and what plans have changed
    path("plan/linjer/", next_plan_views.plan_lines, name="plan_lines"),
    path("plan/<year:year>/nasta/", next_plan_views.next_plan, name="next_plan"),
    path("plan/<year:year>/nasta/borja/", next_plan_views.next_plan_start, name="next_plan_start"),
    path("plan/<year:year>/nasta/kvarvarande/", next_plan_views.next_plan_rest, name="next_plan_rest"),
    path("plan/<year:year>/nasta/ny/", next_plan_views.next_plan_new, name="next_plan_new"),
    path("plan/<year:year>/nasta/<int:pk>/<slug:what>/", next_plan_views.next_plan_choose, name="next_plan_choose"),
    path("plan/<year:year>/andringar/", next_plan_views.plan_changes, name="plan_changes"),
    # Adoption: presentations, versions, amendments, the end of the year
    path("plan/<year:year>/redovisning/", adoption_views.presentations, name="presentations"),
    path("plan/<year:year>/versioner/", adoption_views.plan_versions, name="plan_versions"),
    path("plan/<year:year>/versioner/<int:number>/", adoption_views.plan_version, name="plan_version"),
    path("plan/<year:year>/rattelse/avbryt/", adoption_views.amendment_give_up, name="amendment_give_up"),
    path("plan/<year:year>/uppfoljd/", adoption_views.close_year, name="close_year"),
    # Proposals from networks
    path("plan/<year:year>/forslag/", proposals_views.proposals, name="proposals"),
    path("plan/<year:year>/natverk/<slug:slug>/forslag/", proposals_views.propose, name="propose"),
    path("forslag/<int:pk>/", proposals_views.proposal, name="proposal"),
    # What came of the activities
    path("plan/<year:year>/utfall/", follow_up_views.outcome, name="outcome"),
    # Rounds of follow-up
    path("plan/<year:year>/tystnad/", rounds_views.silence_days, name="silence_days"),
    path("plan/<year:year>/uppfoljning/", rounds_views.round_list, name="rounds"),
    path("plan/<year:year>/uppfoljning/<int:number>/", rounds_views.round_detail, name="round"),
    path("plan/<year:year>/uppfoljning/<int:number>/paminn/", rounds_views.round_remind, name="round_remind"),
    path("plan/<year:year>/uppfoljning/<int:number>/avsluta/", rounds_views.round_close, name="round_close"),
    # What a personal link opens, and nothing else (records.links)
    path("uppfoljning/<int:pk>/", answers_views.answers, name="answers"),
    path("uppfoljning/<int:pk>/klart/", answers_views.answers_done, name="answers_done"),
    path("uppfoljning/<int:pk>/<int:item>/", answers_views.answer, name="answer"),
    # Projects
    path("projekt/", projects_views.project_list, name="projects"),
    path("projekt/nytt/", projects_views.project_new, name="project_new"),
    path("projekt/<slug:slug>/", projects_views.project_detail, name="project"),
    path("projekt/<slug:slug>/andra/", projects_views.project_edit, name="project_edit"),
    path("projekt/<slug:slug>/ta-bort/", projects_views.project_remove, name="project_remove"),
    path("projekt/<slug:slug>/uppgift/ny/", projects_views.detail_new, name="detail_new"),
    path("projekt/<slug:slug>/kostnad/ny/", projects_views.cost_new, name="cost_new"),
    path("projekt/<slug:slug>/aktivitet/koppla/", projects_views.project_link, name="project_link"),
    path("projekt/<slug:slug>/aktivitet/<int:pk>/ta-bort/", projects_views.project_unlink, name="project_unlink"),
    path("projektuppgift/<int:pk>/andra/", projects_views.detail_edit, name="detail_edit"),
    path("projektuppgift/<int:pk>/ta-bort/", projects_views.detail_remove, name="detail_remove"),
    path("projektkostnad/<int:pk>/andra/", projects_views.cost_edit, name="cost_edit"),
    path("projektkostnad/<int:pk>/ta-bort/", projects_views.cost_remove, name="cost_remove"),
    # Prioritised investments
    path("projekt/<slug:slug>/satsning/ny/", priorities_views.priority_new, name="priority_new"),
    path("projekt/<slug:slug>/presentation/ny/", priorities_views.presentation_new, name="presentation_new"),
    path("prioriteringar/", priorities_views.priorities, name="priorities"),
    path("prioriteringar/<int:pk>/andra/", priorities_views.priority_edit, name="priority_edit"),
    path("prioriteringar/<int:pk>/flytta/", priorities_views.priority_move, name="priority_move"),
    path("prioriteringar/<int:pk>/ta-bort/", priorities_views.priority_remove, name="priority_remove"),
    path("prioriteringar/presentation/<int:pk>/andra/", priorities_views.presentation_edit, name="presentation_edit"),
    path(
        "prioriteringar/presentation/<int:pk>/ta-bort/",
        priorities_views.presentation_remove,
        name="presentation_remove",
    ),
    # What is watched
    path("bevakning/", watched_views.watched, name="watched"),
    path("bevakning/ny/", watched_views.watched_new, name="watched_new"),
    path("bevakning/<int:pk>/andra/", watched_views.watched_edit, name="watched_edit"),
    path("bevakning/<int:pk>/ta-bort/", watched_views.watched_remove, name="watched_remove"),
    # Assignments between bodies
    path("uppdrag/", assignments_views.assignments, name="assignments"),
    path("uppdrag/nytt/", assignments_views.assignment_new, name="assignment_new"),
    path("uppdrag/<int:pk>/", assignments_views.assignment, name="assignment"),
    path("uppdrag/<int:pk>/redovisa/", assignments_views.assignment_report, name="assignment_report"),
    path("uppdrag/<int:pk>/andra/", assignments_views.assignment_edit, name="assignment_edit"),
    path("uppdrag/<int:pk>/ta-bort/", assignments_views.assignment_remove, name="assignment_remove"),
]
