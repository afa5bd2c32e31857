from django.urls import path

from meetings import editing, planning, views

app_name = "meetings"
urlpatterns = [
    path("kalender/", views.calendar, name="calendar"),
    path("kalender/prenumerera/", views.subscribe, name="subscribe"),
    path("kalender/planera/<int:year>/", planning.plan_year, name="plan_year"),
    path("kalender/alla.ics", views.feed_all, name="feed_all"),
    path("kalender/<slug:slug>.ics", views.feed, name="feed"),
    path("moten/nytt/", editing.create, name="create"),
    path("moten/<int:pk>/", views.detail, name="detail"),
    path("moten/<int:pk>.ics", views.meeting_file, name="meeting_file"),
    path("moten/<int:pk>/andra/", editing.edit, name="edit"),
    path("moten/<int:pk>/flytta/", editing.move, name="move"),
    path("moten/<int:pk>/stall-in/", editing.cancel, name="cancel"),
    path("moten/<int:pk>/lage/", editing.set_state, name="set_state"),
    path("moten/<int:pk>/narvaro/", editing.attendance, name="attendance"),
    path("moten/<int:pk>/dagordning/ny/", editing.item_create, name="item_create"),
    path("moten/<int:pk>/dagordning/<int:item_pk>/andra/", editing.item_edit, name="item_edit"),
    path("moten/<int:pk>/dagordning/<int:item_pk>/flytta/", editing.item_move, name="item_move"),
    path("moten/<int:pk>/dagordning/<int:item_pk>/ta-bort/", editing.item_delete, name="item_delete"),
    path("moten/<int:pk>/dagordning/<int:item_pk>/beslut/", editing.decision_create, name="decision_create"),
    path("moten/<int:pk>/anteckningar/", editing.minutes, name="minutes"),
    path("moten/<int:pk>/anteckningar/godkann/", editing.minutes_approve, name="minutes_approve"),
    path("beslut/", views.decisions, name="decisions"),
    path("beslut/<int:pk>/", views.decision, name="decision"),
    path("konferenser/", views.conferences, name="conferences"),
    path("externa-moten/", views.external_meetings, name="external_meetings"),
    path("externa-moten/nytt/", editing.external_create, name="external_create"),
]
