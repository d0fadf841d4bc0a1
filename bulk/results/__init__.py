"""What a run gives: a result a note, kept in parts, merged into sorted tables."""
