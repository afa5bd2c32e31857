"""Setting up a machine: what is missing, who may install it, and the locks."""

import base64
import contextlib
import hashlib
import os
import re
import subprocess
import sys
import tarfile
import time
from pathlib import Path

import brotli
import psutil
import pytest

from sodertorn.development import bootstrap, browser
from sodertorn.development.account import CHECKOUT
from tests.development.portal import living


def pins(lock: str) -> dict[str, str]:
    text = (CHECKOUT / "requirements" / f"{lock}.txt").read_text()
    return dict(re.findall(r"^([A-Za-z0-9._-]+)==(\S+)", text, re.MULTILINE))


@pytest.mark.parametrize(("smaller", "larger"), [("run", "develop"), ("develop", "test")])
def test_each_lock_holds_the_smaller_one_in_the_same_versions(smaller: str, larger: str) -> None:
    assert pins(smaller).items() <= pins(larger).items()


@pytest.mark.parametrize("lock", [*bootstrap.LOCKS, "browser"])
def test_locks_are_hashed_and_name_no_registry(lock: str) -> None:
    text = (CHECKOUT / "requirements" / f"{lock}.txt").read_text()

    assert not re.search(r"https?:|file://|--(extra-)?index-url|--find-links|--trusted-host", text)
    for entry in re.split(r"\n(?=\S)", text):
        if not entry.startswith("#") and entry.strip():
            assert "--hash=sha256:" in entry, entry


def test_missing_pango_is_named_before_anything_is_installed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bootstrap, "administrator", lambda: None)

    with pytest.raises(SystemExit, match="1"):
        bootstrap.install_system_packages(
            bootstrap.missing_libraries({"libmissing-1.0.so.0": "libmissing-1.0-0"}, bootstrap.PANGO_IS)
        )

    said = capsys.readouterr().out
    assert "Missing on this machine: Pango" in said
    assert "apt-get install --yes --no-install-recommends libmissing-1.0-0" in said


