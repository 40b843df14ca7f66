package io.perennial.accounts.contracts;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.Accounts;
import io.perennial.identity.Home;
import io.perennial.kernel.Changes;
import io.perennial.kernel.Id;
import io.perennial.platform.json.Statement;
import io.perennial.platform.sql.Sql;
import io.perennial.records.DatedField;
import io.perennial.records.FollowedKind;
import io.perennial.records.RecordCollection;
import io.perennial.records.RecordKind;
import io.perennial.records.Surroundings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The contracts of the accounts. Each write counts the revenue of the accounts again at once. */
@ApplicationScoped
class Contracts implements RecordCollection<Contract, ContractBody, ContractView> {
    static final RecordKind KIND = RecordKind.of("contracts", "contract", "accounts.contract", ContractId::new, ContractEvent.class)
            .partOf(Accounts.KIND, "account_id", "number",
                    (id, account, number) -> new ContractEvent.Deleted(new ContractId(id), new AccountId(account), number, Changes.none()))
            .inBatchesOf(1_000)
            .imported();

    @Inject AccountRevenue revenue;
    @Inject Sql sql;
    @Inject Home home;
    @Inject @Any Instance<DecidedTerms> decisions;

    @Override
    public RecordKind kind() {
        return KIND;
    }

    @Override
    public Class<Contract> entity() {
        return Contract.class;
    }

    @Override
    public Class<ContractBody> body() {
        return ContractBody.class;
    }

    @Override
    public Contract of(ContractBody body, Instant now) {
        return new Contract(body, now);
    }

    @Override
    public ContractView view(Id id) {
        return ContractView.get((ContractId) id, home.today(), sql);
    }

    @Override
    public Statement understood(Statement said) {
        return LastDay.read(said);
    }

    @Override
    public Optional<DatedField<Contract>> dated() {
        return Optional.of(new DatedField<>("lines", "effectiveOn", Contract::saidLines));
    }

    /** A contract for the next term that a decision on a renewal has created. A source that sends one for the same term means it. */
    @Override
    public Map<ContractBody, List<Id>> meant(List<ContractBody> bodies) {
        return FollowingContract.meant(bodies, sql);
    }

    @Override
    public FollowedKind followed() {
        return FollowedKind.of(KIND, ContractView.class, ContractView.SEEN, ContractView::externalKeys)
                .with(() -> Map.of("today", home.today()));
    }

    @Override
    public Surroundings<Contract, ContractBody> around(List<ContractBody> bodies, Collection<Contract> contracts) {
        return new ContractSurroundings(bodies, contracts, revenue, decisions, home.today(), sql);
    }
}
