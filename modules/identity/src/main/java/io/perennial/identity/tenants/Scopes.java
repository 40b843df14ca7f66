package io.perennial.identity.tenants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.stream.Stream;

/** The accounts that a role sees, from its file: one scope, or a list of scopes combined with "or". */
record Scopes(ArrayNode list) {
    static Scopes of(JsonNode role) {
        var accounts = role.path("accounts");
        return new Scopes(accounts instanceof ArrayNode list ? list : JsonNodeFactory.instance.arrayNode().add(accounts));
    }

    boolean has(String word) {
        return list.valueStream().anyMatch(scope -> scope.asText().equals(word));
    }

    /** Returns the word that servers of the previous release read. It never permits more than the list. */
    String word() {
        if (has("all")) return "all";
        return Stream.of("own", "team").anyMatch(this::has) ? "own" : "none";
    }
}
