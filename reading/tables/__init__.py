"""Tables out of workbooks, documents, pages and PDF, as they are drawn. What they mean is asked elsewhere."""
