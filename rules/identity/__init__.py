"""Does the site say whose it is?"""
