import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.util.Arrays;

/// The floor of a cell's latency on a machine: Java and a CPython with NumPy and SymPy, over two pipes, with nothing between
/// them. No sandbox, no copy, no supervisor. Run with the folder of the libraries:
/// `$(cat target/java) perf/BarePair.java $(./reckoner sandbox install)`.
class BarePair {

    private static final String PYTHON =
            """
            import sys
            sys.path[:0] = sys.argv[1:]
            import numpy, sympy
            from cells import Cells
            shown = []
            cells = Cells(lambda *value: shown.append(value))
            answers = sys.stdout.buffer
            while True:
                length = int.from_bytes(sys.stdin.buffer.read(4), "big")
                how, error, text = cells.run(sys.stdin.buffer.read(length).decode(), 1)
                answer = f"{how} {shown.pop()[1]}".encode()
                answers.write(len(answer).to_bytes(4, "big") + answer)
                answers.flush()
            """;

    static void main(String[] args) throws Exception {
        var python = new ProcessBuilder("/usr/bin/python3", "-I", "-c", PYTHON, args[0], "sandbox/common").start();
        var out = new DataOutputStream(python.getOutputStream());
        var in = new DataInputStream(python.getInputStream());
        byte[] cell = "1 + 1".getBytes();
        for (int pause : new int[] {0, 50, 0, 50}) {
            double[] times = new double[pause == 0 ? 2000 : 200];
            for (int i = 0; i < times.length; i++) {
                Thread.sleep(pause);
                long begin = System.nanoTime();
                out.writeInt(cell.length);
                out.write(cell);
                out.flush();
                String answer = new String(in.readNBytes(in.readInt()));
                times[i] = (System.nanoTime() - begin) / 1e6;
                if (!answer.equals("completed 2")) {
                    throw new IllegalStateException(answer);
                }
            }
            Arrays.sort(times);
            System.out.printf(
                    "bare pair, pause of %2d ms: min %.3f, median %.3f, p99 %.3f%n",
                    pause, times[0], times[times.length / 2], times[times.length * 99 / 100]);
        }
        python.destroy();
    }
}
