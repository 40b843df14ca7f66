package io.perennial.tickets.messages;

import io.perennial.accounts.contacts.ContactId;
import io.perennial.identity.MemberId;
import io.perennial.platform.json.Characters;
import io.perennial.platform.json.Repeated;
import io.perennial.records.ExternalKey;
import io.perennial.records.PartBody;
import io.perennial.tickets.TicketId;
import io.perennial.tickets.attachments.AttachmentId;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as it is written. The channel's own id of it is an external key whose system is the channel: the same message that is delivered
 * twice is one.
 *
 * @param author null means the caller
 * @param sentAt the time at which it was written; if it is missing, the time at which it is stored
 * @param autoReply true for an automatic answer, which moves no ticket
 * @param attachmentIds the files that the caller has uploaded for it, in order
 * @param mentionedIds the members who are to be told of it
 * @param history true for a message of another system's history, which moves no ticket either
 */
public record MessageBody(
        @NotNull TicketId ticketId,
        @Nullable MessageKind kind,
        @Nullable Author author,
        @Nullable ContactId contactId,
        @Characters(max = 200) @Nullable String authorName,
        @NotNull @Characters(max = 100_000) String text,
        @Pattern(regexp = "[a-z0-9_]{1,50}", message = "must be 1 to 50 of a–z, 0–9, _") @Nullable String channel,
        @Nullable Instant sentAt,
        @Nullable Boolean autoReply,
        @Nullable Boolean history,
        @Size(max = MOST_ATTACHMENTS, message = "must have at most {max} items") List<@NotNull AttachmentId> attachmentIds,
        @Size(max = MOST_MENTIONS, message = "must have at most {max} items") List<@NotNull MemberId> mentionedIds,
        @Size(max = ExternalKey.MAXIMUM, message = "must have at most {max} items") List<@NotNull @Valid ExternalKey> externalKeys) implements PartBody<MessageBody> {
    private static final int MOST_ATTACHMENTS = 20;
    private static final int MOST_MENTIONS = 20;

    /** Sets missing values to their defaults, and drops the fraction of a second. */
    public MessageBody {
        kind = kind == null ? MessageKind.PUBLIC : kind;
        channel = channel == null ? "api" : channel;
        if (sentAt != null) sentAt = sentAt.truncatedTo(ChronoUnit.SECONDS);
        autoReply = autoReply != null && autoReply;
        history = history != null && history;
        attachmentIds = attachmentIds == null ? List.of() : attachmentIds;
        mentionedIds = Repeated.once(mentionedIds, MOST_MENTIONS);
        externalKeys = ExternalKey.once(externalKeys);
    }

    @Override
    public TicketId whole() {
        return ticketId;
    }

    @Override
    public MessageBody known(ExternalKey key) {
        return new MessageBody(ticketId, kind, author, contactId, authorName, text, channel, sentAt, autoReply, history,
                attachmentIds, mentionedIds, key.first(externalKeys));
    }
}
