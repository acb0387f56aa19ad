"""For HEALTHCHECK: asks the health page of this container, and leaves with 0 when it is well."""

import http.client
import sys

PLACE = "127.0.0.1:8765"


def main(place: str = PLACE) -> int:
    """0 when it is well; else 1, with what the page says on standard error, which `podman inspect` shows."""
    page = http.client.HTTPConnection(place, timeout=4)
    try:
        page.request("GET", "/healthz")
        answer = page.getresponse()
        told = answer.read(4096).decode(errors="replace")
    except (OSError, http.client.HTTPException) as error:
        told = f"{error}\n"
    else:
        if answer.status == http.client.OK:
            return 0
    finally:
        page.close()
    sys.stderr.write(told)
    return 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
