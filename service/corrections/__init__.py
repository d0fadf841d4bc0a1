"""The rules of corrections: events over a machine's facts, and the facts that stand today."""
