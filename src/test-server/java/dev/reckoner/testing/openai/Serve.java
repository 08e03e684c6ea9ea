package dev.reckoner.testing.openai;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;

/// Serves in a process of its own until its standard input ends; prints its base URL first, and on
/// its end what it counted.
///
/// With `certificate`, the name of a file, it is spoken to in HTTP/2 over TLS, and a connection has
/// `streams` streams (100).
///
/// Arguments are `name=value`: `port`, `key`, `rounds` of tool calls before an answer,
/// `latency-ms`, `fault-rate` from 0 to 1, `fault-seed`, `faults-per-key` at most, `keep=true` to
/// keep requests.
final class Serve {

    static void main(String[] arguments) throws Exception {
        Map<String, String> options = new TreeMap<>();
        for (String argument : arguments) {
            String[] pair = argument.split("=", 2);
            options.put(pair[0], pair[1]);
        }
        Setup setup = setup(options);
        int port = Integer.parseInt(options.getOrDefault("port", "0"));
        try (var server = setup.start(port)) {
            if (options.containsKey("certificate")) {
                var certificate = Path.of(options.get("certificate"));
                int streams = Integer.parseInt(options.getOrDefault("streams", "100"));
                var front = Http2Front.before(URI.create(server.url()), certificate, streams);
                System.out.println(front.url() + URI.create(server.url()).getPath());
            } else {
                System.out.println(server.url());
            }
            var ended = new CountDownLatch(1);
            Thread.ofPlatform().daemon().start(() -> drain(ended));
            ended.await();
            tell(server.ledger());
        }
    }

    private static Setup setup(Map<String, String> options) {
        int rounds = Integer.parseInt(options.getOrDefault("rounds", "1"));
        long latency = Long.parseLong(options.getOrDefault("latency-ms", "0"));
        double rate = Double.parseDouble(options.getOrDefault("fault-rate", "0"));
        long seed = Long.parseLong(options.getOrDefault("fault-seed", "1"));
        int perKey = Integer.parseInt(options.getOrDefault("faults-per-key", "4"));
        Script script = options.containsKey("sdk") ? new SdkScript() : new ServeScript(rounds);
        Setup setup = OpenAiServer.scripted(script).latency(Duration.ofMillis(latency));
        if (rate > 0) {
            setup =
                    setup.faults(
                            FaultPlan.seeded(
                                            seed,
                                            rate,
                                            Faults.rateLimitedMillis(50),
                                            Faults.serverError(),
                                            Faults.overloaded(),
                                            Faults.html(502),
                                            Faults.resets(),
                                            Faults.cutsAt(0),
                                            Faults.cutsAt(0.5),
                                            Faults.resetsAt(0.5),
                                            Faults.malformed())
                                    .atMost(perKey));
        }
        if (options.containsKey("key")) {
            setup = setup.key(java.util.Objects.requireNonNull(options.get("key")));
        }
        return options.containsKey("keep") ? setup : setup.forgetting();
    }

    private static void drain(CountDownLatch ended) {
        try (var in = System.in) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        } catch (java.io.IOException _) {
            // the end all the same
        } finally {
            ended.countDown();
        }
    }

    private static void tell(Ledger ledger) {
        var told =
                Json.object()
                        .put("received", ledger.received())
                        .put("charged", ledger.charges().size())
                        .put("refused", ledger.complaints().size())
                        .put("connections", ledger.connections())
                        .put("peak_in_flight", ledger.peakInFlight());
        ledger.complaints().stream().limit(3).forEach(one -> told.withArray("why").add(one.body()));
        System.out.println(told);
    }

    private Serve() {}
}
