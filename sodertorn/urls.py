"""Every address of the portal. Paths are stable, Swedish and without å, ä and ö (docs: URL contract).

An import says where the page lives; those of municipalities, people, bodies and the agreement: `sodertorn.member_urls`.
"""

from django.urls import include, path, register_converter

from members.converters import YearConverter
from reports.plan_adoption import views as plan_adoption_views
from sodertorn import views
from sodertorn.accounts import login_views
from sodertorn.checks import views as checks_views
from sodertorn.health import views as health_views
from sodertorn.open_data import views as open_data_views
from sodertorn.search import views as search_views
from sodertorn.tasks import views as tasks_views

register_converter(YearConverter, "year")

urlpatterns = [
    path("", views.start, name="start"),
    path("harnast/", tasks_views.whats_next, name="whats_next"),
    path("sok/", search_views.search, name="search"),
    path("hjalp/", views.help_page, name="help"),
    path("hjalp/ordlista/", views.glossary, name="glossary"),
    path("tillganglighet/", views.accessibility, name="accessibility"),
    path("halsa/", health_views.health, name="health"),
    path("halsa/lever/", health_views.alive, name="alive"),
    path("kontroller/", checks_views.checks, name="checks"),
    path("oppna-data/", open_data_views.open_data_page, name="open_data"),
    path("oppna-data/<slug:slug>.<str:form>", open_data_views.open_data_file, name="open_data_file"),
    path("utv/brev/", views.development_mail, name="development_mail"),
    path("utv/brev/<str:number>/", views.development_letter, name="development_letter"),
    path("", include("sodertorn.member_urls")),
    path("", include("meetings.urls")),
    path("", include("programs.urls")),
    # Adopting a plan freezes its document too, so these two stand to the right of programs.
    path("plan/<year:year>/faststall/", plan_adoption_views.adopt, name="plan_adopt"),
    path("plan/<year:year>/rattelse/", plan_adoption_views.amendment, name="plan_amendment"),
    path("ekonomi/", include("budget.urls")),
    path("remisser/", include("remisser.urls")),
    path("dokument/", include("reports.urls")),
    path("", include("records.urls")),
    # Before allauth's own views at the same addresses.
    path("konto/2fa/authenticate/", login_views.second_step, name="mfa_authenticate"),
    path("konto/2fa/totp/activate/", login_views.add_app, name="mfa_activate_totp"),
    path("konto/2fa/webauthn/add/", login_views.add_key, name="mfa_add_webauthn"),
    path("konto/2fa/recovery-codes/download/", login_views.recovery_codes_file, name="mfa_download_recovery_codes"),
    path("konto/", include("allauth.urls")),
]

handler400 = "sodertorn.errors.bad_request"
