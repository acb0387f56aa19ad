"""Is a personal value published in full?"""
