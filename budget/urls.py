from django.urls import path

from budget import views as budget_views
from budget.accounts import views as accounts_views
from budget.budgets import views as budgets_views
from budget.fees import views as fees_views
from budget.population import views as population_views

app_name = "budget"
urlpatterns = [
    path("", budget_views.current, name="current"),
    path("folkmangd/", population_views.population, name="population"),
    path("folkmangd/ny/", population_views.population_create, name="population_create"),
    path("avgift-per-invanare/ny/", fees_views.rate_create, name="rate_create"),
    path("<int:year>/", budget_views.year_page, name="year"),
    path("<int:year>/avgifter/", budget_views.fees_page, name="fees"),
    path("<int:year>/avgifter.csv", fees_views.fees_csv, name="fees_csv"),
    path("<int:year>/avgifter.json", fees_views.fees_json, name="fees_json"),
    path("<int:year>/avgifter/<slug:slug>/", fees_views.follow_up, name="follow_up"),
    path("<int:year>/budget/", budgets_views.budget_page, name="budget"),
    path("<int:year>/budget/skapa/", budgets_views.budget_create, name="budget_create"),
    path("<int:year>/budget/rad/ny/", budgets_views.line_create, name="line_create"),
    path("<int:year>/budget/rad/<int:pk>/", budgets_views.line_edit, name="line_edit"),
    path("<int:year>/budget/rad/<int:pk>/ta-bort/", budgets_views.line_remove, name="line_remove"),
    path("<int:year>/bokslut/", accounts_views.accounts_page, name="accounts"),
]
