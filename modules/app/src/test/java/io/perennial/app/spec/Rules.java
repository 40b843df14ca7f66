package io.perennial.app.spec;

import io.perennial.platform.spec.ApiDocument;
import java.util.List;

/** A set of house rules for the specification. */
sealed interface Rules permits OperationRules, SchemaRules, ProblemRules, ExampleRules {
    /** A sentence for each breach, beginning with where it is; empty when there is none. */
    List<String> complaints(ApiDocument document);
}
