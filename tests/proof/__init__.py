"""The proof that no plan is unsafe or unfit: a second opinion that is written from the care rules alone."""
