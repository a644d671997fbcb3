"""Mutation testing: would the tests notice if a rule were slightly wrong?"""
