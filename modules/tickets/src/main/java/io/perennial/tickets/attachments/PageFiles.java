package io.perennial.tickets.attachments;

import io.perennial.platform.pages.PageFile;
import io.perennial.platform.pages.SentFile;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The files of tickets that their customer reads and adds on the page: those of public messages, never of a note. */
@ApplicationScoped
public class PageFiles {
    /** The maximum size of a file in bytes. */
    public static final long LARGEST = Upload.LARGEST;

    /** A file of a public message. */
    public record Shown(AttachmentId id, UUID messageId, String name, long size) {}

    private static final String SHOWN =
            """
            select a.id, a.message_id, a.name, a.size
            from {tickets.visible_attachment} a join {tickets.visible_message} m on m.id = a.message_id
            where m.ticket_id = any (:tickets) and m.kind = 'public'
            """;
    private static final String ALL = SHOWN + " order by a.message_id, a.place";
    private static final String ONE = SHOWN + " and a.id = :id";

    @Inject Pieces pieces;
    @Inject Sql sql;

    public static List<Shown> of(UUID[] tickets, Sql sql) {
        return sql.list(Shown.class, ALL, Map.of("tickets", tickets));
    }

    /** Returns a file of one of the public messages of tickets. */
    public Optional<PageFile> find(UUID[] tickets, AttachmentId id) {
        return sql.first(Shown.class, ONE, Map.of("tickets", tickets, "id", id))
                .map(file -> new PageFile(file.name(), file.size(), to -> pieces.write(file.id(), file.size(), to)));
    }

    /** Stores a file that has arrived, in the transaction of the message that will have it. The same id again stores nothing. */
    public AttachmentId store(UUID id, SentFile file) {
        var stored = new AttachmentId(id);
        try (var content = file.content().open()) {
            var piece = Upload.next(content);
            if (!pieces.begin(stored, file.name(), Upload.TIKA.detect(piece, file.name()))) return stored;
            for (int number = 0; piece.length > 0; number++) {
                pieces.add(stored, number, piece);
                piece = Upload.next(content);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        pieces.end(stored, file.size());
        return stored;
    }
}
