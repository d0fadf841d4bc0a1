"""Notes from anywhere, judged: reads archives, joins extraction and adjudication, and runs over many notes."""
