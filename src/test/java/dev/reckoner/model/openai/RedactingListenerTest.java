package dev.reckoner.model.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reckoner.model.Listener;
import dev.reckoner.model.http.Server;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class RedactingListenerTest {

    private static final String KEY = "sk-sk-secret-0123456789";
    private static final Server SERVER = Server.of("http://localhost:9/v1", KEY);

    private final List<String> heard = new ArrayList<>();
    private final RedactingListener veil =
            new RedactingListener(
                    SERVER,
                    new Listener() {
                        @Override
                        public void text(String piece) {
                            heard.add("t:" + piece);
                        }

                        @Override
                        public void reasoning(String piece) {
                            heard.add("r:" + piece);
                        }

                        @Override
                        public void waiting(String words) {
                            heard.add("w:" + words);
                        }
                    });

    @Test
    void whatIsNoKeyIsPassedOnAtOnce() {
        veil.text("The answer ");
        veil.text("is 42");

        assertThat(heard).containsExactly("t:The answer ", "t:is 42");
    }

    @Test
    void aKeyInPiecesIsNotPassedOn() {
        veil.text("it is sk-");
        veil.text("sk-secret-");
        veil.text("0123456789.");
        veil.end();

        assertThat(heard).containsExactly("t:it is ", "t:[key].");
    }

    @Test
    void whatOnlyBeganLikeTheKeyIsPassedOnLater() {
        veil.text("a sk-s");
        veil.text("chedule");
        veil.text(" s");
        veil.end();

        assertThat(heard).containsExactly("t:a ", "t:sk-schedule", "t: ", "t:s");
    }

    @Test
    void nothingIsPassedOnOutOfOrder() {
        veil.reasoning("hm s");
        veil.text("so sk");
        veil.waiting("rate limited for " + KEY);

        assertThat(heard)
                .containsExactly("r:hm ", "r:s", "t:so ", "t:sk", "w:rate limited for [key]");
    }

    @Test
    void howeverItIsCutWhatComesOutIsTheTextWithoutTheKey() {
        String text = "sk-" + KEY + KEY + " sk-sk " + KEY.substring(0, 9) + KEY + "s";
        for (int seed = 0; seed < 200; seed++) {
            var random = new Random(seed);
            heard.clear();
            for (int from = 0; from < text.length(); ) {
                int to = Math.min(text.length(), from + 1 + random.nextInt(9));
                veil.text(text.substring(from, to));
                from = to;
            }
            veil.end();

            assertThat(String.join("", heard).replace("t:", ""))
                    .as("seed %d", seed)
                    .isEqualTo(text.replace(KEY, "[key]"));
        }
    }
}
