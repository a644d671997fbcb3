"""What is kept: tables and one module per aggregate; every read of a patient's data names the actor."""
