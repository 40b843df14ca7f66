package io.perennial.tickets.messages;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.perennial.accounts.contacts.ContactId;
import io.perennial.identity.MemberId;
import io.perennial.platform.call.Classified;
import io.perennial.platform.call.FieldClass;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.json.MaskedByRow;
import io.perennial.platform.requests.Listing;
import io.perennial.platform.requests.Versioned;
import io.perennial.platform.sql.Sql;
import io.perennial.records.ExternalKey;
import io.perennial.tickets.TicketId;
import io.perennial.tickets.attachments.AttachmentId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message as it is read.
 *
 * @param memberId the member who wrote it
 * @param contactId the contact who wrote it
 * @param authorName the name of the author, as the channel or the other system knows it
 * @param untoldIds those of the mentioned who cannot read it, and so were told nothing
 * @param writtenBy the name to show: of the member, of the contact, or else as the channel knows it
 */
public record MessageView(
        MessageId id,
        TicketId ticketId,
        MessageKind kind,
        Author author,
        @Nullable MemberId memberId,
        @Nullable ContactId contactId,
        @Nullable String authorName,
        @Classified(FieldClass.PERSON_NAMES) @Nullable String writtenBy,
        String text,
        String channel,
        Instant sentAt,
        boolean autoReply,
        boolean history,
        @Classified(FieldClass.ATTACHMENTS) List<AttachmentId> attachmentIds,
        List<MemberId> mentionedIds,
        List<MemberId> untoldIds,
        List<ExternalKey> externalKeys,
        Instant createdAt,
        Instant updatedAt,
        @JsonIgnore @Nullable List<String> masked,
        long version) implements Versioned, MaskedByRow {
    static final String SEEN =
            """
            select id, ticket_id, kind, author, member_id, contact_id, author_name,
                   coalesce((select m.name from {identity.member_name} m where m.id = s.member_id),
                            (select c.name from {joined accounts.live_contact} c where c.id = s.contact_id), author_name) as written_by,
                   text, channel, sent_at, auto_reply, history,
                   (select coalesce(jsonb_agg(a.id order by a.place), '[]') from {joined tickets.live_attachment} a where a.message_id = s.id)
                       as attachment_ids,
                   mentions as mentioned_ids, untold as untold_ids,
                   external_keys, created_at, updated_at, {masked s} as masked, version
            from {tickets.visible_message} s
            """;
    private static final String ONE = SEEN + " where id = :id";

    /** Includes the messages of merged tickets, which stay where they were written. */
    private static final String IN_TICKET =
            """
            l.ticket_id in (
                with recursive merged as (
                    select t.id from {joined tickets.ticket} t where t.id = any(:ticketId)
                    union
                    select t.id from {joined tickets.ticket} t join merged m on t.merged_into = m.id)
                select id from merged)
            """;

    static final Listing<MessageView> LISTING = Messages.KIND.filtered(Listing.of(MessageView.class, SEEN, "sentAt"))
            .filter("ticketId", TicketId.class, IN_TICKET)
            .filter("kind", MessageKind.class, "l.kind = :kind")
            .filter("author", Author.class, "l.author = :author")
            .sort("sentAt", "sent_at", "timestamptz");

    static MessageView get(MessageId id, Sql sql) {
        return sql.first(MessageView.class, ONE, Map.of("id", id)).orElseThrow(NotFound::here);
    }
}
