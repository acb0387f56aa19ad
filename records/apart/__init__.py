"""Work in a process of its own: whatever it meets, kills it alone, and what it took is given back.

`child` is our side of the pipes, `entry` the script that the other side runs, `wire` what goes over them.
"""
