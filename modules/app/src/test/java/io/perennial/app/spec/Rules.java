package io.perennial.app.spec;

import io.perennial.platform.spec.ApiDocument;
import java.util.List;

/** A set of house rules for the specification. */
sealed interface Rules permits OperationRules, SchemaRules, ProblemRules, ExampleRules {
    /** Returns a sentence for each breach, beginning with its place; empty if there is none. */
    List<String> complaints(ApiDocument document);
}
