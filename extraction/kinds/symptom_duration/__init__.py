"""The fact kind `symptom_duration`."""
