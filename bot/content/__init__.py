"""Exercises, questions and every word that people read: files a clinician can review, and what checks them."""
