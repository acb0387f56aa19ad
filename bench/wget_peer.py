"""wget as a peer: mirrors the sample's sites to files. It follows links and reads nothing out of them.

    python bench/wget_peer.py PORT FOLDER HOST…

Prints `{"pages": N}`, the files it saved. The sample is its HTTP proxy, so that its hosts need no name server;
robots.txt is not asked for and no pause is made, as with the other contenders.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys


def main(port: str, folder: str, hosts: list[str]) -> None:
    """Mirror every host and count."""
    proxy = f"http://127.0.0.1:{port}/"
    words = ["wget", "--recursive", "--level=inf", "--no-verbose", "--tries=1", "--timeout=10"]
    words += ["--execute", "robots=off", "--execute", f"http_proxy={proxy}"]
    words += ["--directory-prefix", folder, *(f"http://{host}/" for host in hosts)]
    told = subprocess.run(words, capture_output=True, text=True, check=False).stderr
    saved = re.search(r"Downloaded: (\d+) files", told)
    if saved is None:
        raise SystemExit(f"wget saved nothing: {told[-500:]}")
    print(json.dumps({"pages": int(saved.group(1))}))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3:])
