from django.apps import AppConfig


class ProgramsConfig(AppConfig):
    name = "programs"
    verbose_name = "Program, planer och uppföljning"

    def ready(self) -> None:
        from programs.programme import decision_paper
        from records import jobs

        jobs.register(decision_paper.KIND, decision_paper.WORK)
