"""Do the links of the site work?"""
