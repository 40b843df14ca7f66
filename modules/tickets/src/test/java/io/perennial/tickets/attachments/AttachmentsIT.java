package io.perennial.tickets.attachments;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.accounts.AccountId;
import io.perennial.kernel.Refusal;
import io.perennial.kernel.TypeId;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.TenantWork;
import io.perennial.tickets.messages.MessageId;
import io.perennial.tickets.testing.Desk;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AttachmentsIT {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

    private final UUID clara = Desk.member("alder");
    private final TenantWork all = TenantWork.of("alder");
    private final TenantWork hers = all.seenBy(clara);
    private final TenantWork others = all.seenBy(Desk.member("alder"));
    private final TenantWork rowan = TenantWork.of("rowan");

    private static Pieces pieces(Sql sql) {
        var pieces = new Pieces();
        pieces.sql = sql;
        pieces.clock = Clock.fixed(NINE, ZoneOffset.UTC);
        return pieces;
    }

    private static AttachmentId upload(TenantWork by) {
        return by.run(sql -> {
            var id = pieces(sql).begin("map.png", "image/png");
            pieces(sql).add(id, 0, new byte[] {1, 2});
            pieces(sql).add(id, 1, new byte[] {3});
            pieces(sql).end(id, 3);
            return id;
        });
    }

    private MessageId message(@Nullable UUID owner) {
        return all.run(sql -> {
            var desk = new Desk(sql);
            AccountId account = desk.account(owner, null);
            var ticket = desk.ticket(account, "Map", NINE);
            var id = new MessageId(TypeId.next());
            sql.change(
                    """
                    insert into tickets.message (tenant_id, id, ticket_id, kind, author, text, channel, sent_at, auto_reply, history, created_at,
                                                 updated_at)
                    values (:tenant, :id, :ticket, 'public', 'member', 'See', 'api', :at, false, false, :at, :at)
                    """,
                    Map.of("id", id, "ticket", ticket, "at", NINE));
            return id;
        });
    }

    private static boolean sees(TenantWork by, AttachmentId id) {
        return by.run(sql -> pieces(sql).read(id, 0)).isPresent() && by.run(sql -> {
            try {
                return AttachmentView.get(id, sql).size() == 3;
            } catch (Refusal hidden) {
                return false;
            }
        });
    }

    private static void give(TenantWork by, MessageId message, List<AttachmentId> files) {
        by.run(sql -> {
            var named = NewAttachments.among(files.stream(), sql);
            named.require(files, List.of());
            named.give(message, files, List.of());
            named.written();
            return message;
        });
    }

    @Test
    void until_a_message_names_it_a_file_is_its_uploaders_and_then_of_who_sees_the_ticket() {
        var file = upload(hers);
        assertTrue(sees(hers, file));
        assertTrue(!sees(others, file) && !sees(rowan, file));
        assertThrows(Refusal.class, () -> give(others, message(null), List.of(file)));

        give(hers, message(clara), List.of(file));
        assertTrue(sees(hers, file) && sees(all, file));
        assertTrue(!sees(others, file) && !sees(rowan, file));
        assertArrayEquals(new byte[] {3}, hers.run(sql -> pieces(sql).read(file, 1)).orElseThrow().content());
    }

    @Test
    void a_file_has_one_message_and_a_message_its_files_in_order() {
        var one = upload(hers);
        var two = upload(hers);
        var message = message(clara);
        give(hers, message, List.of(two, one));

        assertThrows(Refusal.class, () -> give(hers, message(clara), List.of(one)));
        assertThrows(Refusal.class, () -> hers.run(sql -> {
            var late = NewAttachments.among(Stream.of(), sql);
            late.give(message, List.of(one), List.of());
            late.written();
            return late;
        }));
        assertEquals(2, all.<Long>run(sql -> sql.number(
                "select count(*) from {tickets.visible_attachment} where message_id = :id and (place = 0) = (id = :first)",
                Map.of("id", message, "first", two))));
    }

    @Test
    void an_upload_that_did_not_end_is_never_seen_and_what_no_message_names_is_deleted_with_its_pieces() {
        var half = hers.run(sql -> {
            var id = pieces(sql).begin("half.png", "image/png");
            pieces(sql).add(id, 0, new byte[] {1});
            return id;
        });
        var alone = upload(hers);
        var kept = upload(hers);
        give(hers, message(clara), List.of(kept));
        assertThrows(Refusal.class, () -> hers.run(sql -> AttachmentView.get(half, sql)));

        int deleted = all.run(sql -> sql.change(Pieces.forgotten().delete(), Map.of("before", NINE.plusSeconds(1), "most", 5_000)));

        assertTrue(deleted >= 2);
        assertTrue(!sees(hers, alone) && sees(hers, kept));
        assertEquals(0,
                all.<Long>run(sql -> sql.number("select count(*) from {tickets.visible_attachment_piece} where attachment_id = any (:ids)",
                        Map.of("ids", new UUID[] {half.value(), alone.value()}))));
    }
}
