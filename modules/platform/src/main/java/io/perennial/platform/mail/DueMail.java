package io.perennial.platform.mail;

import io.perennial.platform.jobs.Jobs;
import io.perennial.platform.links.LinkPurpose;
import io.perennial.platform.links.LinkWish;
import io.perennial.platform.links.Links;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The tenant's mail that is due, and what becomes of it. Each method is one transaction's work. */
@ApplicationScoped
class DueMail {
    /** A node that has not said within this time what became of a mail is taken for dead, and the mail is sent again. */
    static final Duration HELD = Duration.ofMinutes(5);

    /** A mail that no server has accepted for this time has failed. */
    static final Duration PATIENCE = Duration.ofHours(48);

    private static final int MOST_DOUBLINGS = 7;

    private static final String PENDING =
            "select count(*) from (select 1 from {whole platform.mail} where state = 'queued' and next_at <= :now limit 1) due";
    private static final String TAKE =
            """
            update platform.mail set attempts = attempts + 1, next_at = :until, updated_at = :now
            where tenant_id = :tenant and state = 'queued' and id = (
                select id from {whole platform.mail} due where state = 'queued' and next_at <= :now order by next_at, id limit 1)
              and next_at <= :now
            returning id, language, record_id, sender_name, recipient, recipient_name, subject, text, calendar, thread, link_purpose, link_letter,
                      link_days, attempts, created_at
            """;
    private static final String SENT =
            """
            update platform.mail set state = 'sent', sent_at = :now, next_at = null, error = null, updated_at = :now
            where tenant_id = :tenant and id = :id and state = 'queued'
            """;
    private static final String FAILED =
            """
            update platform.mail set state = 'failed', next_at = null, error = :error, updated_at = :now
            where tenant_id = :tenant and id = :id and state = 'queued'
            """;
    private static final String PUT_OFF =
            """
            update platform.mail set next_at = :until, error = :error, updated_at = :now
            where tenant_id = :tenant and id = :id and state = 'queued'
            """;

    @Inject Sql sql;
    @Inject Jobs jobs;
    @Inject Links links;
    @Inject Clock clock;

    Iterable<ReturnedMail> told = List.of();

    @Inject
    void tell(@Any Instance<ReturnedMail> all) {
        told = all;
    }

    boolean isPending() {
        return sql.number(PENDING, Map.of("now", clock.instant())) > 0;
    }

    /** Takes the next mail that is due, with a new link in it. Of several nodes, one gets it. */
    Optional<Outgoing> take() {
        var now = clock.instant();
        var taken = sql.first(Outgoing.class, TAKE, Map.of("now", now, "until", now.plus(HELD)));
        taken.ifPresent(mail -> jobs.at(MailTimer.NAME, mail.id().text(), now.plus(HELD)));
        return taken.map(this::linked);
    }

    private Outgoing linked(Outgoing mail) {
        var purpose = mail.linkPurpose();
        if (purpose == null) return mail;
        var page = new LinkPurpose(purpose, Objects.requireNonNull(mail.linkLetter()));
        var lasts = Duration.ofDays(Objects.requireNonNull(mail.linkDays()));
        return mail.linking(links.issue(new LinkWish(page, mail.recordId(), mail.language(), null, lasts)));
    }

    void sent(Outgoing mail) {
        sql.change(SENT, Map.of("id", mail.id(), "now", clock.instant()));
        jobs.cancel(MailTimer.NAME, mail.id().text());
    }

    /** Fails a mail whose address refused it for good. */
    void returned(Outgoing mail, String error) {
        failed(mail, error);
        for (var one : told) one.returned(mail.recordId());
    }

    void failed(Outgoing mail, String error) {
        sql.change(FAILED, Map.of("id", mail.id(), "error", error, "now", clock.instant()));
        jobs.cancel(MailTimer.NAME, mail.id().text());
    }

    /** Tries a mail again later, after 1, 2, 4 … minutes, at most two hours, until it is two days old. */
    void putOff(Outgoing mail, String error) {
        var now = clock.instant();
        if (!now.isBefore(mail.createdAt().plus(PATIENCE))) {
            failed(mail, error);
            return;
        }
        var until = now.plus(pause(mail.attempts()));
        sql.change(PUT_OFF, Map.of("id", mail.id(), "error", error, "until", until, "now", now));
        jobs.at(MailTimer.NAME, mail.id().text(), until);
    }

    /** @param attempts including the one that has just failed */
    static Duration pause(int attempts) {
        var doubled = Duration.ofMinutes(1L << Math.clamp(attempts - 1L, 0, MOST_DOUBLINGS));
        return doubled.compareTo(Duration.ofHours(2)) < 0 ? doubled : Duration.ofHours(2);
    }

    Instant now() {
        return clock.instant();
    }
}
