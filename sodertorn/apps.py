from django.apps import AppConfig

from sodertorn import logs


class SodertornConfig(AppConfig):
    name = "sodertorn"
    verbose_name = "Södertörnsportalen"

    def ready(self) -> None:
        logs.keep_tokens_out()
