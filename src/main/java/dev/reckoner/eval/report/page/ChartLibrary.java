package dev.reckoner.eval.report.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/// Apache ECharts, out of the jar of `org.webjars:echarts`.
final class ChartLibrary {

    private static final String PROPERTIES = "/META-INF/maven/org.webjars/echarts/pom.properties";
    private static final String SCRIPT = "/META-INF/resources/webjars/echarts/%s/echarts.min.js";

    /// The whole library, to be written between the tags of a script.
    ///
    /// @throws IllegalStateException if its jar is not on the class path
    static String script() {
        try (var in = resource(PROPERTIES)) {
            var properties = new Properties();
            properties.load(in);
            return text(SCRIPT.formatted(properties.getProperty("version")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(String path) throws IOException {
        try (var in = resource(path)) {
            String script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            if (script.contains("</script") || script.contains("<!--")) {
                throw new IllegalStateException(path + " can't be written into a page");
            }
            return script.replace("\r\n", "\n");
        }
    }

    private static InputStream resource(String path) {
        var in = ChartLibrary.class.getResourceAsStream(path);
        if (in == null) {
            throw new IllegalStateException(
                    path + " is not on the class path: add org.webjars:echarts");
        }
        return in;
    }

    private ChartLibrary() {}
}
