"""Types a line and Tab into real shells that have read the completion, and looks at what they show.

usage: shells.py SHELL…
"""

import os
import pty
import re
import select
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
counts = {True: 0, False: 0}

START = {
    "bash": ["bash", "--norc", "--noprofile", "-i"],
    "zsh": ["zsh", "-f", "-i"],
    "fish": ["fish", "--no-config", "-i"],
}
READ = {
    "bash": "bind 'set bell-style none'; bind 'set completion-query-items 0'; source {0}",
    "zsh": "autoload -Uz compinit && compinit -u -d {0}.dump; unsetopt list_beep; source {0}",
    "fish": "source {0}",
}

# What is typed, how often Tab is pressed, and what is then on the line or below it.
ROWS = [
    ("npm run new -- --se", 1, r"--section\b"),
    ("npm run new -- --section news/north", 1, r"news/northwest"),
    ("npm run new -- --section life/", 2, r"life/outdoors"),
    ("npm run doc", 1, r"doctor"),
    ("npm run lin", 1, r"\blint"),
    ("npm run check -- --ag", 1, r"--against"),
    ("npm run preview -- test/sample/news/politics/sewer-d", 1, r"sewer-district-audit\.md"),
    ("npm run export -- --content test/sam", 1, r"--content ?test/sample"),
    ("npm start -- --qu", 1, r"--quiet"),
    ("npm run completion -- zs", 1, r"-- ?zsh"),
]


class Shell:
    def __init__(self, name):
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.chdir(ROOT)
            os.environ.update(CONTENT_DIR="test/sample", TERM="xterm", LC_ALL="C.UTF-8", COLUMNS="200", PS1="$ ")
            os.execvp(START[name][0], START[name])
        self.ready()

    def read(self, quiet, most=20):
        """What is shown until nothing has come for a while."""
        text, end = b"", time.time() + most
        while time.time() < end and select.select([self.fd], [], [], quiet)[0]:
            try:
                text += os.read(self.fd, 65536)
            except OSError:
                break
        # Without what moves the cursor and colours.
        return re.sub(r"\x1b(?:\[[0-9;?<>=]*[a-zA-Z]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[()][A-Z0-9]|[=>])", "", text.decode(errors="replace"))

    def ready(self):
        """Waits until it has done what it was told: the answer is spelt otherwise than the question."""
        for _ in range(30):
            os.write(self.fd, b"echo re''ady\r")
            if re.search(r"(?<!')\bready\b", self.read(1.5)):
                self.read(0.5)
                return

    def type(self, keys, quiet=1.0):
        os.write(self.fd, keys.encode())
        return self.read(quiet)

    def close(self):
        os.write(self.fd, b"\x15exit\r")
        time.sleep(0.3)
        os.close(self.fd)
        os.waitpid(self.pid, 0)


def look(name):
    script = subprocess.run(["node", "src/cli/completion.ts", name], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "completion"
        file.write_text(script)
        shell = Shell(name)
        shell.type(READ[name].format(file) + "\r", 2)
        shell.ready()
        for line, tabs, wanted in ROWS:
            shown = shell.type(line)
            for _ in range(tabs):
                shown += shell.type("\t", 3)
            # A shell may break what it shows across the cursor.
            good = re.search(wanted, shown) or re.search(wanted, re.sub(r"[\s\x08]", "", shown))
            counts[bool(good)] += 1
            print(f"ok    {name}: {line}" if good else f"FAIL  {name}: {line}: shows {shown!r}")
            shell.type("\x15" if name != "fish" else "\x03", 0.5)
        shell.close()


def side_by_side(names):
    """Each in a program of its own, as nearly all of the time goes into waiting."""
    started = [subprocess.Popen([sys.executable, __file__, name], stdout=subprocess.PIPE, text=True) for name in names]
    for program in started:
        lines = program.communicate()[0].splitlines()
        print("\n".join(line for line in lines if line.startswith(("ok ", "FAIL "))))
        counts[True] += sum(line.startswith("ok ") for line in lines)
        counts[False] += sum(line.startswith("FAIL ") for line in lines) + (not lines)


if len(sys.argv) > 2:
    side_by_side(sys.argv[1:])
else:
    look(sys.argv[1])
print(f"\n{counts[True]} passed, {counts[False]} failed")
sys.exit(1 if counts[False] or not counts[True] else 0)
