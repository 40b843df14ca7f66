package io.perennial.surveys.asking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.identity.declared.DeclaredTable;
import java.util.List;

/** Keeps what a tenant's files say of how often somebody may be asked. It applies to whoever is decided about from then on. */
public final class DeclaredAskingRules implements DeclaredTable {
    @Override
    public String table() {
        return "surveys.declared_rules";
    }

    @Override
    public List<String> key() {
        return List.of("name");
    }

    @Override
    public List<ObjectNode> rows(JsonNode files) {
        var said = files.path("surveys");
        if (said.isMissingNode()) return List.of();
        var usual = AskingRules.USUAL;
        return List.of(JsonNodeFactory.instance.objectNode()
                .put("name", "surveys")
                .put("opt_in", said.path("optIn").asBoolean(usual.optIn()))
                .put("any_days", said.path("anyDays").asInt(usual.anyDays()))
                .put("per_year", said.path("perYear").asInt(usual.perYear()))
                .put("account_share", said.path("accountShare").asInt(usual.accountShare()))
                .put("account_days", said.path("accountDays").asInt(usual.accountDays())));
    }
}
