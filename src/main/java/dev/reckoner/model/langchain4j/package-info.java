/// Adapts any `ChatModel` of LangChain4j: [dev.reckoner.model.langchain4j.LangChain4jModel].
@NullMarked
package dev.reckoner.model.langchain4j;

import org.jspecify.annotations.NullMarked;
