"""Makes an archive of 200 files, good and bad, and checks that a reading of it loses nothing and believes nothing bad."""
