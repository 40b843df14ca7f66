package io.perennial.identity.tenants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.identity.declared.DeclaredTable;
import java.util.ArrayList;
import java.util.List;

/** The identity tables of settings, roles and custom fields, which contain no secrets. */
enum IdentityTables implements DeclaredTable {
    SETTINGS("tenant_setting", List.of()) {
        @Override
        public List<ObjectNode> rows(JsonNode files) {
            var row = JsonNodeFactory.instance.objectNode();
            for (var column : List.of("title", "locale", "currency")) row.set(column, files.get(column));
            return List.of(row);
        }
    },

    ROLES("role", List.of("name")) {
        @Override
        public List<ObjectNode> rows(JsonNode files) {
            var rows = new ArrayList<ObjectNode>();
            for (var role : files.path("roles").properties()) {
                var row = JsonNodeFactory.instance.objectNode().put("name", role.getKey()).put("declared", true);
                row.set("permissions", role.getValue().get("permissions"));
                row.put("accounts_scope", Scopes.of(role.getValue()).word());
                row.set("scopes", Scopes.of(role.getValue()).list());
                rows.add(row);
            }
            return rows;
        }
    },

    CUSTOM_FIELDS("custom_field", List.of("kind", "key")) {
        @Override
        public List<ObjectNode> rows(JsonNode files) {
            var rows = new ArrayList<ObjectNode>();
            for (var kind : files.path("customFields").properties()) {
                for (var field : kind.getValue().properties()) {
                    var row = JsonNodeFactory.instance.objectNode().put("kind", kind.getKey()).put("key", field.getKey());
                    row.set("type", field.getValue().get("type"));
                    row.set("choices", field.getValue().has("choices") ? field.getValue().get("choices") : row.arrayNode());
                    row.set("label", field.getValue().get("label"));
                    rows.add(row);
                }
            }
            return rows;
        }
    };

    private final String table;
    private final List<String> key;

    IdentityTables(String table, List<String> key) {
        this.table = table;
        this.key = key;
    }

    @Override
    public String table() {
        return "identity." + table;
    }

    @Override
    public List<String> key() {
        return key;
    }
}
