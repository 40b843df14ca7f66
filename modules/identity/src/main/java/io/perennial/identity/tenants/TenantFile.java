package io.perennial.identity.tenants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A valid tenant, as its files declare it, including the defaults. */
record TenantFile(String name, Document document) {
    ObjectNode content(boolean demo) {
        return demo ? DemoLogins.in(name, document.content()) : document.content();
    }

    List<DeclaredImport> imports() {
        return document.at("/imports").valueStream().map(this::declared).toList();
    }

    private DeclaredImport declared(JsonNode entry) {
        var mapping = entry.path("mapping").asText();
        var kind = document.at(Document.step("/mappings", mapping)).path("kind").asText();
        return new DeclaredImport(entry.path("file").asText(), mapping, kind);
    }
}
