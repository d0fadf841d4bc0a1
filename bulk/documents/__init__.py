"""Makes text of documents that are one note each: Word, RTF, PDF, HTML, clinical documents.

Nothing heavy is imported here but the libraries of the formats: the process that reads documents is begun anew after
each document that ends it.
"""
