"""Reader: read, search and study Chinese texts in a terminal, in whichever script you prefer.

The house has floors; arrows point down only.

    reader/__main__.py     composition root: arguments to a front end; the only file that sees every floor
    reader/ui/  reader/cli/    two front ends, neither knows the other: Textual | headless
    reader/services/       touches the world: disk, clock, threads; knows no screen
    reader/core/           pure: values in, values out

A text has layers, and an alignment joins each to the next:

    bytes --decode--> source --repair--> clean --fold--> folded      matched, counted
                                           `--convert--> shown --wrap--> rows      looked at
"""

__version__ = "1.0.0"
