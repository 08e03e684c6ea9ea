package dev.reckoner.sandbox;

import java.util.Map;

/// A value a cell displayed.
///
/// @param result whether it is the value of the cell's last expression, rather than shown along the
///   way
/// @param plain its `repr`
/// @param rich other forms by media type: `text/latex` as text, `image/png` in Base64
public record DisplayedValue(boolean result, String plain, Map<String, String> rich)
        implements Output.Piece {

    public DisplayedValue {
        rich = Map.copyOf(rich);
    }
}
