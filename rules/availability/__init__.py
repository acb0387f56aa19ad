"""Can the site be reached?"""
