package io.perennial.tickets.page;

import io.perennial.kernel.Wording;
import io.perennial.platform.pages.Markup;
import io.perennial.platform.pages.Visit;
import io.perennial.tickets.attachments.PageFiles;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** The content of the customer's page of a ticket, in the customer's language. */
record TicketSheet(PageTicket ticket, List<PageTicket.Said> said, List<PageFiles.Shown> files, String organisation, ZoneId zone,
        Visit visit) {
    static final int LONGEST = 10_000;

    /** The field of the form with the file, and that of an address which leads to a file. */
    static final String FILE = "file";
    private static final int KILO = 1_000;

    /**
     * @param typed what the customer has typed, if it was not accepted
     * @param once the id of the next message
     */
    List<Markup> shown(String typed, List<Markup> notes, String once) {
        var body = new ArrayList<Markup>();
        body.add(Markup.of("h1", Markup.text(ticket.subject())).with("dir", "auto"));
        body.add(words("by", Wording.of("Request #{number} to {organisation}").with("number", ticket.number())
                .with("organisation", organisation)));
        body.add(words("by", Wording.of("All times: {zone}").with("zone", zone.getDisplayName(TextStyle.FULL, locale()))));
        body.addAll(notes);
        body.add(words("note", state()));
        Stream.of(ticket.apology(), ticket.remedy()).filter(Objects::nonNull)
                .forEach(said -> body.add(Markup.of("p", Markup.text(said)).with("class", "text").with("dir", "auto")));
        if (ticket.updateBy() != null)
            body.add(words("note", Wording.of("You will hear more from us by {time}.").with("time", time(ticket.updateBy()))));
        body.add(Markup.of("h2", Markup.text(visit.said("Messages"))));
        if (said.isEmpty()) body.add(words("by", Wording.of("There is no message yet.")));
        else body.add(Markup.of("ol", said.stream().map(this::item).toList()));
        if (ticket.isOpen()) body.add(form(typed, once));
        return body;
    }

    Markup note(String kind, Wording text) {
        return words(kind, text).with("role", kind.equals("fault") ? "alert" : "status");
    }

    private Markup.Element words(String kind, Wording text) {
        return Markup.of("p", Markup.text(visit.said(text))).with("class", kind);
    }

    private Wording state() {
        return switch (ticket.state()) {
            case NEW -> Wording.of("We have received your request.");
            case OPEN -> Wording.of("We are working on your request.");
            case PENDING -> Wording.of("We are waiting for your answer.");
            case ON_HOLD -> Wording.of("We are waiting for somebody else, and go on as soon as we can.");
            case SOLVED -> Wording.of("Your request is solved. If it is not, write to us here.");
            case CLOSED -> Wording.of("Your request is closed. If you write to us here, we begin a new one.");
            case SPAM -> Wording.of("Your request is closed. If you need us again, send a new request.");
        };
    }

    private Markup item(PageTicket.Said one) {
        var by = one.byCustomer() ? visit.said("You") : organisation;
        var other = one.number() == ticket.number() ? "" : "#" + one.number() + " · ";
        var head = Markup.of("p", Markup.text(by + " · " + other),
                Markup.of("time", Markup.text(time(one.sentAt()))).with("datetime", one.sentAt().toString())).with("class", "by");
        var parts = new ArrayList<Markup>(List.of(head, Markup.of("p", Markup.text(one.text())).with("class", "text").with("dir", "auto")));
        files.stream().filter(file -> file.messageId().equals(one.id())).forEach(file -> parts.add(link(file)));
        return Markup.of("li", parts);
    }

    private Markup link(PageFiles.Shown file) {
        var size = Math.ceilDiv(file.size(), KILO) + " kB";
        return Markup
                .of("p", Markup.of("a", Markup.text(file.name())).with("href", "?" + FILE + "=" + file.id().text()).with("dir", "auto"),
                        Markup.text(" · " + size))
                .with("class", "by");
    }

    private Markup form(String typed, String once) {
        return Markup.of("form",
                Markup.of("h2", Markup.text(visit.said("Your answer"))),
                Markup.of("label", Markup.text(visit.said("Your message, up to 10,000 characters"))).with("for", "message"),
                Markup.of("textarea", Markup.text(typed)).with("id", "message").with("name", "message").with("dir", "auto")
                        .with("required", "").with("maxlength", String.valueOf(LONGEST)),
                Markup.of("label", Markup.text(visit.said("A file, up to 25 MB"))).with("for", FILE),
                Markup.of("input").with("type", "file").with("id", FILE).with("name", FILE),
                Markup.of("input").with("type", "hidden").with("name", "once").with("value", once),
                Markup.of("button", Markup.text(visit.said("Send"))).with("type", "submit")).with("method", "post").with("action", "?")
                .with("enctype", "multipart/form-data");
    }

    private String time(Instant at) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(locale()).withZone(zone).format(at);
    }

    private Locale locale() {
        return Locale.forLanguageTag(visit.language());
    }
}
