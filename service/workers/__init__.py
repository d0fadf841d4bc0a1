"""Processes that read notes, so that the process that answers stays free."""
