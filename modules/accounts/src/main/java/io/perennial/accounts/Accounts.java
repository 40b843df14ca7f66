package io.perennial.accounts;

import io.perennial.identity.Home;
import io.perennial.kernel.Invalid;
import io.perennial.kernel.Refusal;
import io.perennial.platform.Call;
import io.perennial.platform.Entities;
import io.perennial.platform.Events;
import io.perennial.platform.NotFound;
import io.perennial.platform.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The accounts of the tenant, as far as the caller may see them. */
@ApplicationScoped
class Accounts {
    private static final String CHILDREN = "select count(*) from {accounts.live_account} where parent_id = :id";

    @Inject Entities entities;
    @Inject Events events;
    @Inject Sql sql;
    @Inject Clock clock;
    @Inject Home home;

    Account get(AccountId id) {
        return entities.find(Account.class, id).filter(Accounts::isVisible).orElseThrow(NotFound::here);
    }

    private static boolean isVisible(Account account) {
        var viewer = Call.current().ownAccountsOf();
        return account.isLive() && (viewer == null || account.isOwnedBy(viewer));
    }

    /**
     * Creates or replaces, matched by each body's first external key, in order and each on its own: a refused one keeps
     * back no other. A few statements in all, however many there are.
     */
    List<Outcome> put(List<AccountBody> bodies) {
        var surroundings = AccountSurroundings.of(bodies, sql, entities);
        var outcomes = new ArrayList<Outcome>(bodies.size());
        for (var body : bodies) outcomes.add(put(body, surroundings));
        surroundings.keys().write(sql);
        return outcomes;
    }

    private Outcome put(AccountBody body, AccountSurroundings surroundings) {
        var found = surroundings.found(body);
        try {
            if (found.isPresent()) return change(found.get(), body, surroundings);
            return add(body, surroundings);
        } catch (Refusal | Invalid refused) {
            return new Outcome.Refused(found.map(Account::id).orElse(null), refused);
        }
    }

    Outcome add(AccountBody body) {
        var surroundings = AccountSurroundings.of(List.of(body), sql, entities);
        var outcome = add(body, surroundings);
        surroundings.keys().write(sql);
        return outcome;
    }

    private Outcome add(AccountBody body, AccountSurroundings surroundings) {
        surroundings.check(body, null);
        var account = new Account(body, home.settings().currency(), clock.instant());
        entities.add(account);
        surroundings.added(account);
        events.publish(account.created());
        return new Outcome.Created(account.id());
    }

    Outcome change(Account account, AccountBody to) {
        var surroundings = AccountSurroundings.of(List.of(to), sql, entities);
        var outcome = change(account, to, surroundings);
        surroundings.keys().write(sql);
        return outcome;
    }

    private Outcome change(Account account, AccountBody to, AccountSurroundings surroundings) {
        if (!isVisible(account)) throw AccountRefusal.EXTERNAL_KEY_TAKEN.because("Another account has this external key");
        surroundings.check(to, account);
        var before = account.body().externalKeys();
        var changed = account.change(to, clock.instant());
        if (changed.isEmpty()) return new Outcome.Unchanged(account.id());
        surroundings.keys().change(account.id(), before, to.externalKeys());
        events.publish(changed);
        return new Outcome.Updated(account.id());
    }

    void delete(Account account) {
        if (sql.number(CHILDREN, Map.of("id", account.id())) > 0)
            throw AccountRefusal.HAS_CHILDREN.because("Accounts stand below it: move or delete them first");
        var keys = ExternalKeys.of(ExternalKeys.Kind.ACCOUNT, account.body().externalKeys(), sql);
        keys.change(account.id(), account.body().externalKeys(), List.of());
        keys.write(sql);
        events.publish(account.delete(clock.instant()));
    }
}
