from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "reports"
    verbose_name = "Årets dokument"

    def ready(self) -> None:
        from records import jobs
        from reports.documents import actions

        jobs.register(actions.KIND, actions.WORK)
