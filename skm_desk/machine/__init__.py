"""This PC: its folders, its disk, its clock and the files beside the program."""
