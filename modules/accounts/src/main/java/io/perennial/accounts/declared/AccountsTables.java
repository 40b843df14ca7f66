package io.perennial.accounts.declared;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.identity.declared.DeclaredTable;
import java.util.ArrayList;
import java.util.List;

/** The tables of accounts that the tenant's files declare, row by row. */
public enum AccountsTables implements DeclaredTable {
    EXCHANGE_RATES("exchange_rate", List.of("currency", "effective_on")) {
        @Override
        public List<ObjectNode> rows(JsonNode files) {
            var rows = new ArrayList<ObjectNode>();
            for (var currency : files.path("rates").properties()) {
                for (var day : currency.getValue().properties()) {
                    var row = JsonNodeFactory.instance.objectNode();
                    row.put("currency", currency.getKey()).put("effective_on", day.getKey()).set("rate", day.getValue());
                    rows.add(row);
                }
            }
            return rows;
        }
    },

    SOURCES("declared_source", List.of("system")) {
        @Override
        public List<ObjectNode> rows(JsonNode files) {
            var rows = new ArrayList<ObjectNode>();
            for (var source : files.path("sources").properties())
                rows.add(JsonNodeFactory.instance.objectNode().put("system", source.getKey())
                        .put("changes_from", source.getValue().path("changesFrom").asText("start")));
            return rows;
        }
    },

    IMPORT_MAPPINGS("import_mapping", List.of("name")) {
        @Override
        public List<ObjectNode> rows(JsonNode files) {
            var rows = new ArrayList<ObjectNode>();
            for (var mapping : files.path("mappings").properties()) {
                var row = JsonNodeFactory.instance.objectNode().put("name", mapping.getKey());
                row.set("kind", mapping.getValue().get("kind"));
                row.set("definition", mapping.getValue());
                rows.add(row);
            }
            return rows;
        }
    };

    private final String table;
    private final List<String> key;

    AccountsTables(String table, List<String> key) {
        this.table = table;
        this.key = key;
    }

    @Override
    public String table() {
        return "accounts." + table;
    }

    @Override
    public List<String> key() {
        return key;
    }
}
