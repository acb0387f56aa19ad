"""Are normative documents published whole, truly labelled and interpreted, and calls for opinions answered?"""
