package io.perennial.renewals.reasons;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.identity.declared.DeclaredTable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The reasons in a tenant's files as rows, each tree from the top. */
public final class DeclaredReasons implements DeclaredTable {
    private static final String REASONS = "reasons";

    private record Said(String pointer, ObjectNode row) {}

    @Override
    public String table() {
        return "renewals.declared_reason";
    }

    @Override
    public List<String> key() {
        return List.of("kind", "id");
    }

    @Override
    public List<ObjectNode> rows(JsonNode files) {
        return said(files).stream().map(Said::row).toList();
    }

    /** Refuses an id that occurs twice among the reasons of one kind, because a reference to it would be ambiguous. */
    @Override
    public Map<String, String> faults(JsonNode files) {
        var seen = new HashSet<String>();
        var found = new TreeMap<String, String>();
        for (var said : said(files))
            if (!seen.add(said.row.get("kind").asText() + "/" + said.row.get("id").asText()))
                found.put(said.pointer, "reason '" + said.row.get("id").asText() + "' occurs twice");
        return found;
    }

    private static List<Said> said(JsonNode files) {
        var said = new ArrayList<Said>();
        for (var kind : ReasonKind.values()) {
            var name = kind.name().toLowerCase(Locale.ROOT);
            collect(files.path(REASONS).path(name), "/" + REASONS + "/" + name, name, null, said);
        }
        return said;
    }

    private static void collect(JsonNode below, String pointer, String kind, @Nullable String parent, List<Said> said) {
        for (var reason : below.properties()) {
            var at = pointer + "/" + reason.getKey();
            var row = JsonNodeFactory.instance.objectNode()
                    .put("kind", kind)
                    .put("id", reason.getKey())
                    .put("parent_id", parent)
                    .put("position", said.size())
                    .put("retired", reason.getValue().path("retired").asBoolean(false));
            row.set("labels", reason.getValue().path("label"));
            said.add(new Said(at, row));
            collect(reason.getValue().path(REASONS), at + "/" + REASONS, kind, reason.getKey(), said);
        }
    }
}
