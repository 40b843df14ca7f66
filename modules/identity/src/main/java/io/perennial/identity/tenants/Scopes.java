package io.perennial.identity.tenants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.stream.Stream;

/** The accounts that a role sees, as its file says it: one scope, or a list of scopes that add up. */
record Scopes(ArrayNode list) {
    static Scopes of(JsonNode role) {
        var accounts = role.path("accounts");
        return new Scopes(accounts instanceof ArrayNode list ? list : JsonNodeFactory.instance.arrayNode().add(accounts));
    }

    boolean has(String word) {
        return list.valueStream().anyMatch(scope -> scope.asText().equals(word));
    }

    /** Returns the one word that servers of the previous release know. It never says more than the list. */
    String word() {
        if (has("all")) return "all";
        return Stream.of("own", "team").anyMatch(this::has) ? "own" : "none";
    }
}
