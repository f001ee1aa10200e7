"""What a survey is: rules and formulas, values in and values out."""
