"""Is the site kept up to date?"""
