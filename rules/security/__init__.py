"""Is the site kept safe and in order?"""
