"""Are the annual reports public, and in time?"""
