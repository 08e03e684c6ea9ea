package dev.reckoner.model.select;

import dev.reckoner.model.http.Server;
import dev.reckoner.model.openai.dialect.Dialect;
import dev.reckoner.model.openai.dialect.ForcedTool;

import java.net.URI;
import java.util.Set;

/// A program that serves models on this machine, and the port it uses by default.
enum LocalServer {
    OLLAMA("Ollama", 11434),
    LM_STUDIO("LM Studio", 1234),
    VLLM("vLLM", 8000),
    LLAMA_CPP("llama.cpp", 8080),
    LITELLM("LiteLLM", 4000);

    private static final Set<Integer> WITH_MAX_TOKENS = Set.of(OLLAMA.port, LM_STUDIO.port);

    private final String title;
    private final int port;

    LocalServer(String title, int port) {
        this.title = title;
        this.port = port;
    }

    String title() {
        return title;
    }

    Server server() {
        return new Server(URI.create("http://127.0.0.1:" + port + "/v1"));
    }

    /// The dialect of a server, recognised by its port, because nothing in the API identifies the
    /// program.
    static Dialect dialect(Server server) {
        return new Dialect(
                server.openAi() ? ForcedTool.NAMED : ForcedTool.REQUIRED,
                WITH_MAX_TOKENS.contains(server.base().getPort()));
    }
}
