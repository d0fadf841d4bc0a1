"""The queue of notes to be corrected: who has a seat on which note, and until when."""
