"""The laporan of what became of the plan made after a survey, BAB I to IV."""
