from django.urls import path, register_converter

from reports.documents import views
from reports.models import AnnualDocument


class KindConverter:
    regex = "|".join(AnnualDocument.Kind.values)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return str(value)


register_converter(KindConverter, "annual_kind")

app_name = "reports"
urlpatterns = [
    path("", views.documents, name="documents"),
    path("nytt/", views.new_document, name="new"),
    path("<annual_kind:kind>/<year:year>/", views.document, name="document"),
    path("<annual_kind:kind>/<year:year>.pdf", views.pdf, name="pdf"),
    path("<annual_kind:kind>/<year:year>/version/<int:number>.pdf", views.pdf_version, name="pdf_version"),
    path("<annual_kind:kind>/<year:year>/skapa/", views.make, name="make"),
    path("<annual_kind:kind>/<year:year>/kapitel/<slug:slug>/", views.chapter, name="chapter"),
    path("<annual_kind:kind>/<year:year>/publicera/", views.publish, name="publish"),
]
