"""Fixtures that many tests share: a real Celery worker and a real browser.

`worker`: a worker process on the test database. `page`: a Chromium page on the test server, which fails the
test when the page reports a script error, a breach of the content security policy or a missing asset.
"""

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from playwright.sync_api import Browser, Error, Page, Response, Route, ViewportSize, sync_playwright

from sodertorn.addresses import database_url
from sodertorn.celery import app as celery_app
from sodertorn.development import processes
from sodertorn.development.bootstrap import CHECKOUT, find_browser
from tests import schema

# Playwright's synchronous interface runs an event loop in this thread, where Django would refuse to query.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

TEST_DATABASE = "test_portal"
BROWSER_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
LAPTOP = ViewportSize(width=1280, height=900)
ASSETS = {"stylesheet", "script", "image", "font"}


# --- Database -------------------------------------------------------------------------------------------------------
@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """Let Django take the restored database as it is; the whole cluster disappears after the run."""
    return schema.is_ours()


@pytest.fixture(scope="session")
def django_db_modify_db_settings_parallel_suffix(request: pytest.FixtureRequest) -> None:
    """Name the database after its test process only where several share one cluster."""
    if not schema.is_ours():
        request.getfixturevalue("django_db_modify_db_settings_xdist_suffix")


@pytest.fixture(scope="session")
def _dump() -> Path | None:
    """Restore the database from an earlier run with the same migrations, if there was one."""
    if not schema.is_ours():
        return None
    dump = schema.current()
    if dump.exists():
        schema.restore(dump, name=TEST_DATABASE)
    return dump


@pytest.fixture(scope="session")
def django_db_setup(_dump: Path | None, django_db_setup: None) -> None:
    """Keep the migrated database for the next run (unless somebody changed a migration meanwhile)."""
    if _dump is not None and not _dump.exists() and schema.current() == _dump:
        schema.save(_dump, name=TEST_DATABASE)


@pytest.fixture(autouse=True)
def _empty_cache() -> Iterator[None]:
    """Let no test see what another left in the cache, such as a count of failed logins."""
    yield
    cache.clear()


# --- Worker ---------------------------------------------------------------------------------------------------------
class WorkerProcess:
    """A Celery worker in a process of its own, on the test database; it can be killed and started again."""

    def __init__(self) -> None:
        self.log = Path(settings.STATE_DIR) / "worker.log"
        self.child: processes.Child | None = None

    @property
    def pid(self) -> int:
        assert self.child is not None
        return self.child.process.pid

    def start(self) -> None:
        if self.child is not None and not self.child.has_ended:
            return
        argv = [sys.executable, "-m", "celery", "-A", "sodertorn", "worker", "-l", "INFO", "-c", "1"]
        argv += ["--without-gossip", "--without-mingle"]
        env = os.environ | {
            "DJANGO_SETTINGS_MODULE": "tests.settings",
            "DATABASE_URL": database_url(settings.DATABASES["default"]),  # Django has put in the test database's name
        }
        self.log.unlink(missing_ok=True)
        self.child = processes.start("worker", argv, log=self.log, cwd=CHECKOUT, env=env, patience=20)
        self.wait_until_ready()

    def listen(self, *, on: bool) -> None:
        """Let the worker take what is put in the queue, or leave it there."""
        if self.child is None or self.child.has_ended:
            return
        control = celery_app.control
        order = control.add_consumer if on else control.cancel_consumer
        assert order(celery_app.conf.task_default_queue, reply=True, timeout=10, limit=1)

    def wait_until_ready(self, patience: float = 60) -> None:
        assert self.child is not None
        give_up_at = time.monotonic() + patience
        while " ready." not in self.log.read_text():
            if self.child.has_ended or time.monotonic() > give_up_at:
                pytest.fail(f"The worker did not start:\n{self.log.read_text()[-4000:]}", pytrace=False)
            time.sleep(0.05)

    def stop(self) -> None:
        if self.child is not None:
            self.child.stop()


@pytest.fixture(scope="session")
def _worker_process(django_db_setup: None) -> Iterator[WorkerProcess]:
    process = WorkerProcess()
    yield process
    process.stop()


@pytest.fixture
def worker(transactional_db: None, _worker_process: WorkerProcess) -> Iterator[WorkerProcess]:
    """Give a running worker; the test waits for what it expects in the database. Its log is `worker.log`."""
    celery_app.control.purge()
    _worker_process.start()
    _worker_process.listen(on=True)
    yield _worker_process
    _worker_process.listen(on=False)  # a later test delivers its own letters
    celery_app.control.purge()


# --- Browser --------------------------------------------------------------------------------------------------------
@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find_browser(), args=BROWSER_ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def console_errors() -> list[str]:
    """Collect what the page complains of; `page` fails the test if anything is left in the list."""
    return []


@pytest.fixture
def page(browser: Browser, live_server: object, console_errors: list[str]) -> Iterator[Page]:
    """Open a Swedish laptop-sized page whose addresses start at the test server: page.goto("/kalender/")."""
    context = browser.new_context(base_url=str(live_server), locale="sv-SE", viewport=LAPTOP)
    context.set_default_timeout(10_000)
    page = context.new_page()
    listen(page, console_errors)
    yield page
    context.close()
    assert console_errors == []


def slowly(route: Route) -> None:
    """Let a request arrive late, as on a poor line, also where the page that sent it has been left."""
    time.sleep(0.4)
    answer = route.fetch()
    with contextlib.suppress(Error):
        route.fulfill(response=answer)


def listen(page: Page, errors: list[str]) -> None:
    """Write down script errors, breaches of the content security policy and assets that are missing."""

    def look_at(response: Response) -> None:
        if response.status >= 400 and response.request.resource_type in ASSETS:
            errors.append(f"{response.status} {response.url}")

    page.on("response", look_at)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on(
        "console",
        # A refused page also prints "Failed to load resource"; look_at knows which of them matter.
        lambda message: (
            errors.append(message.text)
            if message.type == "error" and not message.text.startswith("Failed to load resource")
            else None
        ),
    )
