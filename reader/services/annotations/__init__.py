"""What a person marked and where they were, kept in SQLite: nothing confirmed is lost, nothing damaged is believed."""
