package io.perennial.tickets.messages;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.perennial.accounts.contacts.ContactId;
import io.perennial.platform.json.Statement;
import io.perennial.records.ExternalKey;
import io.perennial.records.Records;
import io.perennial.records.Upsert;
import io.perennial.tickets.TicketId;
import io.perennial.tickets.attachments.AttachmentId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Adds what a customer writes on the page of the ticket, with all that follows from a customer's message. */
@ApplicationScoped
public class CustomerMessages {
    private static final String CHANNEL = "page";

    @Inject Messages messages;
    @Inject Records records;

    /**
     * Adds a message, unless it was added already.
     *
     * @param contact the contact who writes, if known
     * @param files what the page has stored for it
     * @param once the page's own id of the message: the same one again is the same message
     */
    public void add(TicketId ticket, @Nullable ContactId contact, @Nullable String name, String text, List<AttachmentId> files,
            String once) {
        var fields = JsonNodeFactory.instance.objectNode()
                .put("ticketId", ticket.text())
                .put("author", "contact")
                .put("channel", CHANNEL)
                .put("text", text);
        for (var file : files) fields.withArray("attachmentIds").add(file.text());
        if (contact != null) fields.put("contactId", contact.text());
        if (name != null) fields.put("authorName", name);
        var said = new Upsert(new ExternalKey(CHANNEL, once), new Statement(fields), Upsert.How.STATES);
        records.put(messages, List.of(said)).getFirst().orThrow();
    }
}
