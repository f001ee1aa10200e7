"""The page of survey periods: the list, one period in cards, a dialog for each change."""
