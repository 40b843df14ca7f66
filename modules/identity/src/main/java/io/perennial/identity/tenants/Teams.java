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

/** The teams of a tenant: the lead and the members of each, by e-mail address. */
record Teams() implements DeclaredTable {
    private static final String TITLE_KEY = "title_key";

    @Override
    public String table() {
        return "identity.team";
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
    public Set<String> derived() {
        return Set.of(TITLE_KEY);
    }

    @Override
    public Optional<String> idPrefix() {
        return Optional.of("team");
    }

    @Override
    public Optional<Followed> followed() {
        return Optional.of(new Followed("team", "identity.team",
                Map.of("title", "title", "lead", "leadId", "members", "memberIds", "declared", "declared"), true));
    }

    @Override
    public List<ObjectNode> rows(JsonNode files) {
        var rows = new ArrayList<ObjectNode>();
        var keys = SortKeys.of(files);
        for (var team : files.path("teams").properties()) {
            var row = JsonNodeFactory.instance.objectNode().put("name", team.getKey()).putNull("suspended_at").put("declared", true);
            row.set("title", team.getValue().get("title"));
            row.put(TITLE_KEY, keys.text(row.get("title")));
            row.set("lead", team.getValue().has("lead") ? team.getValue().get("lead") : row.nullNode());
            row.set("members", team.getValue().has("members") ? team.getValue().get("members") : row.arrayNode());
            rows.add(row);
        }
        return rows;
    }
}
