package dev.reckoner.answer.program;

import com.fasterxml.jackson.databind.node.TextNode;

import dev.reckoner.text.Resource;

/// The cells of our own that run in the two sessions.
///
/// They use nothing of the session but one name, because a submission may give the names of Python
/// another meaning.
final class GradingCells {

    private static final String OURS = "_reckoner_crossing";

    private static final String DEFINE =
            """
            def %1$s():
                import json, types
                module = types.ModuleType("crossing")
                exec(%2$s, vars(module))
                module.NODES = json.loads(%3$s)
                return module
            %1$s = %1$s()
            """
                    .formatted(
                            OURS,
                            literal(Resource.text("sandbox/grading/crossing.py")),
                            literal(WriteTagged.ascii(SympyNames.nodes())));

    /// Shows the tagged data of what `answer()` returns.
    static final String ANSWER = OURS + ".written(answer())";

    /// Runs first in a session.
    ///
    /// @param sympy whether it will be needed: it takes long to import, which is not to be counted
    ///   as time of the answer or the verifier
    static String prepare(boolean sympy) {
        return sympy ? DEFINE + "__import__(\"sympy\");" : DEFINE;
    }

    static String makeValue(PythonValue value) {
        return "%1$s.value = %1$s.read(%2$s)".formatted(OURS, literal(WriteTagged.of(value)));
    }

    /// Shows what `verify` returns, after the nonce.
    static String verify(String nonce) {
        return "%1$s.verdict(verify, %1$s.value, %2$s)".formatted(OURS, literal(nonce));
    }

    /// The string of JSON is one of Python too, where the text is ASCII.
    private static String literal(String text) {
        return WriteTagged.ascii(TextNode.valueOf(text));
    }

    private GradingCells() {}
}
