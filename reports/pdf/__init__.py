"""The bulletin as PDF, on the page of GB/T 9704-2012: `write.pdf`. Needs the extra `pdf`."""
