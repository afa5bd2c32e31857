"""Every address of the portal. Paths are stable, Swedish and without å, ä and ö (docs: URL contract)."""

from django.urls import include, path

from sodertorn import views

urlpatterns = [
    path("", views.start, name="start"),
    path("sok/", views.search, name="search"),
    path("hjalp/", views.help_page, name="help"),
    path("hjalp/ordlista/", views.glossary, name="glossary"),
    path("tillganglighet/", views.accessibility, name="accessibility"),
    path("halsa/", views.health, name="health"),
    path("halsa/lever/", views.alive, name="alive"),
    path("kontroller/", views.checks, name="checks"),
    path("oppna-data/", views.open_data_page, name="open_data"),
    path("oppna-data/<slug:slug>.<str:form>", views.open_data_file, name="open_data_file"),
    path("utv/brev/", views.development_mail, name="development_mail"),
    path("utv/brev/<str:number>/", views.development_letter, name="development_letter"),
    path("", include("sodertorn.pages.urls")),
    path("", include("meetings.urls")),
    path("", include("programs.urls")),
    path("ekonomi/", include("budget.urls")),
    path("remisser/", include("remisser.urls")),
    path("dokument/", include("reports.urls")),
    path("", include("records.urls")),
    path("konto/", include("allauth.urls")),
]

handler400 = "sodertorn.errors.bad_request"
