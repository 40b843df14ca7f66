package io.perennial.identity.tenants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.identity.declared.DeclaredTable;
import io.perennial.identity.declared.Followed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The members of a tenant. Files contain no passwords; demo members have the public one. */
record Members(DemoHashes hashes) implements DeclaredTable {
    private static final String HASH = "password_hash";
    private static final String NAME_KEY = "name_key";

    @Override
    public String table() {
        return "identity.member";
    }

    @Override
    public List<String> key() {
        return List.of("email");
    }

    @Override
    public boolean suspends() {
        return true;
    }

    @Override
    public Set<String> derived() {
        return Set.of(NAME_KEY);
    }

    @Override
    public Optional<String> idPrefix() {
        return Optional.of("mem");
    }

    @Override
    public Optional<Followed> followed() {
        return Optional.of(new Followed("member", "identity.member_version", Map.of("name", "name", "email", "email", "roles", "roles",
                "zone", "zone", "locale", "locale", "declared", "declared", HASH, "status", "suspended_at", "status"), false));
    }

    @Override
    public List<ObjectNode> rows(JsonNode files) {
        var rows = new ArrayList<ObjectNode>();
        var keys = SortKeys.of(files);
        for (var member : files.path("members").properties()) {
            var row = JsonNodeFactory.instance.objectNode().put("email", member.getKey()).putNull("suspended_at").put("declared", true);
            for (var column : List.of("name", "roles")) row.set(column, member.getValue().get(column));
            for (var column : List.of("locale", "zone")) {
                row.set(column, member.getValue().has(column) ? member.getValue().get(column) : files.get(column));
            }
            row.put(NAME_KEY, keys.text(row.get("name")));
            if (member.getValue().path("demo").asBoolean()) row.put(HASH, "");
            rows.add(row);
        }
        return rows;
    }

    @Override
    public ObjectNode settle(ObjectNode declared, Optional<ObjectNode> present) {
        if (!declared.has(HASH)) return declared;
        var kept = present.map(row -> row.path(HASH)).filter(JsonNode::isTextual).map(JsonNode::asText);
        return declared.deepCopy().put(HASH, kept.orElseGet(hashes::password));
    }
}
