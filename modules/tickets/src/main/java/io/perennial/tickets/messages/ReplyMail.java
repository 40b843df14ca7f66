package io.perennial.tickets.messages;

import io.perennial.identity.Home;
import io.perennial.kernel.Wording;
import io.perennial.platform.call.Call;
import io.perennial.platform.http.Languages;
import io.perennial.platform.mail.Letter;
import io.perennial.platform.mail.Mail;
import io.perennial.platform.spec.Translations;
import io.perennial.platform.sql.Sql;
import io.perennial.tickets.TicketId;
import io.perennial.tickets.TicketPages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Sends the customer what a member has answered, with a link to the page of the ticket. */
@ApplicationScoped
class ReplyMail {
    /** Names the mail in the list of mail. */
    private static final String TEMPLATE = "ticket_reply";

    /** @param address of who asked, as the channel knows them, else of the contact; null if there is none */
    record Asker(TicketId id, long number, String subject, @Nullable Locale language, @Nullable String address, @Nullable String name) {}

    private static final String ASKERS =
            """
            select t.id, t.number, t.subject, t.language, coalesce(t.requester ->> 'email', c.emails ->> 0) as address,
                   coalesce(t.requester ->> 'name', c.name) as name
            from {tickets.visible_ticket} t
            left join {joined accounts.live_contact} c on c.id = t.contact_id
            where t.id = any (:ids) and t.state <> 'spam' and not t.history
            """;

    @Inject Sql sql;
    @Inject Mail mail;
    @Inject Home home;
    @Inject Translations translations;

    /**
     * Posts a letter for each answer whose ticket has an address. It goes out after this transaction. Who answers need not see the address: the
     * letter goes through us.
     */
    void send(List<Message> answers) {
        if (answers.isEmpty()) return;
        Call.current().seeingAll().run(() -> {
            post(answers);
            return answers;
        });
    }

    private void post(List<Message> answers) {
        var ids = answers.stream().map(answer -> answer.ticketId().value()).distinct().toArray(UUID[]::new);
        var askers = sql.list(Asker.class, ASKERS, Map.of("ids", ids)).stream().collect(Collectors.toMap(Asker::id, asker -> asker));
        for (var answer : answers)
            if (askers.get(answer.ticketId()) instanceof Asker asker && asker.address() != null) mail.post(letter(answer, asker));
    }

    private Letter letter(Message answer, Asker asker) {
        var home = this.home.settings();
        var language = language(asker, home);
        var text = Wording.of("{text}\n\n{organisation}\n\nSee the whole conversation, and answer, on this page:\n{link}")
                .with("text", answer.body().text()).with("organisation", home.title());
        return new Letter(
                answer.id().text(), TEMPLATE, language, asker.id(), home.title(),
                new Letter.Recipient(Objects.requireNonNull(asker.address()), asker.name()),
                "[#" + asker.number() + "] " + asker.subject(), translations.said(text, language),
                new Letter.Opened(TicketPages.PURPOSE, TicketPages.DAYS));
    }

    /** Returns the language of the ticket, else that of the organisation. */
    private static String language(Asker asker, Home.Settings home) {
        var spoken = Languages.of(asker.language());
        if (spoken == null) spoken = Languages.of(home.locale());
        return spoken == null ? "en" : spoken;
    }
}
