"""The fact kind `imaging_finding`."""
