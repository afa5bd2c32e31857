"""The addresses of municipalities, bodies, the agreement, people and accounts, named `members:…`.

Their models stand in members; their pages gather from every package, so they have a wing each here
(docs/decisions/0008-pages-that-gather-live-at-the-top.md).
"""

from django.urls import path

from sodertorn.accounts import login_views
from sodertorn.accounts import views as accounts_views
from sodertorn.agreement import views as agreement_views
from sodertorn.bodies import views as bodies_views
from sodertorn.municipalities import views as municipalities_views
from sodertorn.people import views as people_views

app_name = "members"
urlpatterns = [
    # sodertorn/municipalities/views.py
    path("kommuner/", municipalities_views.municipality_list, name="municipalities"),
    path("kommuner/<slug:slug>/", municipalities_views.municipality_detail, name="municipality"),
    path("kommuner/<slug:slug>/natverk/", municipalities_views.municipality_networks, name="municipality_networks"),
    # sodertorn/bodies/views.py
    path("organ/", bodies_views.body_list, name="bodies"),
    path("organ/<slug:slug>/", bodies_views.body_detail, name="body"),
    # sodertorn/agreement/views.py
    path("avtal/", agreement_views.agreement_detail, name="agreement"),
    path("avtal/uppsagning/", agreement_views.notice_register, name="notice_register"),
    path("avtal/uppsagning/<int:pk>/ta-bort/", agreement_views.notice_withdraw, name="notice_withdraw"),
    # sodertorn/people/views.py
    path("personer/", people_views.person_list, name="people"),
    path("personer/ny/", people_views.person_create, name="person_create"),
    path("personer/<int:pk>/", people_views.person_detail, name="person"),
    path("personer/<int:pk>/andra/", people_views.person_update, name="person_update"),
    path("personer/<int:pk>/plats/", people_views.seat_create, name="seat_create"),
    path("personer/plats/<int:pk>/avsluta/", people_views.seat_end, name="seat_end"),
    path("personer/<int:pk>/bjud-in/", people_views.invite, name="invite"),
    path("personer/<int:pk>/konto/stang/", people_views.account_close, name="account_close"),
    path("personer/<int:pk>/konto/oppna/", people_views.account_reopen, name="account_reopen"),
    path("personer/<int:pk>/konto/aterstall/", people_views.account_reset, name="account_reset"),
    # sodertorn/accounts/views.py and login_views.py
    path("konto/", accounts_views.account, name="account"),
    path("konto/bekrafta/", login_views.confirm_by_code, name="confirm"),
    path("konto/uppgifter.json", accounts_views.export, name="account_export"),
]
