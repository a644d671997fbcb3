"""What somebody says they did: exercises with their minutes, sets, repetitions and seconds, from free text."""
