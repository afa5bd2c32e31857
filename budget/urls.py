from django.urls import path

from budget import views

app_name = "budget"
urlpatterns = [
    path("", views.current, name="current"),
    path("folkmangd/", views.population, name="population"),
    path("folkmangd/ny/", views.population_create, name="population_create"),
    path("avgift-per-invanare/ny/", views.rate_create, name="rate_create"),
    path("<int:year>/", views.year_page, name="year"),
    path("<int:year>/avgifter/", views.fees_page, name="fees"),
    path("<int:year>/avgifter.csv", views.fees_csv, name="fees_csv"),
    path("<int:year>/avgifter.json", views.fees_json, name="fees_json"),
    path("<int:year>/avgifter/<slug:slug>/", views.follow_up, name="follow_up"),
    path("<int:year>/budget/", views.budget_page, name="budget"),
    path("<int:year>/budget/skapa/", views.budget_create, name="budget_create"),
    path("<int:year>/budget/rad/ny/", views.line_create, name="line_create"),
    path("<int:year>/budget/rad/<int:pk>/", views.line_edit, name="line_edit"),
    path("<int:year>/budget/rad/<int:pk>/ta-bort/", views.line_remove, name="line_remove"),
    path("<int:year>/bokslut/", views.accounts_page, name="accounts"),
]
