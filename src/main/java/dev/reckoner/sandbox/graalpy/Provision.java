package dev.reckoner.sandbox.graalpy;

/// Sets up all that workers need, so that no program has to wait for it. The build's last step.
final class Provision {

    public static void main(String[] arguments) throws InterruptedException {
        Library.ofThisProgram(System.err::println).command();
    }

    private Provision() {}
}
