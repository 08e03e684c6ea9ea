package dev.reckoner.transcript;

import dev.reckoner.sandbox.DisplayedValue;
import dev.reckoner.text.Printable;
import dev.reckoner.transcript.markup.Formula;
import dev.reckoner.transcript.markup.SafeTex;

import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/// The forms of a displayed value that transcripts show.
public final class Display {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    static Optional<String> latex(DisplayedValue shown) {
        return Optional.ofNullable(shown.rich().get("text/latex"))
                .map(latex -> SafeTex.inert(Printable.text(latex)));
    }

    /// The value's LaTeX where it is a formula and nothing else.
    static Optional<Formula> formula(DisplayedValue shown) {
        return Optional.ofNullable(shown.rich().get("text/latex")).flatMap(Formula::of);
    }

    /// In Base64 as we write it; empty where there is no image, or something that only claims to be
    /// one.
    public static Optional<String> png(DisplayedValue shown) {
        return image(shown).map(Base64.getEncoder()::encodeToString);
    }

    static Optional<byte[]> image(DisplayedValue shown) {
        return Optional.ofNullable(shown.rich().get("image/png")).flatMap(Display::bytes);
    }

    private static Optional<byte[]> bytes(String base64) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        boolean png =
                bytes.length > PNG.length
                        && Arrays.equals(bytes, 0, PNG.length, PNG, 0, PNG.length);
        return png ? Optional.of(bytes) : Optional.empty();
    }

    private Display() {}
}
