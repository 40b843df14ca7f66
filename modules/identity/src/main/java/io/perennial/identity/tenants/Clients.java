package io.perennial.identity.tenants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.identity.Secrets;
import io.perennial.identity.declared.DeclaredTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The clients of a tenant. A file declares a secret's hash, or the environment variable with the secret. The stored hash stays as
 * long as the secret matches it, because a new hash would differ each time.
 */
record Clients(String tenant, Map<String, String> environment, Secrets secrets, DemoHashes hashes) implements DeclaredTable {
    private static final String HASH = "secret_hash";

    @Override
    public String table() {
        return "identity.client";
    }

    @Override
    public List<String> key() {
        return List.of("name");
    }

    @Override
    public boolean suspends() {
        return true;
    }

    @Override
    public Optional<String> idPrefix() {
        return Optional.of("cli");
    }

    @Override
    public List<ObjectNode> rows(JsonNode files) {
        var rows = new ArrayList<ObjectNode>();
        for (var client : files.path("clients").properties()) {
            var row = JsonNodeFactory.instance.objectNode();
            row.put("name", tenant + "-" + client.getKey()).putNull("suspended_at");
            row.set("roles", client.getValue().get("roles"));
            row.set(HASH, client.getValue());
            rows.add(row);
        }
        return rows;
    }

    @Override
    public ObjectNode settle(ObjectNode declared, Optional<ObjectNode> present) {
        return declared.deepCopy().put(HASH, hash(declared.get(HASH), present.map(row -> row.get(HASH).asText())));
    }

    private String hash(JsonNode client, Optional<String> kept) {
        if (client.has("secretHash")) return client.get("secretHash").asText();
        if (client.path("demo").asBoolean()) return kept.orElseGet(hashes::secret);
        var secret = Objects.requireNonNull(environment.get(client.get("secretFrom").asText()));
        return kept.filter(hash -> secrets.matches(secret, hash)).orElseGet(() -> secrets.hash(secret));
    }
}
