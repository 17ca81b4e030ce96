"""The meaning of a checked pack, written down a second time and as plainly as possible."""
