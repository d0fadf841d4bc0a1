"""Coverage: cases as data, and what of a policy they fix."""
