"""Deliberate mistakes in the evaluator and the checker: whether `make test` would catch each."""
