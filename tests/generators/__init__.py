"""Random rule packs as source text, and random tables for them."""
