"""Attachments: bytes in, one `Document` of facts out. No file can make this room raise.

`apart.read_apart` is the door for whoever runs for long: a child reads. `reader.read_document` reads here and now.
The parsers are loaded by the second only: they take 10 MB, which a crawl does not spend.
"""
