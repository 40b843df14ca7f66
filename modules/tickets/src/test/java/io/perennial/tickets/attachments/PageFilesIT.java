package io.perennial.tickets.attachments;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.kernel.TypeId;
import io.perennial.platform.pages.SentFile;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.sql.Tenants;
import io.perennial.platform.testing.TenantWork;
import io.perennial.tickets.TicketId;
import io.perennial.tickets.messages.MessageId;
import io.perennial.tickets.testing.Desk;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class PageFilesIT {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    private final TenantWork alder = TenantWork.of("alder");
    private final TenantWork rowan = TenantWork.of("rowan");
    private final TicketId ticket = alder.run(sql -> new Desk(sql).ticket(null, "Map", NINE));

    private static PageFiles files(Sql sql) {
        var files = new PageFiles();
        files.sql = sql;
        files.pieces = new Pieces();
        files.pieces.sql = sql;
        files.pieces.clock = Clock.fixed(NINE, ZoneOffset.UTC);
        files.pieces.tenants = new Tenants() {
            @Override
            public <R> R alone(Supplier<R> work) {
                return work.get();
            }
        };
        return files;
    }

    private static SentFile sent(byte[] content) {
        return new SentFile("map.png", content.length, () -> new ByteArrayInputStream(content));
    }

    private AttachmentId said(TicketId of, String kind, byte[] content) {
        return alder.run(sql -> {
            var id = files(sql).store(TypeId.next(), sent(content));
            var message = new MessageId(TypeId.next());
            sql.change(
                    """
                    insert into tickets.message (tenant_id, id, ticket_id, kind, author, text, channel, sent_at, auto_reply, history, created_at,
                                                 updated_at)
                    values (:tenant, :id, :ticket, :kind, 'member', 'See', 'api', :at, false, false, :at, :at)
                    """,
                    Map.of("id", message, "ticket", of, "kind", kind, "at", NINE));
            var named = NewAttachments.among(List.of(id).stream(), sql);
            named.require(List.of(id), List.of());
            named.give(message, List.of(id), List.of());
            named.written();
            return id;
        });
    }

    private byte[] read(TenantWork by, AttachmentId id) {
        return by.run(sql -> {
            var to = new ByteArrayOutputStream();
            var file = files(sql).find(new UUID[] {ticket.value()}, id);
            try {
                if (file.isPresent()) file.get().content().writeTo(to);
            } catch (IOException never) {
                throw new UncheckedIOException(never);
            }
            return to.toByteArray();
        });
    }

    @Test
    void a_customer_reads_the_files_of_public_messages_of_one_ticket_and_never_one_of_a_note() {
        var large = new byte[Pieces.SIZE + 1];
        large[Pieces.SIZE] = 7;
        var shown = said(ticket, "public", large);
        var note = said(ticket, "internal", new byte[] {1});
        var system = said(ticket, "system", new byte[] {2});
        var other = said(alder.run(sql -> new Desk(sql).ticket(null, "Other", NINE)), "public", new byte[] {3});
        var alone = alder.run(sql -> files(sql).store(TypeId.next(), sent(new byte[] {4})));

        assertArrayEquals(large, read(alder, shown));
        for (var hidden : List.of(note, system, other, alone)) assertEquals(0, read(alder, hidden).length);
        assertEquals(0, read(rowan, shown).length);
        assertEquals(List.of(shown),
                alder.run(sql -> PageFiles.of(new UUID[] {ticket.value()}, sql)).stream().map(PageFiles.Shown::id).toList());
    }

    @Test
    void a_file_that_is_sent_twice_is_stored_once() {
        var id = UUID.randomUUID();
        var first = alder.run(sql -> files(sql).store(id, sent(new byte[] {1, 2})));
        var second = alder.run(sql -> files(sql).store(id, sent(new byte[] {1, 2})));

        assertEquals(first, second);
        assertTrue(alder.run(sql -> sql.number("select count(*) from {whole tickets.attachment_piece} where attachment_id = :id",
                Map.of("id", id))) == 1);
    }
}
