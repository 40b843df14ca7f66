package io.perennial.engagement.callbacks;

import io.perennial.identity.Home;
import io.perennial.kernel.TypeId;
import io.perennial.kernel.Wording;
import io.perennial.platform.http.Languages;
import io.perennial.platform.jobs.Jobs;
import io.perennial.platform.jobs.TimerJob;
import io.perennial.platform.mail.Letter;
import io.perennial.platform.mail.Mail;
import io.perennial.platform.spec.Translations;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reminds the contact of a callback by mail, a day before. There is one timer for each callback, which a move moves, and one mail for each of its
 * times, so a reminder is sent once, also if a node dies.
 */
@ApplicationScoped
class CallbackReminder implements TimerJob {
    static final String JOB = "callback-reminder";

    private static final String TEMPLATE = "callback_reminder";
    private static final Period BEFORE = Period.ofDays(1);

    private record Reminded(
            CallbackId id, String subject, ZoneId zone, Instant startsAt, String address, @Nullable String name,
            @Nullable Locale language) {}

    /** Knows nothing of one that has ended or whose contact wishes no mail. */
    private static final String REMINDED =
            """
            select c.id, c.subject, c.zone, c.starts_at, p.emails ->> 0 as address, p.name, coalesce(c.language, p.locale) as language
            from {whole engagement.callback} c
            join {whole accounts.live_contact} p on p.id = c.contact_id
            where c.id = :id and c.state = 'planned' and c.attempts = 0 and c.starts_at > :now and c.deleted_at is null
              and jsonb_array_length(p.emails) > 0 and p.consent ->> 'email' is distinct from 'denied'
            """;

    @Inject Jobs jobs;
    @Inject Mail mail;
    @Inject Home home;
    @Inject Translations translations;
    @Inject Sql sql;
    @Inject Clock clock;

    /** Sets the timer for the time that the callback has now; a callback of tomorrow or earlier is not reminded of. */
    void set(CallbackId callback, CallbackTime time) {
        var at = ReminderTime.USUAL.of(time, BEFORE);
        if (at.isAfter(clock.instant())) jobs.at(JOB, callback.text(), at);
        else cancel(callback);
    }

    void cancel(CallbackId callback) {
        jobs.cancel(JOB, callback.text());
    }

    @Override
    public String name() {
        return JOB;
    }

    @Override
    public void fire(String id) {
        TypeId.parse(id, "call", CallbackId::new)
                .flatMap(callback -> sql.first(Reminded.class, REMINDED, Map.of("id", callback, "now", clock.instant())))
                .ifPresent(one -> mail.post(letter(one)));
    }

    private Letter letter(Reminded one) {
        var settings = home.settings();
        var language = language(one, settings);
        var time = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.SHORT).withLocale(Locale.forLanguageTag(language))
                .format(one.startsAt().atZone(one.zone())) + " (" + one.zone().getId() + ")";
        var text = Wording.of("We will call you: {time}.\n\n{subject}\n\n{organisation}").with("time", time).with("subject", one.subject())
                .with("organisation", settings.title());
        return new Letter(TEMPLATE + " " + one.id().text() + " " + one.startsAt(), TEMPLATE, language, one.id(), settings.title(),
                new Letter.Recipient(one.address(), one.name()), one.subject(), translations.said(text, language), null);
    }

    private static String language(Reminded one, Home.Settings settings) {
        var spoken = Languages.of(one.language());
        if (spoken == null) spoken = Languages.of(settings.locale());
        return spoken == null ? "en" : spoken;
    }
}
