"""The pages of this folder that are made from the code, and the checks that keep all Markdown true."""
