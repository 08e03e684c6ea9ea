package dev.reckoner.model.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.model.Listener;
import dev.reckoner.model.http.Server;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class RedactingListenerTest {

    private static final String KEY = "sk-sk-secret-0123456789";
    private static final Server SERVER = Server.of("http://localhost:9/v1", KEY);

    private final List<String> received = new ArrayList<>();
    private final RedactingListener redacting =
            new RedactingListener(
                    SERVER,
                    new Listener() {
                        @Override
                        public void text(String piece) {
                            received.add("t:" + piece);
                        }

                        @Override
                        public void reasoning(String piece) {
                            received.add("r:" + piece);
                        }

                        @Override
                        public void calling() {
                            received.add("calling");
                        }

                        @Override
                        public void waiting(String words, Duration time) {
                            received.add("w:" + words);
                        }
                    });

    @Test
    void whatIsNoKeyIsPassedOnAtOnce() {
        redacting.text("The answer ");
        redacting.text("is 42");

        assertThat(received).containsExactly("t:The answer ", "t:is 42");
    }

    @Test
    void aKeyInPiecesIsNotPassedOn() {
        redacting.text("it is sk-");
        redacting.text("sk-secret-");
        redacting.text("0123456789.");
        redacting.end();

        assertThat(received).containsExactly("t:it is ", "t:[key].");
    }

    @Test
    void whatOnlyBeganLikeTheKeyIsPassedOnLater() {
        redacting.text("a sk-s");
        redacting.text("chedule");
        redacting.text(" s");
        redacting.end();

        assertThat(received).containsExactly("t:a ", "t:sk-schedule", "t: ", "t:s");
    }

    @Test
    void nothingIsPassedOnOutOfOrder() {
        redacting.reasoning("hm s");
        redacting.text("so sk");
        redacting.calling();
        redacting.waiting("rate limited for " + KEY, Duration.ZERO);

        assertThat(received)
                .containsExactly(
                        "r:hm ", "r:s", "t:so ", "t:sk", "calling", "w:rate limited for [key]");
    }

    @Test
    void howeverItIsCutWhatComesOutIsTheTextWithoutTheKey() {
        String text = "sk-" + KEY + KEY + " sk-sk " + KEY.substring(0, 9) + KEY + "s";
        for (int seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            received.clear();
            for (int from = 0; from < text.length(); ) {
                int to = Math.min(text.length(), from + 1 + random.nextInt(9));
                redacting.text(text.substring(from, to));
                from = to;
            }
            redacting.end();

            assertThat(String.join("", received).replace("t:", ""))
                    .as("seed %d", seed)
                    .isEqualTo(text.replace(KEY, "[key]"));
        }
    }
}
