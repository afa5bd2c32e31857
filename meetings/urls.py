from django.urls import path

from meetings.agenda import views as agenda_views
from meetings.calendar import views as calendar_views
from meetings.conferences import views as conferences_views
from meetings.decisions import views as decisions_views
from meetings.meeting import views as meeting_views
from meetings.minutes import views as minutes_views
from meetings.planning import views as planning_views

app_name = "meetings"
urlpatterns = [
    path("kalender/", calendar_views.calendar, name="calendar"),
    path("kalender/prenumerera/", calendar_views.subscribe, name="subscribe"),
    path("kalender/planera/<int:year>/", planning_views.plan_year, name="plan_year"),
    path("kalender/alla.ics", calendar_views.feed_all, name="feed_all"),
    path("kalender/<slug:slug>.ics", calendar_views.feed, name="feed"),
    path("moten/nytt/", meeting_views.create, name="create"),
    path("moten/<int:pk>/", meeting_views.detail, name="detail"),
    path("moten/<int:pk>.ics", calendar_views.meeting_file, name="meeting_file"),
    path("moten/<int:pk>/andra/", meeting_views.edit, name="edit"),
    path("moten/<int:pk>/flytta/", meeting_views.move, name="move"),
    path("moten/<int:pk>/stall-in/", meeting_views.cancel, name="cancel"),
    path("moten/<int:pk>/lage/", meeting_views.set_state, name="set_state"),
    path("moten/<int:pk>/narvaro/", decisions_views.attendance, name="attendance"),
    path("moten/<int:pk>/dagordning/ny/", agenda_views.item_create, name="item_create"),
    path("moten/<int:pk>/dagordning/<int:item_pk>/andra/", agenda_views.item_edit, name="item_edit"),
    path("moten/<int:pk>/dagordning/<int:item_pk>/flytta/", agenda_views.item_move, name="item_move"),
    path("moten/<int:pk>/dagordning/<int:item_pk>/ta-bort/", agenda_views.item_delete, name="item_delete"),
    path("moten/<int:pk>/dagordning/<int:item_pk>/beslut/", decisions_views.decision_create, name="decision_create"),
    path("moten/<int:pk>/anteckningar/", minutes_views.minutes, name="minutes"),
    path("moten/<int:pk>/anteckningar/godkann/", minutes_views.minutes_approve, name="minutes_approve"),
    path("beslut/", decisions_views.decisions, name="decisions"),
    path("beslut/<int:pk>/", decisions_views.decision, name="decision"),
    path("konferenser/", conferences_views.conferences, name="conferences"),
    path("externa-moten/", conferences_views.external_meetings, name="external_meetings"),
    path("externa-moten/nytt/", conferences_views.external_create, name="external_create"),
]
