package dev.reckoner.testing.openai;

import dev.reckoner.testing.openai.ModelCard.Dialect;
import dev.reckoner.testing.openai.ModelCard.ToolsInChat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The models that a server has.
///
/// Most are as they were documented in November 2026. o3-mini is at hand here, as it was before its
/// end; take it away with [Setup#retiring].
record ModelCards(List<ModelCard> cards) {

    private static final String[] SAMPLING = {
        "temperature",
        "top_p",
        "presence_penalty",
        "frequency_penalty",
        "logprobs",
        "top_logprobs",
        "logit_bias",
        "max_tokens"
    };

    static final ModelCards STANDARD =
            new ModelCards(
                    List.of(
                            oSeries("o3-mini")
                                    .dated("2025-01-31")
                                    .until(LocalDate.of(2026, 10, 23)),
                            oSeries("o4-mini").dated("2025-04-16").refusing("stop"),
                            reasoning("o3", "low", "medium", "high")
                                    .dated("2025-04-16")
                                    .refusing("stop")
                                    .until(LocalDate.of(2026, 12, 11)),
                            reasoning("gpt-5", "minimal", "low", "medium", "high")
                                    .dated("2025-08-07")
                                    .refusing("stop")
                                    .until(LocalDate.of(2026, 12, 11)),
                            ModelCard.of("gpt-4.1").dated("2025-04-14"),
                            newer("gpt-5.4", ToolsInChat.WITHOUT_EFFORT),
                            newer("gpt-5.5", ToolsInChat.WITHOUT_EFFORT),
                            newer("gpt-5.6-sol", ToolsInChat.WITH_EFFORT_NONE),
                            newer("gpt-5.6-terra", ToolsInChat.WITH_EFFORT_NONE),
                            newest("gpt-6-sol"),
                            newest("gpt-6.1-sol"),
                            ModelCard.of("o1-mini").dated("2024-09-12").retire()));

    ModelCards {
        cards = List.copyOf(cards);
    }

    Optional<ModelCard> named(String name) {
        return cards.stream().filter(card -> card.isCalled(name)).findFirst();
    }

    ModelCards plus(ModelCard card) {
        var all = new ArrayList<>(cards);
        all.removeIf(other -> other.id().equals(card.id()));
        all.add(card);
        return new ModelCards(all);
    }

    private static ModelCard oSeries(String id) {
        return reasoning(id, "low", "medium", "high").refusing("parallel_tool_calls");
    }

    private static ModelCard newer(String id, ToolsInChat toolsInChat) {
        return reasoning(id, "none", "low", "medium", "high", "xhigh")
                .refusing("stop")
                .withTools(toolsInChat)
                .speaking(Dialect.OPENAI_ENCRYPTS_UNASKED);
    }

    private static ModelCard newest(String id) {
        return reasoning(id, "none", "low", "medium", "high", "xhigh", "max")
                .refusing("stop")
                .withTools(ToolsInChat.WITH_EFFORT_NONE)
                .speaking(Dialect.OPENAI_ENCRYPTS_UNASKED);
    }

    private static ModelCard reasoning(String id, String... efforts) {
        return ModelCard.of(id, efforts).refusing(SAMPLING);
    }
}
