package io.perennial.identity.declared;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perennial.kernel.TypeId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;

/** An audit entry for a row that the files changed. The actor is {@code system}, because the files do not say
 * who edited them. */
record AuditEntry(String noun, String subject, Difference difference) {
    private static final int LONGEST_SUBJECT = 100;
    private static final String INSERT = """
            insert into platform.audit (tenant_id, id, at, actor, action, subject, about, changes)
            values (?, ?, ?, 'system', ?, ?, ?, ?::jsonb)
            """;

    void write(Connection connection, UUID tenant, Instant now) throws SQLException {
        try (var insert = connection.prepareStatement(INSERT)) {
            insert.setObject(1, tenant);
            insert.setObject(2, TypeId.next());
            insert.setObject(3, OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
            insert.setString(4, noun + "." + difference.kind().name().toLowerCase(Locale.ROOT));
            insert.setString(5, shortened());
            insert.setString(6, shortened());
            insert.setString(7, changes().toString());
            insert.executeUpdate();
        }
    }

    private String shortened() {
        return subject.substring(0, Math.min(subject.length(), LONGEST_SUBJECT));
    }

    /** Returns the changes in the form of all audit entries: by field, before and after. A secret's values are omitted. */
    private ObjectNode changes() {
        var changes = JsonNodeFactory.instance.objectNode();
        difference.columns().forEach((column, values) -> {
            var change = changes.putObject(column);
            if (!Difference.isSecret(column)) {
                change.set("before", values.before());
                change.set("after", values.after());
            }
        });
        return changes;
    }
}
