"""The store: tables, the engine that opens them, their migrations, and what is asked of them."""
