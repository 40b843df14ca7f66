package io.perennial.engagement.feeds;

import io.perennial.engagement.callbacks.CallbackEvent;
import io.perennial.engagement.callbacks.CallbackId;
import io.perennial.engagement.callbacks.CallbackTime;
import io.perennial.identity.Home;
import io.perennial.kernel.Happened;
import io.perennial.kernel.ListensAs;
import io.perennial.kernel.Wording;
import io.perennial.platform.http.Languages;
import io.perennial.platform.mail.Letter;
import io.perennial.platform.mail.Mail;
import io.perennial.platform.spec.Translations;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Confirms to a contact by mail what was promised, with a part that calendar programs read, and sends another one with each move and at the
 * end. One mail for each version of a callback, so it is sent once, also if a node dies. What a series or a rule has planned is confirmed only when
 * somebody has moved it, and so is what another system has told, unless the tenant's files say otherwise; the contact is reminded of it all the same.
 */
@ApplicationScoped
@ListensAs("engagement.callback-confirmations")
class CallbackConfirmations {
    record Confirmed(CallbackId id, long version, String subject, LocalDateTime local, ZoneId zone, int minutes, boolean cancelled,
            String address, @Nullable String name, @Nullable Locale language, Instant updatedAt) {}

    private static final String TEMPLATE = "callback_confirmation";
    private static final Set<String> TOLD = Set.of("subject", "minutes", "contactId", "startsAt");

    /** Cancels only what was confirmed. Knows nothing of one whose contact wishes no mail, or about which somebody has to decide. */
    private static final String CONFIRMED =
            """
            select c.id, c.version, c.subject, c.local, c.zone, c.minutes, c.state = 'withdrawn' or c.deleted_at is not null as cancelled,
                   p.emails ->> 0 as address, p.name, coalesce(c.language, p.locale) as language, c.updated_at
            from {whole engagement.callback} c
            join {whole accounts.live_contact} p on p.id = c.contact_id
            where c.id = any (:ids) and not c.history and c.starts_at > :now and c.state in ('planned', 'withdrawn') and c.attempts = 0
              and c.question is null and jsonb_array_length(p.emails) > 0 and p.consent ->> 'email' is distinct from 'denied'
              and (c.confirmed_at is not null
                   or c.state = 'planned' and c.deleted_at is null and (c.id = any (:moved) or c.series_id is null and c.cause is null
                       and (coalesce((select (d.definition ->> 'confirmImported')::boolean from {engagement.declared_slots} d), false)
                            or not exists (select from {whole engagement.live_callback} k
                                           where k.id = c.id and jsonb_array_length(k.external_keys) > 0))))
            """;
    private static final String NOTE = "update engagement.callback set confirmed_at = :now where tenant_id = :tenant and id = any (:ids)";

    private final Mail mail;
    private final Home home;
    private final Translations translations;
    private final Sql sql;
    private final Clock clock;

    @Inject
    CallbackConfirmations(Mail mail, Home home, Translations translations, Sql sql, Clock clock) {
        this.mail = mail;
        this.home = home;
        this.translations = translations;
        this.sql = sql;
        this.clock = clock;
    }

    void on(@Observes Happened<CallbackEvent> happened) {
        var told = happened.events().stream().filter(CallbackConfirmations::isTold).toList();
        if (told.isEmpty()) return;
        var moved = told.stream().filter(event -> event instanceof CallbackEvent.Moved);
        for (var one : confirmed(ids(told.stream()), ids(moved), clock.instant(), sql)) {
            mail.post(letter(one));
            sql.change(NOTE, Map.of("ids", new UUID[] {one.id().value()}, "now", clock.instant()));
        }
    }

    private static boolean isTold(CallbackEvent event) {
        if (event instanceof CallbackEvent.Changed changed) return changed.changes().fields().keySet().stream().anyMatch(TOLD::contains);
        return event instanceof CallbackEvent.Planned || event instanceof CallbackEvent.Moved || event instanceof CallbackEvent.Withdrawn
                || event instanceof CallbackEvent.Restored || event instanceof CallbackEvent.Deleted;
    }

    private static List<CallbackId> ids(Stream<CallbackEvent> events) {
        return events.map(CallbackEvent::subject).distinct().toList();
    }

    static List<Confirmed> confirmed(Collection<CallbackId> ids, Collection<CallbackId> moved, Instant now, Sql sql) {
        return sql.list(Confirmed.class, CONFIRMED, Map.of("ids", values(ids), "moved", values(moved), "now", now));
    }

    private static UUID[] values(Collection<CallbackId> ids) {
        return ids.stream().map(CallbackId::value).toArray(UUID[]::new);
    }

    private Letter letter(Confirmed one) {
        var settings = home.settings();
        var language = language(one, settings);
        var title = settings.title();
        var text = one.cancelled() ? Wording.of("The call is cancelled: {time}.\n\n{subject}\n\n{organisation}")
                : Wording.of("We will call you: {time}.\n\n{subject}\n\n{organisation}");
        var said = text.with("time", time(one, language)).with("subject", one.subject()).with("organisation", title);
        return new Letter(TEMPLATE + " " + one.id().text() + " " + one.version(), TEMPLATE, language, one.id(), title,
                new Letter.Recipient(one.address(), one.name()), one.subject(), translations.said(said, language), null,
                calendar(one, title));
    }

    private String calendar(Confirmed one, String organisation) {
        var entry = new CalendarEntry(one.id().text(), one.version() - 1, one.local(), one.zone(), one.minutes(),
                one.subject() + " – " + organisation, "", one.cancelled(), one.updatedAt());
        var asked = new CalendarFile.Asked(mail.sender(), organisation, one.address(), one.name());
        return new String(new CalendarFile(List.of(entry), asked).written(), StandardCharsets.UTF_8);
    }

    private static String time(Confirmed one, String language) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.SHORT).withLocale(Locale.forLanguageTag(language))
                .format(new CallbackTime(one.local(), one.zone()).instant().atZone(one.zone())) + " (" + one.zone().getId() + ")";
    }

    private static String language(Confirmed one, Home.Settings settings) {
        var spoken = Languages.of(one.language());
        if (spoken == null) spoken = Languages.of(settings.locale());
        return spoken == null ? "en" : spoken;
    }
}
