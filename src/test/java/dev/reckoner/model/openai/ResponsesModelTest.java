package dev.reckoner.model.openai;

import static dev.reckoner.model.Requests.asking;
import static dev.reckoner.model.Requests.json;
import static dev.reckoner.model.Requests.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reckoner.model.ModelUnavailable;
import dev.reckoner.model.http.ApiCall;
import dev.reckoner.model.http.HttpResult;
import dev.reckoner.model.http.HttpResult.Body;
import dev.reckoner.model.http.HttpResult.ErrorStatus;
import dev.reckoner.model.http.RateLimiter;
import dev.reckoner.model.http.Server;
import dev.reckoner.model.http.StreamAssembler;
import dev.reckoner.model.openai.ApiSettings.ResponsesSettings;
import dev.reckoner.model.retry.Endpoint;
import dev.reckoner.model.retry.FakeTiming;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/// Summaries of the reasoning, which providers give to some accounts only.
class ResponsesModelTest {

    private static final Body FINE = new Body(json("{\"output\": []}"), null);
    private static final ErrorStatus UNVERIFIED =
            new ErrorStatus(
                    400,
                    "unsupported_value",
                    "Your organization must be verified to generate reasoning summaries.");

    private final FakeTiming time = new FakeTiming();
    private final Queue<HttpResult> script = new ArrayDeque<>();
    private final List<Boolean> summariesWanted = new ArrayList<>();
    private OtherCall meanwhile = () -> {};
    private final ResponsesModel model =
            new ResponsesModel(
                    new Endpoint(
                            this::send,
                            new RateLimiter(time.timing().nanos()),
                            Server.OPEN_AI,
                            "o3",
                            time.timing(),
                            true),
                    new ResponsesSettings(null));

    private interface OtherCall {
        void run() throws InterruptedException;
    }

    private HttpResult send(ApiCall call, Duration within, StreamAssembler stream)
            throws InterruptedException {
        summariesWanted.add(call.body().path("reasoning").has("summary"));
        var result = script.remove();
        var other = meanwhile;
        meanwhile = () -> {};
        other.run();
        return result;
    }

    private void ask(HttpResult... result) throws InterruptedException {
        script.addAll(List.of(result));
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
        assertThatThrownBy(() -> ask(new ErrorStatus(400, "invalid_value", "Invalid 'input'.")))
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
