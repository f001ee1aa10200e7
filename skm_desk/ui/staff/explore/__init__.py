"""Looking closer at a result: filters, groups, comparison, priorities, reliability."""
