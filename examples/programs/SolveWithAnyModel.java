import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.reckoner.Solver;
import dev.reckoner.sandbox.graalpy.GraalPySandbox;
import dev.reckoner.task.Problem;

/// Solves a problem with any LangChain4j model. Arguments: base URL, key, model.
class SolveWithAnyModel {

    static void main(String[] arguments) throws InterruptedException {
        ChatModel model =
                OpenAiChatModel.builder()
                        .baseUrl(arguments[0])
                        .apiKey(arguments[1])
                        .modelName(arguments[2])
                        .build();
        try (var sandbox = GraalPySandbox.start()) {
            var problem = Problem.of("What are the last two digits of 7^(7^7)?");
            var solution = Solver.of(model, sandbox).solve(problem);
            System.out.println("answer: " + solution.answer().orElse("none"));
            solution.entries().forEach(step -> System.out.println(step.seq() + " " + step.event()));
            System.out.println(
                    solution.spent().tokens()
                            + " tokens in "
                            + solution.spent().modelCalls()
                            + " replies");
        }
    }
}
