from django.urls import path

from sodertorn.pages import account, agreement, bodies, login, municipalities, networks, people

app_name = "members"
urlpatterns = [
    path("kommuner/", municipalities.municipality_list, name="municipalities"),
    path("kommuner/<slug:slug>/", municipalities.municipality_detail, name="municipality"),
    path("kommuner/<slug:slug>/natverk/", networks.municipality_networks, name="municipality_networks"),
    path("organ/", bodies.body_list, name="bodies"),
    path("organ/<slug:slug>/", bodies.body_detail, name="body"),
    path("avtal/", agreement.agreement_detail, name="agreement"),
    path("avtal/uppsagning/", agreement.notice_register, name="notice_register"),
    path("avtal/uppsagning/<int:pk>/ta-bort/", agreement.notice_withdraw, name="notice_withdraw"),
    path("personer/", people.person_list, name="people"),
    path("personer/ny/", people.person_create, name="person_create"),
    path("personer/<int:pk>/", people.person_detail, name="person"),
    path("personer/<int:pk>/andra/", people.person_update, name="person_update"),
    path("personer/<int:pk>/plats/", people.seat_create, name="seat_create"),
    path("personer/plats/<int:pk>/avsluta/", people.seat_end, name="seat_end"),
    path("personer/<int:pk>/bjud-in/", people.invite, name="invite"),
    path("personer/<int:pk>/konto/stang/", people.account_close, name="account_close"),
    path("personer/<int:pk>/konto/oppna/", people.account_reopen, name="account_reopen"),
    path("personer/<int:pk>/konto/aterstall/", people.account_reset, name="account_reset"),
    path("konto/", account.account, name="account"),
    path("konto/bekrafta/", login.confirm_by_code, name="confirm"),
    path("konto/uppgifter.json", account.export, name="account_export"),
]
