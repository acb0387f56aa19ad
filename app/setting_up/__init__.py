"""`setup`: from nothing to the first round, by questions or by flags.

wishes ─ discovered sites ─ text of the configuration ─ checked beside its place ─ put there at one stroke
"""
