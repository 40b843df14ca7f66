package io.perennial.identity.tenants;

import com.fasterxml.jackson.databind.JsonNode;
import io.perennial.identity.NameKeys;
import java.util.HexFormat;
import java.util.Locale;

/** The sort keys of the names in a tenant's files, in the form of PostgreSQL's {@code bytea}. */
record SortKeys(NameKeys keys) {
    static SortKeys of(JsonNode files) {
        return new SortKeys(NameKeys.of(Locale.forLanguageTag(files.path("locale").asText())));
    }

    String text(JsonNode name) {
        return "\\x" + HexFormat.of().formatHex(keys.of(name.asText()));
    }
}
