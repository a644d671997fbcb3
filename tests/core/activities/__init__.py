"""What people say they did, read and written down."""
