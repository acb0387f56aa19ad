"""The program watches itself: what it found suspiciously little, what took too long, what did not happen at all.

round ─ suspicion ─ held: what is doubted counts as 未能判断, never as 未发现
stored rounds, due-table, heartbeat, disk ─ warnings ─ noted once, told once, explained by `doctor`
"""
