"""Lets a client that nobody here wrote work with the simulator.

Usage: python3 Tests/PublicClient/run.py PATH_OF_CONVEY

Installs pypipedrive-client from PyPI into a folder of its own, starts `convey simulate`, runs steps.py against it, and
ends what it started. The client needs Python 3.12 or newer. What is missing leaves the check out with a message,
except where CI=true, where it fails.
"""

import glob
import os
import shutil
import signal
import subprocess
import sys
import tempfile

CLIENT = "pypipedrive-client==1.0.2"
OLDEST = (3, 12)
TOKEN = "token-of-the-public-client"
LIMIT_SECONDS = 300


class Missing(Exception):
    """Something that the check needs is not on this machine."""


def version_of(python):
    """The version of an interpreter, or None when it does not run."""
    try:
        text = subprocess.run(
            [python, "-c", "import sys; print(*sys.version_info[:2])"],
            capture_output=True, text=True, timeout=20, check=True,
        ).stdout
        return tuple(int(part) for part in text.split())
    except (OSError, subprocess.SubprocessError, ValueError):
        return None


def find_python():
    candidates = [sys.executable]
    names = ("python3.12", "python3.13", "python3.14", "python3")
    candidates += [path for name in names if (path := shutil.which(name))]
    roots = [os.environ.get("PYENV_ROOT"), os.path.expanduser("~/.pyenv")]
    for root in roots:
        if root:
            candidates += sorted(glob.glob(os.path.join(root, "versions", "3.*", "bin", "python3")))
    for python in candidates:
        version = version_of(python)
        if version is not None and version >= OLDEST:
            return python
    raise Missing("Python 3.12 or newer, which the public client needs")


def install(folder):
    """Makes an environment with the client in it; returns its interpreter."""
    environment = os.path.join(folder, "environment")
    made = subprocess.run([find_python(), "-m", "venv", environment], capture_output=True, text=True)
    if made.returncode != 0:
        raise Missing("the module venv (on Debian: apt-get install python3-venv)")
    python = os.path.join(environment, "bin", "python")
    installed = subprocess.run(
        [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", CLIENT],
        capture_output=True, text=True, timeout=LIMIT_SECONDS,
    )
    if installed.returncode != 0:
        last = (installed.stderr.strip().splitlines() or ["no reason was given"])[-1]
        raise Missing(f"{CLIENT}, which pip could not install: {last}")
    return python


def main():
    if len(sys.argv) != 2:
        sys.exit("usage: python3 Tests/PublicClient/run.py PATH_OF_CONVEY")
    steps = os.path.join(os.path.dirname(os.path.abspath(__file__)), "steps.py")
    with tempfile.TemporaryDirectory() as folder:
        try:
            python = install(folder)
        except Missing as missing:
            message = f"the public client is left out: this machine lacks {missing}"
            if os.environ.get("CI") == "true":
                sys.exit(f"{message}; CI must have it")
            print(message, file=sys.stderr)
            return
        environment = {**os.environ, "PIPEDRIVE_API_TOKEN": TOKEN}
        simulator = subprocess.Popen(
            [sys.argv[1], "simulate", "--port", "0", "--existing-records"],
            stdout=subprocess.PIPE, text=True, env=environment,
        )
        try:
            address = simulator.stdout.readline().strip()
            if not address.startswith("http://127.0.0.1:"):
                sys.exit("convey simulate printed no address")
            done = subprocess.run([python, steps, address], env=environment, timeout=LIMIT_SECONDS)
        finally:
            simulator.send_signal(signal.SIGTERM)
            try:
                simulator.wait(timeout=20)
            except subprocess.TimeoutExpired:
                simulator.kill()
        sys.exit(done.returncode)


if __name__ == "__main__":
    main()
