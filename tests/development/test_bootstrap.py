"""Setting up a machine: what is missing, who may install it, and the locks."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from sodertorn.development import bootstrap
from sodertorn.development.account import CHECKOUT


def pins(lock: str) -> dict[str, str]:
    text = (CHECKOUT / "requirements" / f"{lock}.txt").read_text()
    return dict(re.findall(r"^([A-Za-z0-9._-]+)==(\S+)", text, re.MULTILINE))


@pytest.mark.parametrize(("smaller", "larger"), [("run", "develop"), ("develop", "test")])
def test_each_lock_holds_the_smaller_one_in_the_same_versions(smaller: str, larger: str) -> None:
    assert pins(smaller).items() <= pins(larger).items()


@pytest.mark.parametrize("lock", bootstrap.LOCKS)
def test_locks_are_hashed_and_name_no_registry(lock: str) -> None:
    text = (CHECKOUT / "requirements" / f"{lock}.txt").read_text()

    assert not re.search(r"https?:|file://|--(extra-)?index-url|--find-links|--trusted-host", text)
    for entry in re.split(r"\n(?=\S)", text):
        if not entry.startswith("#") and entry.strip():
            assert "--hash=sha256:" in entry, entry


def test_missing_pango_is_named_before_anything_is_installed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bootstrap, "PANGO", {"libmissing-1.0.so.0": "libmissing-1.0-0"})
    monkeypatch.setattr(bootstrap, "administrator", lambda: None)

    with pytest.raises(SystemExit, match="1"):
        bootstrap.install_system_packages(bootstrap.missing_libraries())

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
        "noninteractive install --yes --no-install-recommends libpango-1.0-0",
    ]
    assert "Missing on this machine: Pango" in capfd.readouterr().out


def test_a_browser_that_does_not_start_is_no_browser(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name, code in (("chromium", 1), ("google-chrome", 0)):
        (tmp_path / name).write_text(f"#!/bin/sh\nexit {code}\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))

    assert bootstrap.find_browser() == str(tmp_path / "google-chrome")


def test_bootstrap_needs_nothing_but_the_standard_library() -> None:
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", f"import runpy; runpy.run_path({bootstrap.__file__!r})"],
        check=False,
        capture_output=True,
        text=True,
    )

    assert (done.returncode, done.stderr) == (0, "")
