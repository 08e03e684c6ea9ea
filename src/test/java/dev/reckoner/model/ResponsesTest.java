package dev.reckoner.model;

import static dev.reckoner.model.Requests.asking;
import static dev.reckoner.model.Requests.json;
import static dev.reckoner.model.Requests.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.model.ApiSettings.ResponsesSettings;
import dev.reckoner.model.Heard.Answer;
import dev.reckoner.model.Heard.Refused;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/// Summaries of the reasoning, which providers give to some accounts only.
class ResponsesTest {

    private static final Answer FINE = new Answer(json("{\"output\": []}"), null);
    private static final Refused UNVERIFIED =
            new Refused(
                    400,
                    "unsupported_value",
                    "Your organization must be verified to generate reasoning summaries.",
                    null);

    private final FakePace time = new FakePace();
    private final Queue<Heard> script = new ArrayDeque<>();
    private final List<Boolean> summariesWanted = new ArrayList<>();
    private OtherCall meanwhile = () -> {};
    private final Responses model =
            new Responses(
                    new Line(
                            this::send,
                            new Gate(time.pace().nanos()),
                            Server.OPEN_AI,
                            "o3",
                            time.pace(),
                            true),
                    new ResponsesSettings(null));

    private interface OtherCall {
        void run() throws InterruptedException;
    }

    private Heard send(Call call, Duration within, Assembly stream) throws InterruptedException {
        summariesWanted.add(call.body().path("reasoning").has("summary"));
        var heard = script.remove();
        var other = meanwhile;
        meanwhile = () -> {};
        other.run();
        return heard;
    }

    private void ask(Heard... heard) throws InterruptedException {
        script.addAll(List.of(heard));
        model.reply(asking(user("Go.")));
    }

    @Test
    void areAskedFor() throws InterruptedException {
        ask(FINE);
        ask(FINE);

        assertThat(summariesWanted).containsExactly(true, true);
    }

    @Test
    void thatAreRefusedAreDoneWithoutFromThenOn() throws InterruptedException {
        ask(UNVERIFIED, FINE);
        ask(FINE);

        assertThat(summariesWanted).containsExactly(true, false, false);
    }

    /// The second call is made while the first, which has asked for summaries too, is under way.
    @Test
    void thatAreRefusedToTwoCallsAtOnceVoidNeither() throws InterruptedException {
        meanwhile = () -> model.reply(asking(user("Go.")));

        ask(UNVERIFIED, UNVERIFIED, FINE, FINE);

        assertThat(summariesWanted).containsExactly(true, true, false, false);
    }

    @Test
    void areNotTheReasonOfOtherRefusals() {
        assertThatThrownBy(() -> ask(new Refused(400, "invalid_value", "Invalid 'input'.", null)))
                .isInstanceOf(ModelUnavailable.class);
        assertThat(summariesWanted).containsExactly(true);
    }

    @Test
    void thatAreRefusedThoughNotAskedForAreARefusal() throws InterruptedException {
        ask(UNVERIFIED, FINE);

        assertThatThrownBy(() -> ask(UNVERIFIED)).isInstanceOf(ModelUnavailable.class);
        assertThat(summariesWanted).containsExactly(true, false, false);
    }
}
