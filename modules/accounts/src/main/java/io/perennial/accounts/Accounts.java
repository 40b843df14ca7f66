package io.perennial.accounts;

import io.perennial.identity.CustomFields;
import io.perennial.identity.Home;
import io.perennial.kernel.Id;
import io.perennial.platform.call.Call;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.events.Events;
import io.perennial.platform.sql.Entities;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** The accounts of the tenant, as far as the caller may see them. */
@ApplicationScoped
public class Accounts implements Destination.OfRecords<AccountBody> {
    private static final String CHILDREN = "select count(*) from {accounts.live_account} where parent_id = :id";

    static final String VISIBLE =
            """
            select id from {accounts.live_account}
            where id = any (:ids) and (:viewer::uuid is null or owner_id = :viewer)
            """;

    @Inject Entities entities;
    @Inject Events events;
    @Inject Sql sql;
    @Inject Clock clock;
    @Inject Home home;
    @Inject CustomFields customFields;
    @Inject @Any Instance<Belonging> belongings;

    Account get(AccountId id) {
        return entities.find(Account.class, id).filter(Accounts::isVisible).orElseThrow(NotFound::here);
    }

    /** Answers as if there were no such account, where the caller may not see it. */
    public void requireVisible(AccountId id) {
        get(id);
    }

    private static boolean isVisible(Account account) {
        var viewer = Call.current().ownAccountsOf();
        return account.isLive() && (viewer == null || account.isOwnedBy(viewer));
    }

    /** Those of some accounts that the caller may see, asked once for all of them. */
    public Set<UUID> visible(Stream<AccountId> ids) {
        return Known.among(ids, VISIBLE, sql);
    }

    @Override
    public String kind() {
        return "accounts";
    }

    @Override
    public Class<AccountBody> body() {
        return AccountBody.class;
    }

    /** Those that are known by these keys, as they are now. */
    @Override
    public Map<ExternalKey, AccountBody> known(List<ExternalKey> keys) {
        return Matched.of(ExternalKeys.Kind.ACCOUNT, Account.class, keys.stream(), sql, entities).bodies(keys, Account::body);
    }

    /**
     * Creates or replaces, matched by each body's first external key, in order and each on its own: a refused one keeps
     * back no other. A few statements in all, however many there are.
     */
    @Override
    public List<Outcome> put(List<AccountBody> bodies) {
        var surroundings = AccountSurroundings.of(bodies, sql, entities);
        var outcomes = new ArrayList<Outcome>(bodies.size());
        for (var body : bodies) outcomes.add(put(body, surroundings));
        written(surroundings, outcomes);
        return outcomes;
    }

    private Outcome put(AccountBody body, AccountSurroundings surroundings) {
        var found = surroundings.matched().found(body.externalKeys()).orElse(null);
        if (found == null) return Outcome.of(null, () -> add(body, surroundings));
        return Outcome.of(found.id(), () -> change(found, body, surroundings));
    }

    Outcome add(AccountBody body) {
        var surroundings = AccountSurroundings.of(List.of(body), sql, entities);
        var outcome = add(body, surroundings);
        written(surroundings, List.of(outcome));
        return outcome;
    }

    private void written(AccountSurroundings surroundings, List<Outcome> outcomes) {
        surroundings.matched().write(sql);
        var created = outcomes.stream().filter(Outcome.Created.class::isInstance).map(Outcome::orThrow).map(Id::value).toArray(UUID[]::new);
        if (created.length > 0) sql.change(AccountHealth.OF_NEW, Map.of("ids", created));
    }

    private Outcome add(AccountBody body, AccountSurroundings surroundings) {
        customFields.check(CustomFields.Of.ACCOUNT, body.customFields(), Map.of());
        surroundings.check(body, null);
        var account = new Account(body, home.settings().currency(), clock.instant());
        entities.add(account);
        surroundings.matched().added(account);
        events.publish(account.created());
        return new Outcome.Created(account.id());
    }

    Outcome change(Account account, AccountBody to) {
        var surroundings = AccountSurroundings.of(List.of(to), sql, entities);
        var outcome = change(account, to, surroundings);
        surroundings.matched().write(sql);
        return outcome;
    }

    private Outcome change(Account account, AccountBody to, AccountSurroundings surroundings) {
        if (!isVisible(account)) throw AccountRefusal.EXTERNAL_KEY_TAKEN.because("Another account has this external key");
        customFields.check(CustomFields.Of.ACCOUNT, to.customFields(), account.body().customFields());
        surroundings.check(to, account);
        var before = account.externalKeys();
        var changed = account.change(to, clock.instant());
        if (changed.isEmpty()) return new Outcome.Unchanged(account.id());
        surroundings.matched().changed(account, before);
        events.publish(changed);
        return new Outcome.Updated(account.id());
    }

    void delete(Account account) {
        if (sql.number(CHILDREN, Map.of("id", account.id())) > 0)
            throw AccountRefusal.HAS_CHILDREN.because("Accounts stand below it: move or delete them first");
        for (var belonging : belongings) belonging.deleteAllOf(account.id());
        var keys = Matched.of(ExternalKeys.Kind.ACCOUNT, Account.class, Stream.empty(), sql, entities);
        keys.deleted(account);
        keys.write(sql);
        events.publish(account.delete(clock.instant()));
    }
}
