"""Compresses an export as docs/deploy.md does, and makes its settings of nginx, with other paths and without TLS.

usage: nginx.py DEPLOY_MD WORK_FOLDER PORT
"""

import re
import subprocess
import sys
from pathlib import Path

DOCS, WORK, PORT = Path(sys.argv[1]).read_text(), Path(sys.argv[2]), sys.argv[3]

section = DOCS[DOCS.index("## Static files") : DOCS.index("## From CI")]
shell = re.search(r"^find public .*$", section, re.M).group(0)
settings = re.search(r"```nginx\n(.*?)```", section, re.S).group(1)

subprocess.run(["bash", "-ec", shell], cwd=WORK, check=True)
if "listen 443 ssl;" not in settings:
    sys.exit(f"{sys.argv[1]}: the settings of nginx do not listen on 443")
settings = settings.replace("/srv/", f"{WORK}/").replace("listen 443 ssl;", f"listen 127.0.0.1:{PORT};")
settings = re.sub(r"\s*ssl_\w+\s[^;]*;", "", settings)
places = " ".join(f"{kind}_temp_path {WORK}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
(WORK / "nginx.conf").write_text(
    f"daemon off; pid {WORK}/nginx.pid; error_log {WORK}/nginx.log;\nevents {{}}\n"
    f"http {{\ninclude /etc/nginx/mime.types; access_log off; {places}\n{settings}}}\n"
)
