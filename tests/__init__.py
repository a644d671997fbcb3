"""Tests, in the order of the source tree; whole stories are in `acceptance`, outages and kills in `faults`."""
