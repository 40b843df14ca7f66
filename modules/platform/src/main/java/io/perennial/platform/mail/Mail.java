package io.perennial.platform.mail;

import io.perennial.kernel.Maybe;
import io.perennial.kernel.TypeId;
import io.perennial.platform.jobs.Jobs;
import io.perennial.platform.jobs.Perishable;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/** Takes mail to people outside. It is sent after the transaction in which it was written, or kept if no mail server is set. */
@ApplicationScoped
public class Mail {
    private static final Duration KEPT = Duration.ofDays(180);

    private static final String ADD =
            """
            insert into platform.mail (tenant_id, id, cause, template, language, state, record, record_id, sender_name, recipient, recipient_name,
                                       subject, text, calendar, thread, link_purpose, link_letter, link_days, next_at, error, created_at,
                                       updated_at)
            values (:tenant, :id, :cause, :template, :language, :state, :record, :recordId, :from, :to, :toName, :subject, :text, :calendar, :record,
                    :purpose, :letter, :days, :nextAt, :error, :now, :now)
            on conflict (tenant_id, cause) do nothing
            """;
    private static final String OLD =
            """
            delete from platform.mail
            where tenant_id = :tenant and id in (select id from {whole platform.mail} where id < :beforeId and next_at is null limit :most)
            """;

    private final Sql sql;
    private final Jobs jobs;
    private final Clock clock;
    private final MailSettings settings;

    @Inject
    public Mail(Sql sql, Jobs jobs, Clock clock) {
        this(sql, jobs, clock, MailSettings.from(System.getenv()));
    }

    Mail(Sql sql, Jobs jobs, Clock clock, MailSettings settings) {
        this.sql = sql;
        this.jobs = jobs;
        this.clock = clock;
        this.settings = settings;
    }

    MailSettings settings() {
        return settings;
    }

    /** Returns the address from which mail comes; empty if none is set. */
    public String sender() {
        return settings.from();
    }

    /** Posts a letter in this transaction. Returns false if there was one with the same cause. */
    public boolean post(Letter letter) {
        var id = new MailId(TypeId.next());
        var now = clock.instant();
        var state = state(letter);
        boolean added = sql.change(ADD, row(id, letter, state, now)) > 0;
        if (added && state == MailState.QUEUED) jobs.at(MailTimer.NAME, id.text(), now);
        return added;
    }

    private MailState state(Letter letter) {
        if (Headers.address(letter.to().address()).isEmpty()) return MailState.FAILED;
        return settings.isOn() ? MailState.QUEUED : MailState.KEPT;
    }

    private static Map<String, ?> row(MailId id, Letter letter, MailState state, Instant now) {
        var page = letter.page();
        var name = letter.to().name() == null ? "" : Headers.name(Objects.requireNonNull(letter.to().name()));
        return Sql.values(
                "id", id, "cause", letter.cause(), "template", letter.template(), "language", letter.language(), "state", state,
                "record", letter.record().text(), "recordId", letter.record().value(),
                "from", Headers.name(letter.from()), "to", letter.to().address(), "toName", name.isEmpty() ? null : name,
                "subject", Headers.subject(letter.subject()), "text", letter.text(), "calendar", letter.calendar(),
                "purpose", Maybe.map(page, one -> one.purpose().name()), "letter", Maybe.map(page, one -> one.purpose().letter()),
                "days", Maybe.map(page, Letter.Opened::days),
                "nextAt", state == MailState.QUEUED ? now : null, "error", state == MailState.FAILED ? "No mail address" : null, "now",
                now);
    }

    @Produces
    static Perishable old() {
        return new Perishable(OLD, KEPT);
    }
}
