package dev.reckoner.sandbox.docker.setup;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.reckoner.json.Json;
import dev.reckoner.sandbox.docker.engine.ImageName;
import dev.reckoner.sandbox.local.setup.PythonLibrary;
import dev.reckoner.sandbox.local.setup.SandboxScripts;
import dev.reckoner.text.Sha256;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/// An image as `docker save` writes it and `docker load` reads it: two layers, one with Python and
/// the libraries, one with the scripts. The same library gives the same image, byte for byte.
record ImageArchive(String config, List<Layer> layers) {

    private static final List<String> LINKS = List.of("bin", "lib", "lib64", "sbin");

    /// Where the engine, the supervisor and the sessions mount something or look for something.
    private static final List<String> FOLDERS = List.of("/dev", "/etc", "/groups", "/proc", "/sys");

    /// Nobody; each container has a user of its own.
    private static final String USER = "65534:65534";

    /// @param architecture as Docker names it
    static ImageArchive of(PythonLibrary library, String architecture) throws IOException {
        Layer python = Layer.of("library.tar", tar -> library(library, tar));
        Layer scripts = Layer.of("scripts.tar", ImageArchive::scripts);
        List<Layer> layers = List.of(python, scripts);
        return new ImageArchive(config(library, architecture, layers), layers);
    }

    private static void library(PythonLibrary library, LayerTar tar) throws IOException {
        for (String folder : FOLDERS) {
            tar.folder(Path.of(folder));
        }
        tar.sharedFolder(Path.of("/tmp"));
        for (String link : LINKS) {
            if (Files.isSymbolicLink(Path.of("/", link))) {
                tar.link(Path.of("/", link), Path.of("usr", link));
            }
        }
        tar.copy(library.interpreter(), library.interpreter());
        for (Path each : library.needs()) {
            tar.copy(each, each);
        }
        tar.copy(library.site(), Path.of("/site"));
    }

    private static void scripts(LayerTar tar) throws IOException {
        for (String name : SandboxScripts.names()) {
            tar.file(
                    Path.of("/scripts").resolve(name),
                    SandboxScripts.text(name).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static String config(PythonLibrary library, String architecture, List<Layer> layers) {
        ObjectNode image = Json.MAPPER.createObjectNode();
        String created = Instant.ofEpochSecond(LayerTar.SECONDS).toString();
        image.put("architecture", architecture).put("os", "linux").put("created", created);
        ObjectNode config = image.putObject("config");
        config.put("User", USER).put("WorkingDir", "/");
        config.putArray("Entrypoint")
                .add(library.interpreter().toString())
                .add("-I")
                .add("/scripts/docker/start.py");
        config.putObject("Labels")
                .put(ImageName.PYTHON, library.version())
                .put(ImageName.LIBRARIES, Json.MAPPER.valueToTree(library.libraries()).toString());
        var root = image.putObject("rootfs").put("type", "layers").putArray("diff_ids");
        var history = image.putArray("history");
        for (Layer layer : layers) {
            root.add("sha256:" + layer.digest());
            history.addObject()
                    .put("created", created)
                    .put("created_by", "reckoner sandbox install --docker: " + layer.file());
        }
        return image.toString();
    }

    void write(OutputStream out) throws IOException {
        byte[] bytes = config.getBytes(StandardCharsets.UTF_8);
        String name = Sha256.of(bytes) + ".json";
        ObjectNode image = Json.MAPPER.createObjectNode().put("Config", name);
        image.putArray("RepoTags").add(ImageName.OWN);
        var files = image.putArray("Layers");
        layers.forEach(layer -> files.add(layer.file()));
        byte[] manifest =
                Json.MAPPER
                        .createArrayNode()
                        .add(image)
                        .toString()
                        .getBytes(StandardCharsets.UTF_8);
        try (var tar = new TarArchiveOutputStream(out)) {
            tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
            put(tar, name, bytes);
            put(tar, "manifest.json", manifest);
            for (Layer layer : layers) {
                tar.putArchiveEntry(entry(layer.file(), layer.size()));
                try (var inner = new LayerTar(unclosed(tar))) {
                    layer.content().write(inner);
                }
                tar.closeArchiveEntry();
            }
        }
    }

    private static void put(TarArchiveOutputStream tar, String name, byte[] content)
            throws IOException {
        tar.putArchiveEntry(entry(name, content.length));
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private static TarArchiveEntry entry(String name, long size) {
        var entry = new TarArchiveEntry(name);
        entry.setSize(size);
        entry.setModTime(LayerTar.SECONDS * 1000);
        return entry;
    }

    private static OutputStream unclosed(OutputStream out) {
        return new FilterOutputStream(out) {

            @Override
            public void write(byte[] data, int from, int length) throws IOException {
                out.write(data, from, length);
            }

            @Override
            public void close() throws IOException {
                flush();
            }
        };
    }
}
