"""What attributions amount to as statements: act, polarity, commitment, time, nesting."""
