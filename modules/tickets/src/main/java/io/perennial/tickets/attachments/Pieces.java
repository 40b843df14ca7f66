package io.perennial.tickets.attachments;

import io.perennial.kernel.TypeId;
import io.perennial.platform.call.Call;
import io.perennial.platform.jobs.Perishable;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.sql.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The pieces of files in the database. Each method is one transaction's work. */
@ApplicationScoped
class Pieces {
    /** The size of a piece in bytes, which is all that a file takes of the memory. */
    static final int SIZE = 512 * 1024;

    private static final Duration ALONE = Duration.ofDays(1);

    private static final String BEGIN =
            """
            insert into tickets.attachment (tenant_id, id, name, type, uploaded_by, created_at)
            values (:tenant, :id, :name, :type, :by, :now)
            on conflict (tenant_id, id) do nothing
            """;
    private static final String ADD =
            "insert into tickets.attachment_piece (tenant_id, attachment_id, number, content) values (:tenant, :id, :number, :content)";
    private static final String END = "update tickets.attachment set size = :size where tenant_id = :tenant and id = :id and size is null";
    private static final String READ =
            "select content from {tickets.visible_attachment_piece} where attachment_id = :id and number = :number";
    private static final String FORGOTTEN =
            """
            delete from tickets.attachment
            where tenant_id = :tenant and id in (
                select id from {whole tickets.attachment} where message_id is null and created_at < :before limit :most)
            """;

    record Piece(byte[] content) {}

    @Inject Sql sql;
    @Inject Tenants tenants;
    @Inject Clock clock;

    AttachmentId begin(String name, String type) {
        var id = new AttachmentId(TypeId.next());
        begin(id, name, type);
        return id;
    }

    /** Returns false if there is such a file. Of two transactions that begin the same one, the second waits for the first. */
    boolean begin(AttachmentId id, String name, String type) {
        return sql.change(BEGIN, Map.of("id", id, "name", name, "type", type, "by", Call.current().caller(), "now", clock.instant())) > 0;
    }

    void add(AttachmentId id, int number, byte[] content) {
        sql.change(ADD, Map.of("id", id, "number", number, "content", content));
    }

    void end(AttachmentId id, long size) {
        if (sql.change(END, Map.of("id", id, "size", size)) == 0) throw new IllegalStateException("The file is gone or ended");
    }

    Optional<Piece> read(AttachmentId id, int number) {
        return sql.first(Piece.class, READ, Map.of("id", id, "number", number));
    }

    /** Writes a file, each piece read in a transaction of its own. */
    void write(AttachmentId id, long size, OutputStream to) throws IOException {
        for (int number = 0; (long) number * SIZE < size; number++) {
            int next = number;
            to.write(tenants.alone(() -> read(id, next)).orElseThrow().content());
        }
    }

    @Produces
    static Perishable forgotten() {
        return new Perishable(FORGOTTEN, ALONE);
    }
}
