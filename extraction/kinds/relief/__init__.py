"""Relief of pain after a treatment, or the lack of it."""
