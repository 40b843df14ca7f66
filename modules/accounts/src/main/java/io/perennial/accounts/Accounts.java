package io.perennial.accounts;

import io.perennial.identity.CustomFields;
import io.perennial.identity.Home;
import io.perennial.kernel.Id;
import io.perennial.platform.call.Call;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.sql.Entities;
import io.perennial.platform.sql.Sql;
import io.perennial.records.Known;
import io.perennial.records.RecordCollection;
import io.perennial.records.RecordKind;
import io.perennial.records.Surroundings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** The accounts of the tenant, as far as the caller may see them. */
@ApplicationScoped
public class Accounts implements RecordCollection<Account, AccountBody, AccountView> {
    public static final RecordKind KIND = RecordKind.of("accounts", "account", "accounts.account", AccountId::new, AccountEvent.class)
            .inBatchesOf(1_000)
            .imported();

    static final String VISIBLE =
            """
            select id from {accounts.visible_account}
            where id = any (:ids)
            """;

    /** Locks accounts until the end of the transaction, always in the same order: a record is not added to an account that is just deleted. */
    private static final String HELD =
            """
            select id from {accounts.visible_account_or_deleted}
            where id = any (:ids) and deleted_at is null
            order by id
            for no key update
            """;

    @Inject Entities entities;
    @Inject Sql sql;
    @Inject Home home;
    @Inject CustomFields customFields;

    /** Refuses an account that the caller may not see, as if it did not exist. */
    public void requireVisible(AccountId id) {
        if (entities.find(Account.class, id).filter(Accounts::isVisible).isEmpty()) throw NotFound.here();
    }

    static boolean isVisible(Account account) {
        return account.isLive() && account.isSeenBy(Call.current().sight());
    }

    /** Returns the ids of the accounts that the caller may see, with one statement for all of them. */
    public Set<UUID> visible(Stream<AccountId> ids) {
        return Known.among(ids, VISIBLE, sql);
    }

    /**
     * Locks the accounts that the caller may see until the end of the transaction, with one statement: those that records belong to now,
     * and those they are to belong to.
     */
    public SeenAccounts seen(Stream<AccountId> wanted, Stream<AccountId> now) {
        return seen(Stream.concat(wanted, now), sql);
    }

    /** Does the same outside of a container. */
    public static SeenAccounts seen(Stream<AccountId> ids, Sql sql) {
        return new SeenAccounts(Known.among(ids, HELD, sql));
    }

    @Override
    public RecordKind kind() {
        return KIND;
    }

    @Override
    public Class<Account> entity() {
        return Account.class;
    }

    @Override
    public Class<AccountBody> body() {
        return AccountBody.class;
    }

    @Override
    public Account of(AccountBody body, Instant now) {
        return new Account(body, home.settings().currency(), now);
    }

    @Override
    public AccountView view(Id id) {
        return AccountView.get((AccountId) id, sql);
    }

    @Override
    public Surroundings<Account, AccountBody> around(List<AccountBody> bodies, Collection<Account> accounts) {
        return new AccountSurroundings(bodies, customFields, sql);
    }
}
