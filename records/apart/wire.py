"""What goes over the pipes between a process and its child; both sides know it, and nothing else of each other.

A request is a head of fixed size, what is asked, and a body. An answer is a head of fixed size and its bytes. Only the
standard library is used: the child runs this file by its place, without the house.
"""

from __future__ import annotations

import struct

REQUEST = struct.Struct(">ddQQQ")
"""Wall and CPU time (seconds), memory beside the body, length of what is asked, length of the body (bytes)."""
ANSWER = struct.Struct(">BQ")
"""What it is, and its length in bytes."""
MORE, LAST, BROKE = range(3)
"""An answer; an answer, and the process ends; its fault (kind, a newline and the place), and it ends."""
RETIRED = 3
"""Exit code of a child that nothing was asked for."""
