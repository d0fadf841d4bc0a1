"""Engines: the processes that judge notes, on this machine or on a Spark cluster."""
