"""What else two lines can't both say: one file for each kind of contradiction, reading and comparing it."""
