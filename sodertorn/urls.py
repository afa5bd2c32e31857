"""Every address of the portal. Paths are stable, Swedish and without å, ä and ö (docs: URL contract)."""

from django.urls import include, path

from sodertorn import views

urlpatterns = [
    path("", views.start, name="start"),
    path("", include("sodertorn.pages.urls")),
    path("", include("meetings.urls")),
    path("", include("programs.urls")),
    path("ekonomi/", include("budget.urls")),
    path("remisser/", include("remisser.urls")),
    path("dokument/", include("reports.urls")),
    path("", include("records.urls")),
    path("konto/", include("allauth.urls")),
]
