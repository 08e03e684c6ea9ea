package dev.reckoner.transcript;

import dev.reckoner.journal.Entry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The images that cells showed, as files beside the Markdown transcript.
final class Plots {

    /// By path below the run directory, such as `plots/cell-3.png`.
    static Map<String, byte[]> of(List<Entry> entries) {
        var plots = new LinkedHashMap<String, byte[]>();
        for (var part : Outline.parts(entries)) {
            if (part instanceof Part.Cell cell) {
                int image = 0;
                for (var shown : cell.ran().outcome().output().shown()) {
                    var png = Display.image(shown);
                    if (png.isPresent()) {
                        plots.put(file(cell.number(), ++image), png.get());
                    }
                }
            }
        }
        return plots;
    }

    /// @param image its place among the images of the cell, from 1
    static String file(int cell, int image) {
        return "plots/cell-" + cell + (image == 1 ? "" : "-" + image) + ".png";
    }

    private Plots() {}
}
