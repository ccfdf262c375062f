"""Ends with 0 when the web process of this container answers."""

import sys
import urllib.error
import urllib.request

from config import env

port = env.text("BIND", default="127.0.0.1:8000").rpartition(":")[2]
request = urllib.request.Request(
    f"http://127.0.0.1:{port}/healthz", headers={"Host": env.listing("ALLOWED_HOSTS")[0].lstrip(".")}
)
try:
    with urllib.request.urlopen(request, timeout=4) as answer:
        sys.exit(answer.status != 200)
except urllib.error.URLError as error:
    sys.exit(str(error))
