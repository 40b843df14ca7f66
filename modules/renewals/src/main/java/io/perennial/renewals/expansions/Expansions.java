package io.perennial.renewals.expansions;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.Accounts;
import io.perennial.accounts.Belonging;
import io.perennial.accounts.ExternalKey;
import io.perennial.accounts.ExternalKeys;
import io.perennial.accounts.Matched;
import io.perennial.accounts.Outcome;
import io.perennial.identity.Home;
import io.perennial.kernel.Changes;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.events.Events;
import io.perennial.platform.sql.Entities;
import io.perennial.platform.sql.Sql;
import io.perennial.renewals.Owners;
import io.perennial.renewals.expansions.ExpansionState.Decided;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The leads at the accounts that the caller may see. */
@ApplicationScoped
class Expansions implements Belonging {
    record Gone(ExpansionId id, String title) {}

    private static final ExternalKeys.Kind KEYS = new ExternalKeys.Kind(
            "renewals.expansion_key",
            "expansion_id",
            ExpansionId::new,
            "select id from {renewals.expansion} where id = any (:ids) order by id for no key update");

    private static final String FREE_ALL_KEYS =
            """
            delete from renewals.expansion_key
            where tenant_id = :tenant and expansion_id in (select id from {renewals.expansion} where account_id = :account)
            """;
    private static final String DELETE_ALL =
            """
            update renewals.expansion set deleted_at = :now, updated_at = :now, version = version + 1
            where tenant_id = :tenant and account_id = :account and deleted_at is null
            returning id, title
            """;

    @Inject Accounts accounts;
    @Inject Owners owners;
    @Inject Entities entities;
    @Inject Events events;
    @Inject Sql sql;
    @Inject Home home;
    @Inject Clock clock;

    Expansion get(ExpansionId id) {
        return entities.find(Expansion.class, id).filter(Expansion::isLive).filter(this::isVisible).orElseThrow(NotFound::here);
    }

    private boolean isVisible(Expansion expansion) {
        return isVisible(expansion.about());
    }

    private boolean isVisible(AccountId account) {
        return !accounts.visible(Stream.of(account)).isEmpty();
    }

    /** Creates or replaces the one that the body's first external key names. */
    Outcome put(ExpansionBody body) {
        var keys = matched(body.externalKeys());
        var found = keys.found(body.externalKeys()).orElse(null);
        if (found == null) return new Outcome.Created(add(body, keys));
        if (!isVisible(found)) throw ExpansionRefusal.EXTERNAL_KEY_TAKEN.because("Another lead has this external key");
        return change(found, body, keys) ? new Outcome.Updated(found.id()) : new Outcome.Unchanged(found.id());
    }

    private Matched<Expansion> matched(List<ExternalKey> keys) {
        return Matched.of(KEYS, Expansion.class, keys.stream(), sql, entities);
    }

    ExpansionId add(ExpansionBody body) {
        return add(body, matched(body.externalKeys()));
    }

    private ExpansionId add(ExpansionBody body, Matched<Expansion> keys) {
        check(body, null, keys);
        var expansion = new Expansion(body, clock.instant());
        entities.add(expansion);
        events.publish(expansion.created());
        keys.added(expansion);
        keys.write(sql);
        return expansion.id();
    }

    void change(Expansion expansion, ExpansionBody to) {
        change(expansion, to, matched(to.externalKeys()));
    }

    private boolean change(Expansion expansion, ExpansionBody to, Matched<Expansion> keys) {
        check(to, expansion, keys);
        var before = expansion.externalKeys();
        var changed = expansion.change(to, clock.instant());
        if (changed.isEmpty()) return false;
        events.publish(changed);
        keys.changed(expansion, before);
        keys.write(sql);
        return true;
    }

    private void check(ExpansionBody body, @Nullable Expansion of, Matched<Expansion> keys) {
        if (!isVisible(body.accountId())) throw ExpansionRefusal.UNKNOWN_ACCOUNT.at("/accountId", "There is no such account");
        owners.check(body.ownerId(), of == null ? null : of.body().ownerId());
        keys.refuseTaken(body.externalKeys(), of);
    }

    void delete(Expansion expansion) {
        var keys = matched(List.of());
        keys.deleted(expansion);
        keys.write(sql);
        events.publish(expansion.delete(clock.instant()));
    }

    /** Takes back how it ended, on the very day. */
    void undo(Expansion expansion, Class<? extends Decided> how) {
        if (!how.isInstance(expansion.state())) throw ExpansionRefusal.OUTCOME_DIFFERS.because("It did not end so");
        var decided = how.cast(expansion.state());
        if (!home.dayOf(decided.at()).equals(home.today()))
            throw ExpansionRefusal.UNDO_EXPIRED.because("It can be undone on the day on which it was decided, in your company's time zone");
        events.publish(expansion.undo(clock.instant()));
    }

    @Override
    public void deleteAllOf(AccountId account) {
        sql.change(FREE_ALL_KEYS, Map.of("account", account));
        for (var gone : sql.list(Gone.class, DELETE_ALL, Map.of("account", account, "now", clock.instant())))
            events.publish(new ExpansionEvent.Deleted(gone.id(), account, gone.title(), Changes.none()));
    }
}
