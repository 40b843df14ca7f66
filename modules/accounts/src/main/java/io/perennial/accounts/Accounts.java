package io.perennial.accounts;

import io.perennial.identity.CustomFields;
import io.perennial.identity.Home;
import io.perennial.identity.NameKeys;
import io.perennial.kernel.Id;
import io.perennial.platform.call.Call;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.sql.Entities;
import io.perennial.platform.sql.Sql;
import io.perennial.records.FollowedKind;
import io.perennial.records.RecordCollection;
import io.perennial.records.RecordKind;
import io.perennial.records.Surroundings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The accounts of the tenant, as far as the caller may see them. */
@ApplicationScoped
public class Accounts implements RecordCollection<Account, AccountBody, AccountView> {
    public static final RecordKind KIND = RecordKind.of("accounts", "account", "accounts.account", AccountId::new, AccountEvent.class)
            .inBatchesOf(1_000)
            .imported();

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
    public Optional<String> other() {
        return Optional.of("parent");
    }

    @Override
    public FollowedKind followed() {
        return FollowedKind.of(KIND, AccountView.class, AccountView.SEEN, AccountView::externalKeys);
    }

    @Override
    public Surroundings<Account, AccountBody> around(List<AccountBody> bodies, Collection<Account> accounts) {
        return new AccountSurroundings(bodies, customFields, NameKeys.lazily(() -> home.settings().locale()), sql);
    }
}