def test_system_packages_are_installed_with_the_systems_own_tool_after_saying_so(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    tool = tmp_path / "apt-get"
    tool.write_text(f'#!/bin/sh\necho "$DEBIAN_FRONTEND $@" >> {tmp_path}/called\n')
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setattr(bootstrap.os, "geteuid", lambda: 0)

    bootstrap.install_system_packages({"libpango-1.0-0": "Pango, which lays out the PDF documents"})

    assert (tmp_path / "called").read_text().splitlines() == [
        "noninteractive update -qq",
        "noninteractive install --yes --no-install-recommends libpango-1.0-0 -o DPkg::Lock::Timeout=300",
    ]
    assert "Missing on this machine: Pango" in capfd.readouterr().out


def test_a_browser_that_does_not_start_is_no_browser(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name, code in (("chromium", 1), ("google-chrome", 0)):
        (tmp_path / name).write_text(f"#!/bin/sh\nexit {code}\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))

    assert bootstrap.find_browser() == str(tmp_path / "google-chrome")


def test_browser_that_playwright_has_fetched_is_found(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where the system has none; otherwise every `make test` would fetch it again."""
    for version, code in (("1254", 0), ("1255", 0), ("1256", 127)):
        chrome = tmp_path / f"chromium-{version}" / "chrome-linux64" / "chrome"
        chrome.parent.mkdir(parents=True)
        chrome.write_text(f"#!/bin/sh\nexit {code}\n")
        chrome.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path))

    assert bootstrap.find_browser() == str(tmp_path / "chromium-1255" / "chrome-linux64" / "chrome")


def test_snap_is_no_browser(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """It starts, but sees none of the files that tests lay out for it."""
    chromium = tmp_path / "chromium"
    chromium.write_text("#!/bin/sh\n")
    chromium.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path))
    monkeypatch.setattr(bootstrap, "FETCHED_BROWSER", tmp_path / "fetched")

    found = {}
    for system in ("debian", "ubuntu"):
        monkeypatch.setattr(bootstrap.platform, "freedesktop_os_release", lambda system=system: {"ID": system})
        found[system] = bootstrap.find_browser()

    assert found == {"debian": str(chromium), "ubuntu": None}


def test_browser_that_was_fetched_is_found_last(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    fetched = tmp_path / "fetched"
    monkeypatch.setattr(bootstrap, "FETCHED_BROWSER", fetched)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path))

    found = [bootstrap.find_browser()]
    for program in (fetched, tmp_path / "google-chrome"):
        program.write_text("#!/bin/sh\n")
        program.chmod(0o755)
        found.append(bootstrap.find_browser())

    assert found == [None, str(fetched), str(tmp_path / "google-chrome")]


def test_fetched_browser_is_taken_out_of_the_package_that_was_pinned_and_no_other(tmp_path: Path) -> None:
    inside = tmp_path / browser.INSIDE
    inside.parent.mkdir(parents=True)
    inside.write_bytes(brotli.compress(b"#!/bin/sh\necho Chromium 153"))
    package = tmp_path / "package.tgz"
    with tarfile.open(package, "w:gz") as archive:
        archive.add(inside, browser.INSIDE)
    integrity = f"sha512-{base64.b64encode(hashlib.sha512(package.read_bytes()).digest()).decode()}"
    fetched = tmp_path / "fetched"

    with pytest.raises(SystemExit, match="not the package that was pinned"):
        browser.unpack(package, fetched)
    assert not fetched.exists()

    browser.unpack(package, fetched, integrity)
    assert subprocess.run([fetched], check=True, capture_output=True, text=True).stdout == "Chromium 153\n"


@pytest.mark.parametrize(
    ("machine", "fetched", "said"),
    [("x86_64", 0, ["npm"]), ("x86_64", 1, ["npm", "playwright"]), ("aarch64", 0, ["playwright"])],
)
def test_browser_is_fetched_after_saying_so_and_playwrights_own_where_that_fails(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    machine: str,
    fetched: int,
    said: list[str],
) -> None:
    for name, exit_code in (("python", fetched), ("playwright", 0)):
        program = tmp_path / "bin" / name
        program.parent.mkdir(exist_ok=True)
        program.write_text(f"#!/bin/sh\necho {name} $* >> {tmp_path}/called\nexit {exit_code}\n")
        program.chmod(0o755)
    monkeypatch.setattr(bootstrap, "VENV", tmp_path)
    monkeypatch.setattr(bootstrap, "FETCHED_LIBRARIES", {})
    monkeypatch.setattr(bootstrap, "find_browser", lambda: "chromium")
    monkeypatch.setattr(bootstrap, "administrator", lambda: None)
    monkeypatch.setattr(bootstrap.platform, "machine", lambda: machine)

    bootstrap.install_browser()

    ways = {
        "npm": ("from the npm package @sparticuz/chromium", "python -m sodertorn.development.browser"),
        "playwright": ("bin/playwright install chromium", "playwright install chromium"),
    }
    lines = capsys.readouterr().out.splitlines()
    assert (tmp_path / "called").read_text().splitlines() == [ways[way][1] for way in said]
    assert [ways[way][0] in line for way, line in zip(said, lines, strict=True)] == [True] * len(said)


def test_half_made_environment_is_made_anew_and_a_whole_one_is_kept(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    python = tmp_path / "bin" / "python"
    python.parent.mkdir()
    python.symlink_to(sys.executable)  # as after a kill −9 between `venv` and pip
    (tmp_path / "half").touch()
    monkeypatch.setattr(bootstrap, "VENV", tmp_path)
    monkeypatch.setattr(bootstrap, "STAMP", tmp_path / "installed.json")

    bootstrap.make_venv()

    assert not (tmp_path / "half").exists()
    assert subprocess.run([python, "-m", "pip", "--version"], check=False, capture_output=True).returncode == 0
    (tmp_path / "kept").touch()
    bootstrap.make_venv()
    assert (tmp_path / "kept").exists()


@pytest.mark.parametrize(("exit_code", "whole"), [(0, True), (1, True), (-9, False)])
def test_installation_that_is_cut_short_leaves_no_stamp(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, exit_code: int, whole: bool
) -> None:
    """A failed pip leaves what was there before and may be tried again; one that died with us leaves half of it."""
    stamp = tmp_path / "installed.json"
    stamp.write_text('{"run": "an older lock"}')
    monkeypatch.setattr(bootstrap, "VENV", tmp_path)
    monkeypatch.setattr(bootstrap, "STAMP", stamp)
    python = tmp_path / "bin" / "python"
    python.parent.mkdir()
    end = f"exit {exit_code}" if exit_code >= 0 else f"kill {exit_code} $PPID"
    python.write_text(f"#!/bin/sh\ntest -e {stamp} && exit 7\n{end}\n")
    python.chmod(0o755)

    child = os.fork()
    if child == 0:
        with contextlib.suppress(BaseException):
            bootstrap.install("run")
        os._exit(0)
    os.waitpid(child, 0)

    assert stamp.exists() == whole
    if whole:
        assert ("an older lock" in stamp.read_text()) == (exit_code == 1)


def test_command_ends_when_its_make_is_killed() -> None:
    """The shell stands for `make`: it starts the bootstrap, which becomes the command, and is killed −9."""
    script = f"'{sys.executable}' '{bootstrap.__file__}' develop -- sh -c 'echo $$; while sleep 0.1; do :; done'; true"
    env = os.environ | {"MAKELEVEL": "1"}
    with subprocess.Popen(["sh", "-c", script], env=env, stdout=subprocess.PIPE, text=True) as make:
        assert make.stdout is not None
        command = psutil.Process(int(make.stdout.readline()))
        make.kill()

    for _ in range(100):
        if living(command) == "":
            return
        time.sleep(0.05)
    command.kill()
    pytest.fail("the command went on without its make")


def test_bootstrap_needs_nothing_but_the_standard_library() -> None:
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", f"import runpy; runpy.run_path({bootstrap.__file__!r})"],
        check=False,
        capture_output=True,
        text=True,
    )

    assert (done.returncode, done.stderr) == (0, "")
