from django.urls import path

from records import views

app_name = "records"
urlpatterns = [
    path("jobb/<uuid:pk>/", views.job, name="job"),
    path("jobb/<uuid:pk>/igen/", views.job_again, name="job_again"),
    path("handling/<int:pk>/", views.document_file, name="document_file"),
    path("brev/", views.letters, name="letters"),
    path("brev/<int:pk>/igen/", views.letter_again, name="letter_again"),
    path("historik/<slug:app>/<slug:model>/<int:pk>/", views.history_page, name="history"),
    path("svar/<str:token>/", views.link, name="link"),
    path("utkast/<slug:app>/<slug:model>/<slug:pk>/<slug:field>/", views.draft, name="draft"),
]
