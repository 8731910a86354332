"""Articles that share text, and articles that look put together out of others."""
