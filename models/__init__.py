"""The types that notes, facts, requests, policies and determinations are made of; nothing heavy is imported here."""
