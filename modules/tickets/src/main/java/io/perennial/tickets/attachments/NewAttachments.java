package io.perennial.tickets.attachments;

import io.perennial.kernel.Id;
import io.perennial.platform.call.Call;
import io.perennial.platform.sql.Sql;
import io.perennial.records.Known;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** The files that the caller has uploaded and that some messages name, read once for all of them. Each can be of one message only. */
public final class NewAttachments {
    private static final String FREE =
            "select id from {tickets.visible_attachment} where id = any (:ids) and message_id is null and uploaded_by = :by";
    private static final String GIVE =
            """
            update tickets.attachment a set message_id = r.message, place = r.place
            from unnest(:message::uuid[], :place::integer[], :id::uuid[]) r (message, place, id)
            where a.tenant_id = :tenant and a.id = r.id and a.message_id is null
            """;
    private static final String TAKE =
            "update tickets.attachment set message_id = null, place = null where tenant_id = :tenant and id = any (:ids)";

    private final Sql sql;
    private final Set<UUID> free;
    private final List<Map<String, ?>> given = new ArrayList<>();
    private final List<UUID> taken = new ArrayList<>();

    private NewAttachments(Sql sql, Set<UUID> free) {
        this.sql = sql;
        this.free = free;
    }

    public static NewAttachments among(Stream<AttachmentId> ids, Sql sql) {
        var asked = ids.map(AttachmentId::value).distinct().toArray(UUID[]::new);
        if (asked.length == 0) return new NewAttachments(sql, new HashSet<>());
        var found = sql.list(Known.class, FREE, Map.of("ids", asked, "by", Call.current().caller()));
        var free = new HashSet<UUID>();
        for (var one : found) free.add(one.id());
        return new NewAttachments(sql, free);
    }

    /** Refuses files that the caller has not uploaded, or that a message has already, except those that this one had before. */
    public void require(List<AttachmentId> named, List<AttachmentId> before) {
        for (var id : named)
            if (!before.contains(id) && !free.contains(id.value()))
                throw AttachmentRefusal.UNKNOWN_ATTACHMENT.at("/attachmentIds", "Unknown attachment.");
    }

    /** Notes that a message has these files, and no longer those. */
    public void give(Id message, List<AttachmentId> now, List<AttachmentId> before) {
        if (now.equals(before)) return;
        for (var id : before) taken.add(id.value());
        for (int place = 0; place < now.size(); place++) {
            free.remove(now.get(place).value());
            given.add(Map.of("message", message, "place", place, "id", now.get(place)));
        }
    }

    /** Writes what was noted. A file that another message got meanwhile is refused. */
    public void written() {
        if (!taken.isEmpty()) sql.change(TAKE, Map.of("ids", taken.toArray(UUID[]::new)));
        if (sql.changeEach(GIVE, given) < given.size())
            throw AttachmentRefusal.UNKNOWN_ATTACHMENT.at("/attachmentIds", "Unknown attachment.");
    }
}
