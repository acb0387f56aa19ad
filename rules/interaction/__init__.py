"""Does the office answer those who speak to it?"""
