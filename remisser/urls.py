from django.urls import path

from remisser import views

app_name = "remisser"
urlpatterns = [
    path("", views.consultations, name="list"),
    path("rutin/", views.routine, name="routine"),
    path("ny/", views.create, name="create"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/andra/", views.edit, name="edit"),
    path("<int:pk>/fil/", views.paper, name="paper"),
    path("<int:pk>/vag/", views.way, name="way"),
    path("<int:pk>/fraga/", views.ask, name="ask"),
    path("<int:pk>/svar/<slug:slug>/", views.endorse, name="endorse"),
]
