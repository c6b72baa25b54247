"""Watch: which feed to ask when, what moved since the last round, and whom to tell. The clock is handed in; nothing here sleeps."""
