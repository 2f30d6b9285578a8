"""Networks to look at: one function per picture, each of which gives a `Picture` with the scene that its page draws."""
