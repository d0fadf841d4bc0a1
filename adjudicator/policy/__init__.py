"""Policy packs: their model, the loader that checks them, and the JSON Schema of their language."""
