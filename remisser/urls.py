from django.urls import URLPattern, URLResolver

app_name = "remisser"
urlpatterns: list[URLPattern | URLResolver] = []
