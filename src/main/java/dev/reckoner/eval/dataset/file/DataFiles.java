package dev.reckoner.eval.dataset.file;

import dev.reckoner.eval.dataset.file.DataFile.Format;
import dev.reckoner.text.IoReason;
import dev.reckoner.text.OneLine;
import dev.reckoner.text.Sha256;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/// The files that a data set is read from, in order, each once.
public record DataFiles(List<DataFile> files) {

    private static final Pattern GLOB = Pattern.compile("[*?\\[{]");
    private static final Pattern ADDRESS = Pattern.compile("[a-z][a-z0-9+.-]+://.*");

    /// @param paths of files and folders, and globs
    public static DataFiles of(List<String> paths) {
        Map<Path, DataFile> files = new LinkedHashMap<>();
        for (String path : paths) {
            for (DataFile file : named(path)) {
                files.putIfAbsent(file.path().toAbsolutePath().normalize(), file);
            }
        }
        if (files.isEmpty()) {
            throw new UnreadableFile("no file is named; expected at least one");
        }
        return new DataFiles(List.copyOf(files.values()));
    }

    private static List<DataFile> named(String written) {
        String shown = OneLine.quote(written);
        if (ADDRESS.matcher(written).matches()) {
            throw new UnreadableFile(
                    shown + " is an address, and a file of this machine is expected; download it");
        }
        try {
            Path path = Path.of(written);
            if (Files.isRegularFile(path)) {
                return List.of(file(path));
            }
            if (Files.isDirectory(path)) {
                return inFolder(path);
            }
            return GLOB.matcher(written).find() ? matching(written) : missing(shown);
        } catch (InvalidPathException _) {
            return missing(shown);
        } catch (IOException e) {
            throw unreadable(shown, e);
        } catch (UncheckedIOException e) {
            throw new UnreadableFile("can't read %s: %s".formatted(shown, IoReason.of(e)), e);
        }
    }

    private static List<DataFile> missing(String shown) {
        throw new UnreadableFile(
                "there is no file or folder %s; expected a file that ends in %s, a folder of such files, or a glob such as 'data/*.jsonl'"
                        .formatted(shown, Format.endings()));
    }

    private static DataFile file(Path path) {
        return Format.of(path)
                .map(format -> new DataFile(path, stem(path.getFileName()), format))
                .orElseThrow(() ->
                        new UnreadableFile(
                                "%s does not end in %s, by which its format is known"
                                        .formatted(
                                                OneLine.quote(path.toString()), Format.endings())));
    }

    private static String stem(Path path) {
        String name = path.toString().replace(path.getFileSystem().getSeparator(), "/");
        int dot = name.lastIndexOf('.');
        return dot <= name.lastIndexOf('/') + 1 ? name : name.substring(0, dot);
    }

    /// The files of one kind below the folder. Where there are tables, single `.json` files
    /// describe them; they are problems only where there are none.
    private static List<DataFile> inFolder(Path folder) throws IOException {
        List<DataFile> tables = new ArrayList<>();
        List<DataFile> single = new ArrayList<>();
        try (Stream<Path> below = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            below.filter(path -> !isHidden(folder.relativize(path)))
                    .filter(Files::isRegularFile)
                    .sorted(Comparator.comparing(path -> folder.relativize(path).toString()))
                    .forEach(path ->
                            Format.of(path)
                                    .ifPresent(format ->
                                            (format == Format.JSON ? single : tables)
                                                    .add(
                                                            new DataFile(
                                                                    path,
                                                                    stem(folder.relativize(path)),
                                                                    format))));
        }
        if (tables.isEmpty() && single.isEmpty()) {
            throw new UnreadableFile(
                    "the folder %s has no file that ends in %s"
                            .formatted(OneLine.quote(folder.toString()), Format.endings()));
        }
        return tables.isEmpty() ? single : tables;
    }

    private static boolean isHidden(Path path) {
        for (Path part : path) {
            if (part.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    private static List<DataFile> matching(String glob) throws IOException {
        Path base = base(glob);
        List<Path> found;
        try (Stream<Path> below = Files.walk(base, depth(glob), FileVisitOption.FOLLOW_LINKS)) {
            PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
            found = below.filter(matcher::matches).filter(Files::isRegularFile).sorted().toList();
        } catch (NoSuchFileException | PatternSyntaxException _) {
            found = List.of();
        }
        if (found.isEmpty()) {
            throw new UnreadableFile(
                    "no file matches " + OneLine.quote(glob) + "; expected at least one");
        }
        return found.stream().map(DataFiles::file).toList();
    }

    /// The folder before the first part that is a pattern.
    private static Path base(String glob) {
        var pattern = GLOB.matcher(glob);
        String before = pattern.find() ? glob.substring(0, pattern.start()) : glob;
        int folder = before.lastIndexOf('/');
        return folder < 0 ? Path.of("") : Path.of(before.substring(0, folder + 1));
    }

    /// How many folders below its base a pattern can reach.
    private static int depth(String glob) {
        return glob.contains("**")
                ? Integer.MAX_VALUE
                : 1 + (int) glob.chars().filter(c -> c == '/').count();
    }

    /// The SHA-256 of their bytes, one file after the other.
    public String revision() {
        try {
            return Sha256.ofFiles(files.stream().map(DataFile::path).toList());
        } catch (IOException e) {
            throw unreadable(files.getFirst().shown(), e);
        }
    }

    private static UnreadableFile unreadable(String shown, IOException e) {
        return new UnreadableFile("can't read %s: %s".formatted(shown, IoReason.of(e)), e);
    }
}
