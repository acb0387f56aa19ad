"""Do the annual reports on disclosure say what they must, and do their numbers agree?"""
