package io.perennial.accounts.contracts;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.Belonging;
import io.perennial.accounts.Destination;
import io.perennial.accounts.ExternalKey;
import io.perennial.accounts.Matched;
import io.perennial.accounts.Outcome;
import io.perennial.kernel.Changes;
import io.perennial.platform.call.Call;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.events.Events;
import io.perennial.platform.sql.Entities;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The contracts of the accounts that the caller may see. Whatever is written, the accounts are counted again at once. */
@ApplicationScoped
class Contracts implements Belonging, Destination.OfRecords<ContractBody> {
    record Gone(ContractId id, String number) {}

    private static final String VISIBLE =
            "select count(*) from {accounts.live_contract} where id = :id and account_owner_id = :viewer";
    private static final String FREE_ALL_KEYS =
            """
            delete from accounts.contract_key
            where tenant_id = :tenant and contract_id in (select id from {accounts.contract} where account_id = :account)
            """;
    private static final String DELETE_ALL =
            """
            update accounts.contract set deleted_at = :now, updated_at = :now, version = version + 1
            where tenant_id = :tenant and account_id = :account and deleted_at is null
            returning id, number
            """;

    @Inject AccountRevenue revenue;
    @Inject Entities entities;
    @Inject Events events;
    @Inject Sql sql;
    @Inject Clock clock;

    Contract get(ContractId id) {
        return entities.find(Contract.class, id).filter(this::isVisible).orElseThrow(NotFound::here);
    }

    @Override
    public String kind() {
        return "contracts";
    }

    @Override
    public Class<ContractBody> body() {
        return ContractBody.class;
    }

    /** Those that are known by these keys, as they are now. */
    @Override
    public Map<ExternalKey, ContractBody> known(List<ExternalKey> keys) {
        return Matched.of(ContractSurroundings.KEYS, Contract.class, keys.stream(), sql, entities).bodies(keys, Contract::body);
    }

    private boolean isVisible(Contract contract) {
        if (Call.current().ownAccountsOf() == null) return contract.isLive();
        return sql.number(VISIBLE, Map.of("id", contract.id())) > 0;
    }

    /**
     * Creates or replaces, matched by each body's first external key, in order and each on its own: a refused one keeps
     * back no other. A few statements in all, however many there are.
     */
    @Override
    public List<Outcome> put(List<ContractBody> bodies) {
        var surroundings = ContractSurroundings.of(bodies, List.of(), revenue, sql, entities);
        var outcomes = new ArrayList<Outcome>(bodies.size());
        for (var body : bodies) outcomes.add(put(body, surroundings));
        write(surroundings);
        return outcomes;
    }

    private Outcome put(ContractBody body, ContractSurroundings surroundings) {
        var found = surroundings.matched().found(body.externalKeys()).orElse(null);
        if (found == null) return Outcome.of(null, () -> add(body, surroundings));
        return Outcome.of(found.id(), () -> change(found, body, surroundings));
    }

    Outcome add(ContractBody body) {
        var surroundings = ContractSurroundings.of(List.of(body), List.of(), revenue, sql, entities);
        var outcome = add(body, surroundings);
        write(surroundings);
        return outcome;
    }

    private Outcome add(ContractBody body, ContractSurroundings surroundings) {
        surroundings.check(body, null);
        var contract = new Contract(body, clock.instant());
        entities.add(contract);
        surroundings.added(contract);
        events.publish(contract.created());
        return new Outcome.Created(contract.id());
    }

    Outcome change(Contract contract, ContractBody to) {
        var surroundings = ContractSurroundings.of(List.of(to), List.of(contract), revenue, sql, entities);
        var outcome = change(contract, to, surroundings);
        write(surroundings);
        return outcome;
    }

    private Outcome change(Contract contract, ContractBody to, ContractSurroundings surroundings) {
        surroundings.check(to, contract);
        var before = contract.body();
        var changed = contract.change(to, clock.instant());
        if (changed.isEmpty()) return new Outcome.Unchanged(contract.id());
        surroundings.changed(contract, before);
        events.publish(changed);
        return new Outcome.Updated(contract.id());
    }

    void delete(Contract contract) {
        var surroundings = ContractSurroundings.of(List.of(contract.body()), List.of(contract), revenue, sql, entities);
        surroundings.deleted(contract);
        events.publish(contract.delete(clock.instant()));
        write(surroundings);
    }

    private void write(ContractSurroundings surroundings) {
        surroundings.matched().write(sql);
        revenue.recount(surroundings.touched());
    }

    /** The account goes with them, so what it was worth is left as it stood. */
    @Override
    public void deleteAllOf(AccountId account) {
        ContractSurroundings.hold(account, sql);
        sql.change(FREE_ALL_KEYS, Map.of("account", account));
        for (var gone : sql.list(Gone.class, DELETE_ALL, Map.of("account", account, "now", clock.instant())))
            events.publish(new ContractEvent.Deleted(gone.id(), account, gone.number(), Changes.none()));
    }
}
