"""Data preparation, training and export of the English reader model. Not needed to run the program."""
