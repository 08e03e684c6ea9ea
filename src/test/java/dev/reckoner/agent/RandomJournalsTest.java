package dev.reckoner.agent;

import static dev.reckoner.agent.Trial.arguments;
import static dev.reckoner.agent.Trial.printed;
import static dev.reckoner.agent.Trial.runs;
import static dev.reckoner.agent.Trial.says;
import static dev.reckoner.agent.Trial.submits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.conversation.Item;
import dev.reckoner.conversation.Item.ToolCall;
import dev.reckoner.conversation.Message;
import dev.reckoner.conversation.Reply;
import dev.reckoner.conversation.Reply.Finish;
import dev.reckoner.conversation.Usage;
import dev.reckoner.journal.Entry;
import dev.reckoner.journal.Event;
import dev.reckoner.journal.Totals;
import dev.reckoner.model.Request;
import dev.reckoner.sandbox.Outcome;
import dev.reckoner.sandbox.Output;
import dev.reckoner.sandbox.SessionState;
import dev.reckoner.task.Calls;
import dev.reckoner.task.Limits;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Going on after any prefix of random journals: attempts with random replies, random ends of
/// cells, lost replies and random limits. All of it depends on the conversation alone, so that
/// another process gets the same.
class RandomJournalsTest {

    private static List<Event> events(List<Entry> entries) {
        return entries.stream().map(Entry::event).toList();
    }

    /// What has happened, apart from the resume itself.
    private static List<Event> steps(List<Entry> entries) {
        return events(entries).stream()
                .filter(event ->
                        !(event instanceof Event.Resumed) && !(event instanceof Event.Rebuilt))
                .toList();
    }

