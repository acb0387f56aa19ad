"""Wording (错敏词): the phrase books, and the rules that judge what was found by them."""
