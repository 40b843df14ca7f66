package io.perennial.tickets.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perennial.identity.MemberId;
import io.perennial.kernel.Refusal;
import io.perennial.kernel.TypeId;
import io.perennial.tickets.NamedTicket;
import io.perennial.tickets.TicketId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MessageTest {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final TicketId TICKET = new TicketId(TypeId.next());
    private static final MemberId CLARA = new MemberId(TypeId.next());

    @Test
    void a_member_answers_and_a_program_does_not_whatever_it_says() {
        assertTrue(message(MessageKind.PUBLIC, null, CLARA).isAnswer());
        assertFalse(message(MessageKind.INTERNAL, null, CLARA).isAnswer());
        assertFalse(message(MessageKind.PUBLIC, null, null).isAnswer());
        assertFalse(message(MessageKind.PUBLIC, Author.BOT, CLARA).isAnswer());
    }

    @Test
    void a_customer_moves_the_ticket_but_neither_an_automatic_answer_nor_history_does() {
        assertTrue(message(MessageKind.PUBLIC, Author.CONTACT, null).isCustomers());
        assertFalse(new Message(said(MessageKind.PUBLIC, Author.CONTACT, "Away", true, null), null, NINE).isCustomers());
        assertFalse(new Message(said(MessageKind.PUBLIC, Author.CONTACT, "Once", null, true), null, NINE).isCustomers());
    }

    @Test
    void what_the_customer_may_have_read_never_changes() {
        var message = message(MessageKind.PUBLIC, null, CLARA);

        assertThrows(Refusal.class, () -> message.change(said(MessageKind.PUBLIC, Author.MEMBER, "Other", null, null), NINE));
        assertThrows(Refusal.class, () -> message.requireCorrectable(NINE));
        assertTrue(message.change(message.body(), NINE).isEmpty());
    }

    @Test
    void a_note_can_be_corrected_for_fifteen_minutes_and_not_a_second_longer() {
        var note = message(MessageKind.INTERNAL, null, CLARA);
        var corrected = said(MessageKind.INTERNAL, Author.MEMBER, "Corrected", null, null);

        assertThrows(Refusal.class, () -> note.change(corrected, NINE.plusSeconds(900)));
        assertTrue(note.change(corrected, NINE.plusSeconds(899)).isPresent());
        assertEquals("Corrected", note.body().text());
    }

    @Test
    void an_event_tells_that_something_was_said_and_never_what() {
        var created = message(MessageKind.PUBLIC, null, CLARA).created();

        assertFalse(created.changes().toString().contains("Tiles"));
        assertTrue(created.changes().fields().containsKey("text"));
        assertEquals("#7", created.label());
        assertEquals(TICKET, created.about());
        assertEquals(NINE, created.happenedAt());
    }

    private static Message message(MessageKind kind, @Nullable Author author, @Nullable MemberId caller) {
        var message = new Message(said(kind, author, "Tiles", null, null), caller, NINE);
        message.belongsTo(new NamedTicket(TICKET, null, "#7", NINE));
        return message;
    }

    private static MessageBody said(MessageKind kind, @Nullable Author author, String text, @Nullable Boolean autoReply,
            @Nullable Boolean history) {
        return new MessageBody(TICKET, kind, author, null, null, text, null, null, autoReply, history, null, null, null);
    }
}
