package io.perennial.renewals.due;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.identity.declared.DeclaredTable;
import java.util.List;

/** The renewal policy in a tenant's files. It applies with the next day's work at the latest. */
public final class DeclaredRenewals implements DeclaredTable {
    @Override
    public String table() {
        return "renewals.declared_policy";
    }

    @Override
    public List<String> key() {
        return List.of("name");
    }

    @Override
    public List<ObjectNode> rows(JsonNode files) {
        var said = files.path("renewals");
        if (said.isMissingNode()) return List.of();
        return List.of(JsonNodeFactory.instance.objectNode()
                .put("name", "renewals")
                .put("horizon_days", said.path("horizonDays").asInt(RenewalPolicy.USUAL.horizonDays()))
                .put("silent_months", said.path("silentMonths").asInt(RenewalPolicy.USUAL.silentMonths()))
                .put("grace_days", said.path("graceDays").asInt(RenewalPolicy.USUAL.graceDays())));
    }
}
