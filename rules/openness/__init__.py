"""Is what has to be public public in time, and does the guide to it tell the truth?"""
