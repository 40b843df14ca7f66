package io.perennial.tickets.page;

import io.perennial.identity.Home;
import io.perennial.kernel.Invalid;
import io.perennial.kernel.TypeId;
import io.perennial.kernel.Wording;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.links.LinkPurpose;
import io.perennial.platform.pages.LinkedPage;
import io.perennial.platform.pages.Markup;
import io.perennial.platform.pages.PageAnswer;
import io.perennial.platform.pages.PageFile;
import io.perennial.platform.pages.SentFile;
import io.perennial.platform.pages.Visit;
import io.perennial.platform.sql.Sql;
import io.perennial.tickets.TicketPages;
import io.perennial.tickets.attachments.AttachmentId;
import io.perennial.tickets.attachments.PageFiles;
import io.perennial.tickets.messages.CustomerMessages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The customer's page of a ticket. */
@ApplicationScoped
class CustomerPage implements LinkedPage {
    private static final String SENT = "sent";

    @Inject CustomerMessages messages;
    @Inject PageFiles files;
    @Inject Home home;
    @Inject Sql sql;
    @Inject Clock clock;

    private final SecureRandom random = new SecureRandom();

    @Override
    public LinkPurpose purpose() {
        return TicketPages.PURPOSE;
    }

    @Override
    public boolean takesFiles() {
        return true;
    }

    @Override
    public PageAnswer show(Visit visit) {
        var file = visit.form().text(TicketSheet.FILE);
        if (!file.isEmpty()) return PageAnswer.saved(file(visit, file));
        var sheet = sheet(visit);
        var notes = visit.form().fields().containsKey(SENT)
                ? List.of(sheet.note("note", Wording.of("Your message was sent."))) : List.<Markup>of();
        return PageAnswer.shown(title(sheet), sheet.shown("", notes, once()));
    }

    @Override
    public PageAnswer submit(Visit visit) {
        var sheet = sheet(visit);
        if (!sheet.ticket().isOpen()) return refused(sheet, "", Wording.of("Your message was not sent, because your request is closed."));
        var text = visit.form().text("message");
        int length = text.codePointCount(0, text.length());
        if (length == 0 || length > TicketSheet.LONGEST)
            return refused(sheet, text, Wording.of("Your message was not sent. It must have 1 to 10,000 characters."));
        var file = visit.form().files().get(TicketSheet.FILE);
        if (file != null && file.size() > PageFiles.LARGEST)
            return refused(sheet, text, Wording.of("Your message was not sent. A file must have at most 25 MB."));
        try {
            add(sheet.ticket(), text, file, visit);
        } catch (Invalid unreadable) {
            return refused(sheet, text, Wording.of("Your message was not sent, because it has characters that cannot be stored."));
        }
        return PageAnswer.see("?" + SENT + "=1");
    }

    /** Stores the file under an id that follows from the message's, so that a form that is sent twice stores it once. */
    private void add(PageTicket ticket, String text, @Nullable SentFile file, Visit visit) {
        var id = id(visit, file == null ? text : text + "\n" + file.name() + "\n" + file.size());
        var stored = file == null ? List.<AttachmentId>of() : List.of(files.store(uuid(id), file));
        messages.add(ticket.id(), ticket.contactId(), ticket.name(), text, stored, id);
    }

    private static UUID uuid(String digest) {
        return new UUID(HexFormat.fromHexDigitsToLong(digest, 0, 16), HexFormat.fromHexDigitsToLong(digest, 16, 32));
    }

    private PageFile file(Visit visit, String asked) {
        var tickets = ticket(visit).whole(sql);
        return TypeId.parse(asked, "atch", AttachmentId::new).flatMap(id -> files.find(tickets, id)).orElseThrow(NotFound::here);
    }

    private PageAnswer refused(TicketSheet sheet, String typed, Wording reason) {
        return PageAnswer.refused(title(sheet), sheet.shown(typed, List.of(sheet.note("fault", reason)), once()));
    }

    private TicketSheet sheet(Visit visit) {
        var ticket = ticket(visit);
        var tickets = ticket.whole(sql);
        var settings = home.settings();
        return new TicketSheet(ticket, PageTicket.said(tickets, sql), PageFiles.of(tickets, sql), settings.title(), settings.zone(), visit);
    }

    private PageTicket ticket(Visit visit) {
        return PageTicket.find(visit.link().recordId(), clock.instant(), sql).orElseThrow(NotFound::here);
    }

    private static String title(TicketSheet sheet) {
        return sheet.ticket().subject() + " – " + sheet.organisation();
    }

    /** Returns the id of the next message. A browser that sends the form twice sends it twice. */
    private String once() {
        var bytes = new byte[16];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Returns an id that no other link can make, so that nobody can name a message of another page. */
    private static String id(Visit visit, String text) {
        var named = visit.link().id().text() + "\n" + visit.form().text("once") + "\n" + text;
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(named.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every JDK has SHA-256", missing);
        }
    }
}
