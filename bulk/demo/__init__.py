"""Made-up notes in any number, for trying and measuring: no sentence of them is any patient's."""

from bulk.demo.notes import demo_notes, write_demo

__all__ = ["demo_notes", "write_demo"]
