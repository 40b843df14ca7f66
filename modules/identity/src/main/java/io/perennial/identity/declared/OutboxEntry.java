package io.perennial.identity.declared;

import io.perennial.kernel.TypeId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/** Tells those who follow changes of a row that the files changed. */
record OutboxEntry(Followed followed, UUID row, String subject, Difference difference) {
    private static final String INSERT = """
            insert into platform.outbox (tenant_id, id, type, subject, kind, record, version, op, reason, changed_fields, payload, occurred_at, actor)
            select v.tenant_id, ?, ?, ?, ?, v.id, v.version, ?, ?, ?, '{}', ?, 'system' from %s v where v.tenant_id = ? and v.id = ?
            """;

    void write(Connection connection, UUID tenant, Instant now) throws SQLException {
        var op = followed.op(difference);
        try (var insert = connection.prepareStatement(INSERT.formatted(followed.versions()))) {
            insert.setObject(1, TypeId.next());
            insert.setString(2, followed.kind() + ".declared");
            insert.setString(3, subject);
            insert.setString(4, followed.kind());
            insert.setString(5, op);
            insert.setString(6, op.equals("removed") ? "deleted" : null);
            insert.setArray(7, connection.createArrayOf("text", followed.changed(difference).toArray()));
            insert.setObject(8, OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
            insert.setObject(9, tenant);
            insert.setObject(10, row);
            insert.executeUpdate();
        }
    }
}
