package dev.reckoner.sandbox.graalpy;

import dev.reckoner.sandbox.graalpy.worker.WorkerReply;
import dev.reckoner.sandbox.graalpy.worker.WorkerReply.End;
import dev.reckoner.sandbox.graalpy.worker.WorkerRequest;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A worker without Python, in a process of its own. A cell is a list of steps, `set x; get x`:
///
/// - `set NAME`, and `get NAME`, which raises where the session has no such name
/// - `loop` until it is interrupted, or `hang` in spite of that
/// - `fill` the memory, which the session survives, or `exit`
/// - `native MIB`: to keep so much memory that is not heap
/// - `print WORD`, or `stutter`: to begin the cell once more
final class ScriptedWorker {

    private final DataInputStream requests;
    private final DataOutputStream replies;
    private final Set<String> names = new HashSet<>();
    private final List<ByteBuffer> memory = new ArrayList<>();
    private boolean loops;

    static ProcessBuilder command() {
        var command =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-XX:MaxDirectMemorySize=1g",
                        ScriptedWorker.class.getName());
        command.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return command;
    }

    public static void main(String[] arguments) throws IOException {
        var worker =
                new ScriptedWorker(
                        new DataInputStream(System.in), new DataOutputStream(System.out));
        try {
            worker.serve();
        } catch (EOFException dismissed) {
            System.exit(0);
        }
    }

    private ScriptedWorker(DataInputStream requests, DataOutputStream replies) {
        this.requests = requests;
        this.replies = replies;
    }

    private void serve() throws IOException {
        say(new WorkerReply.Ready("3.12.8"));
        while (true) {
            switch (WorkerRequest.read(requests)) {
                case WorkerRequest.Run(_, var source) -> run(source);
                case WorkerRequest.Interrupt() -> {
                    if (loops) {
                        loops = false;
                        end(End.INTERRUPTED, "");
                    }
                }
                case WorkerRequest.Renew() -> {
                    names.clear();
                    say(new WorkerReply.Ready("3.12.8"));
                }
            }
        }
    }

    private void run(String source) throws IOException {
        say(new WorkerReply.Begun());
        for (var step : source.split("; ")) {
            var words = step.split(" ");
            switch (words[0]) {
                case "set" -> names.add(words[1]);
                case "get" -> {
                    if (!names.contains(words[1])) {
                        end(End.RAISED, "NameError: " + words[1]);
                        return;
                    }
                }
                case "loop" -> {
                    loops = true;
                    return;
                }
                case "hang" -> {
                    return;
                }
                case "fill" -> {
                    end(End.OUT_OF_MEMORY, "MemoryError");
                    return;
                }
                case "native" -> takeNativeMemory(Integer.parseInt(words[1]));
                case "exit" -> System.exit(3);
                case "print" -> say(new WorkerReply.Printed(words[1]));
                case "stutter" -> {
                    say(new WorkerReply.Begun());
                    return;
                }
                default -> throw new IOException("no step " + step);
            }
        }
        end(End.COMPLETED, "");
    }

    private void takeNativeMemory(int mebibytes) {
        for (int taken = 0; taken < mebibytes; taken += 16) {
            memory.add(ByteBuffer.allocateDirect(16 << 20));
        }
    }

    private void end(End how, String error) throws IOException {
        say(new WorkerReply.Ended(how, error, error));
    }

    private void say(WorkerReply reply) throws IOException {
        reply.write(replies);
        replies.flush();
    }
}
