"""What a message in words says about the writer's health: care rules §6, none must be proven."""
