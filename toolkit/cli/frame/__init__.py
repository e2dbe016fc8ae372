"""What every command shares: groups and errors, help, options, language, what is printed where."""
