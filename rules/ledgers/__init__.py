"""Do the ledgers that offices keep themselves show that they were in time?"""
