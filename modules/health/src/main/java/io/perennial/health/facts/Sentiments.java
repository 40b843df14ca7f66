package io.perennial.health.facts;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.Accounts;
import io.perennial.accounts.SeenAccounts;
import io.perennial.accounts.timeline.TimelineKind;
import io.perennial.identity.Home;
import io.perennial.kernel.Changes;
import io.perennial.kernel.Invalid;
import io.perennial.kernel.Invalid.FieldError;
import io.perennial.kernel.TypeId;
import io.perennial.platform.call.Call;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.events.Events;
import io.perennial.platform.requests.Conditions;
import io.perennial.platform.requests.IfMatch;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The sentiments about the accounts that the caller may see. A sentiment is never overwritten, so what counted on an earlier day still
 * counts on that day.
 */
@ApplicationScoped
class Sentiments {
    private static final int LONGEST_DAYS = 3_660;

    private static final String SAY =
            """
            insert into health.sentiment (tenant_id, id, account_id, value, note, said_at, expires_on, author_id)
            values (:tenant, :id, :account, :value, :note, :now, :expires, :author)
            """;

    /** Expires the sentiment from today on. */
    private static final String WITHDRAW =
            "update health.sentiment set expires_on = :today where tenant_id = :tenant and id = :id";

    @Inject Accounts accounts;
    @Inject Home home;
    @Inject Sql sql;
    @Inject Events events;
    @Inject Clock clock;

    SentimentView get(AccountId account) {
        return current(account).orElseThrow(NotFound::here);
    }

    private Optional<SentimentView> current(AccountId account) {
        accounts.requireVisible(account);
        return SentimentView.on(home.today(), account, sql);
    }

    /** Adds a sentiment; ignores one that repeats the current one on the same day. Locks the account, so that two come one after the other. */
    void say(AccountId account, SentimentBody body, Conditions conditions) {
        SeenAccounts.held(Stream.of(account), sql);
        var before = current(account);
        refuseNeverCounting(body);
        var version = before.map(SentimentView::version).orElse(null);
        conditions.refuseExisting(version, version != null);
        if (before.filter(said -> said.body().equals(body) && day(said).equals(home.today())).isPresent()) return;
        conditions.refuseStale(version);
        var id = new SentimentId(TypeId.next());
        sql.change(SAY, Map.of(
                "id", id, "account", account, "value", body.value(), "note", body.note() == null ? "" : body.note(),
                "now", clock.instant(), "expires", body.expiresOn(), "author", Call.current().actor()));
        var changes = before.map(said -> Changes.between(said.body(), body)).orElseGet(() -> Changes.to(body));
        events.publish(new SentimentEvent.Said(id, account, label(body), changes));
    }

    private LocalDate day(SentimentView said) {
        return home.dayOf(said.saidAt());
    }

    private void refuseNeverCounting(SentimentBody body) {
        var today = home.today();
        if (!body.expiresOn().isAfter(today) || body.expiresOn().isAfter(today.plusDays(LONGEST_DAYS)))
            throw new Invalid(List.of(new FieldError("/expiresOn", "range", "must be after today, and at most ten years from now")));
    }

    /** Withdraws the current sentiment, if there is one. */
    void withdraw(AccountId account, IfMatch version) {
        SeenAccounts.held(Stream.of(account), sql);
        current(account).ifPresent(said -> {
            version.check(said.version());
            sql.change(WITHDRAW, Map.of("today", home.today(), "id", said.id()));
            events.publish(new SentimentEvent.Withdrawn(said.id(), account, label(said.body()), Changes.none()));
        });
    }

    private static String label(SentimentBody body) {
        return body.value() + " of 100";
    }

    @Produces
    static TimelineKind timelineKind() {
        return new TimelineKind("sentiment", "health:read");
    }
}
