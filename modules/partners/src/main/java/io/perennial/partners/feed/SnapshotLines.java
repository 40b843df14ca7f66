package io.perennial.partners.feed;

import io.perennial.platform.call.NotFound;
import io.perennial.platform.sql.BeyondSight;
import io.perennial.platform.sql.Sql;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** The stored lines of one type in a snapshot, in parts, so that memory holds one part at a time. */
@BeyondSight("They were read with the sight of the snapshot's caller, and only this caller gets them.")
record SnapshotLines(SnapshotId id, String type, int parts) {
    private record Parts(int parts) {}

    private record Part(byte[] lines) {}

    private static final String PARTS =
            "select parts from {beyond partners.snapshot_file} where snapshot_id = :id and type = :type";
    private static final String PART =
            "select lines from {beyond partners.snapshot_part} where snapshot_id = :id and type = :type and number = :number";
    private static final String ADD =
            "insert into partners.snapshot_part (tenant_id, snapshot_id, type, number, lines) values (:tenant, :id, :type, :number, :lines)";
    private static final String COUNT =
            """
            update partners.snapshot_file set parts = :number, records = records + :records, bytes = bytes + :bytes
            where tenant_id = :tenant and snapshot_id = :id and type = :type
            """;

    static SnapshotLines of(SnapshotId id, String type, Sql sql) {
        return sql.first(Parts.class, PARTS, Map.of("id", id, "type", type)).map(found -> new SnapshotLines(id, type, found.parts()))
                .orElseThrow(NotFound::here);
    }

    /** @param number of the part, from 1 */
    byte[] part(int number, Sql sql) {
        return sql.first(Part.class, PART, Map.of("id", id, "type", type, "number", number)).orElseThrow(NotFound::here).lines();
    }

    /** Adds a part with so many records. */
    void add(String lines, int records, Sql sql) {
        var bytes = lines.getBytes(StandardCharsets.UTF_8);
        sql.change(ADD, Map.of("id", id, "type", type, "number", parts + 1, "lines", bytes));
        sql.change(COUNT, Map.of("id", id, "type", type, "number", parts + 1, "records", records, "bytes", bytes.length));
    }

    /** Returns the SHA-256 of all parts. */
    String sha256(Sql sql) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (int number = 1; number <= parts; number++) digest.update(part(number, sql));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every JDK has SHA-256", missing);
        }
    }
}
