"""Pages of the window: each shows one subject and is refreshed by commits."""
