from django.apps import AppConfig


class SodertornConfig(AppConfig):
    name = "sodertorn"
    verbose_name = "Södertörnsportalen"