    static Stream<Arguments> seeds() {
        return IntStream.range(0, 150).mapToObj(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theSameStepsFollowAndTheSameRequestsAreMade(int seed) throws InterruptedException {
        var whole = new RandomAttempt(seed).trial().run();
        var requests = whole.requests();

        for (int n = 1; n < whole.entries().size(); n++) {
            var before = whole.entries().subList(0, n);
            var resumed = new RandomAttempt(seed).trial().resume(before);

            assertThat(steps(resumed.entries()))
                    .as("seed %s, after %s entries", seed, n)
                    .isEqualTo(events(whole.entries()));
            assertThat(sent(resumed.requests()))
                    .as("seed %s, requests after %s entries", seed, n)
                    .isEqualTo(sent(last(resumed.requests().size(), requests)));
        }
    }

    /// As where a virtual machine sleeps, or a person sets the clock.
    @ParameterizedTest
    @MethodSource("seeds")
    void theSameStepsFollowWhereTheClockOfTheMachineJumps(int seed) throws InterruptedException {
        var random = new Random(seed);
        var whole = new RandomAttempt(seed).trial().run();
        var before = whole.entries().subList(0, 1 + random.nextInt(whole.entries().size() - 1));

        var resumed =
                new RandomAttempt(seed)
                        .trial()
                        .calendar(at -> at.plus(Duration.ofDays(random.nextInt(-9_999, 9_999))))
                        .resume(before);

        assertThat(steps(resumed.entries())).isEqualTo(events(whole.entries()));
        assertThat(Totals.of(resumed.entries())).isEqualTo(Totals.of(whole.entries()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noReplyIsAskedForAgain(int seed) throws InterruptedException {
        var whole = new RandomAttempt(seed).trial().run();

        for (int n = 1; n < whole.entries().size(); n++) {
            var before = whole.entries().subList(0, n);
            var resumed = new RandomAttempt(seed).trial().resume(before);
            long paid = Totals.of(before).modelCalls();

            assertThat(resumed.requests()).allMatch(request -> said(request) >= paid);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theFoldEqualsTheSum(int seed) throws InterruptedException {
        var entries = new RandomAttempt(seed).trial().run().entries();

        for (int n = 1; n <= entries.size(); n++) {
            var part = entries.subList(0, n);
            var used =
                    part.stream()
                            .map(Entry::event)
                            .flatMap(RandomJournalsTest::used)
                            .mapToLong(Usage::total)
                            .sum();

            assertThat(Totals.of(part).tokens()).isEqualTo(used);
        }
    }

    private static <T> List<T> last(int count, List<T> all) {
        return all.subList(all.size() - count, all.size());
    }

    /// What a server would see.
    private static List<Request> sent(List<Request> requests) {
        return requests.stream()
                .map(request ->
                        new Request(
                                request.conversation(),
                                request.tools(),
                                request.forced(),
                                request.outputCap(),
                                Duration.ZERO,
                                request.attempt(),
                                null))
                .toList();
    }

    private static Stream<Usage> used(Event event) {
        return switch (event) {
            case Event.Replied(var reply, _) -> Stream.of(reply.usage());
            case Event.ReplyLost lost -> Stream.of(lost.usage());
            case Event.Prompted _,
                    Event.ReplyStored _,
                    Event.ContextFull _,
                    Event.CellRan _,
                    Event.CallRejected _,
                    Event.ProgramMessage _,
                    Event.Resumed _,
                    Event.Rebuilt _,
                    Event.Submitted _,
                    Event.Ended _,
                    Event.Valued _,
                    Event.Graded _ ->
                    Stream.empty();
        };
    }

    private static long said(Request request) {
        return request.conversation().stream().filter(Message.Assistant.class::isInstance).count();
    }

    /// A model and a sandbox of which each reply and each outcome follows from a seed and from what
    /// is asked.
    private record RandomAttempt(int seed) {

        Trial trial() {
            var random = new Random(seed);
            var trial =
                    Trial.of()
                            .model(request -> reply(said(request), request))
                            .sandbox(this::outcome)
                            .calls(random.nextBoolean() ? Calls.NATIVE : Calls.AUTO)
                            .limits(limits(random));
            trial.losing(() -> losses(said(trial.requests().getLast()), trial.lostInARow()));
            if (random.nextInt(3) == 0) {
                trial.price("1", "4");
            }
            return random.nextInt(3) == 0 ? trial.storing() : trial;
        }

        /// How many further tries of a step are lost, after so many that were lost already.
        private int losses(long step, int already) {
            int lost = already;
            while (new Random(101L * seed + 13 * step + lost).nextInt(6) == 0) {
                lost++;
            }
            return lost - already;
        }

        private static Limits limits(Random random) {
            var limits = Limits.NONE.tokens(20_000 + random.nextInt(60_000)).modelCalls(25);
            limits = random.nextBoolean() ? limits.toolCalls(1 + random.nextInt(12)) : limits;
            return random.nextInt(4) == 0
                    ? limits.time(Duration.ofSeconds(5 + random.nextInt(20)))
                    : limits;
        }

        private Reply reply(long step, Request request) {
            var random = new Random(31L * seed + step);
            if (request.forced() != null) {
                return random.nextInt(5) == 0 ? says("I can't.") : submits("42");
            }
            return switch (random.nextInt(10)) {
                case 0 -> says("Let me think.");
                case 1 -> says("```python\nprint(1)\n```");
                case 2 -> Trial.reply(List.of(), Finish.LENGTH, Trial.PER_REPLY);
                case 3 -> Trial.calls(new ToolCall("a", "search", "{}"));
                case 4 -> step < 4 ? runs("n = " + step) : submits("42");
                case 5, 6 -> several(step, random);
                default -> Trial.costing(500 + random.nextInt(2_000), 50, runs("f(" + step + ")"));
            };
        }

        private static Reply several(long step, Random random) {
            var calls = new ArrayList<Item>();
            for (int i = 0; i <= random.nextInt(4); i++) {
                calls.add(
                        new ToolCall(
                                "call-" + step + "-" + i,
                                random.nextInt(5) == 0 ? "search" : "python",
                                random.nextInt(5) == 0
                                        ? "{not JSON"
                                        : arguments("code", "g(" + step + ", " + i + ")")));
            }
            return Trial.reply(calls, Finish.TOOL_CALLS, Trial.PER_REPLY);
        }

        private Outcome outcome(String code) {
            var random = new Random(17L * seed + code.hashCode());
            return switch (random.nextInt(8)) {
                case 0 -> new Outcome.Raised(Output.NONE, "E: x", "E: x", Trial.LITTLE);
                case 1 ->
                        new Outcome.TimedOut(
                                Output.printed("so far"),
                                Duration.ofSeconds(60),
                                random.nextBoolean()
                                        ? SessionState.ROLLED_BACK
                                        : SessionState.REBUILT,
                                Trial.LITTLE);
                case 2 -> new Outcome.Crashed(Output.NONE, "gone", SessionState.LOST, Trial.LITTLE);
                case 3 -> printed("");
                default -> printed("value of " + code);
            };
        }
    }
}
