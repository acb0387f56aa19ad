"""Are budgets and final accounts public, and in time?"""
