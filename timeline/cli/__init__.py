"""The command line: arguments in, files and lines out; the only part that prints.

Click reads the arguments: it is one small dependency, imports in some 30 ms, names the options that
it expected, and is tested through its own runner. `argparse` would have done, but cannot take an
option before and after its command alike without as much code again as `commands.py` has.
Nothing here imports a stage; the package's front door does, when a command first needs one.
"""
