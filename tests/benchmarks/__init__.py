"""How fast the program is, as ratios to what the machine can do at best. Run with `python -m tests.benchmarks`."""
