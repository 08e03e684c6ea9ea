"""Figures of matplotlib, shown at the end of the cell that drew them, as in a notebook."""

import base64
import io
import sys
import warnings

BYTES = 4 << 20
MOST = 20

warnings.filterwarnings("ignore", "FigureCanvasAgg is non-interactive")


def show(show_value):
    """Shows every open figure as `Cells` shows a displayed value, and closes it."""
    pyplot = sys.modules.get("matplotlib.pyplot")
    if pyplot is None:
        return
    for number in pyplot.get_fignums()[:MOST]:
        figure = pyplot.figure(number)
        png = io.BytesIO()
        try:
            figure.savefig(png, format="png", bbox_inches="tight")
        except Exception as error:
            print(f"a figure could not be drawn: {type(error).__name__}: {error}", file=sys.stderr)
            continue
        rich = {"image/png": base64.b64encode(png.getvalue()).decode()} if png.tell() <= BYTES else {}
        show_value(False, repr(figure), rich)
    pyplot.close("all")
