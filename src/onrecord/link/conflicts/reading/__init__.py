"""What conflicts read out of a line before it is compared: its words, what they name, where they hold."""
