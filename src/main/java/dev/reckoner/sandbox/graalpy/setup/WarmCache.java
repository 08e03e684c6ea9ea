package dev.reckoner.sandbox.graalpy.setup;

/// Sets up all that workers need, so that no program has to wait for it. It is the build's last
/// step.
final class WarmCache {

    public static void main(String[] arguments) throws InterruptedException {
        GraalPyLibrary.ofThisProgram(System.err::println).command();
    }

    private WarmCache() {}
}
