package io.perennial.accounts.contracts;

import io.perennial.kernel.Money;
import io.perennial.platform.json.Json;
import io.perennial.platform.sql.Sql;
import io.perennial.records.Records;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Ends contracts and begins those that follow them, for modules that decide on renewals. A write here is checked, counted and published
 * as if it had been sent to {@code /contracts}, and only for accounts that the caller may see.
 */
@ApplicationScoped
public class NextTerms {
    /** A contract that was begun, and its ARR. */
    public record Begun(ContractId id, Money arr) {}

    private static final String FOLLOWS = "update accounts.contract set follows_id = :former where tenant_id = :tenant and id = :id";

    /** The version of a contract that nobody has changed. */
    private static final long BEGUN = 1;

    @Inject Contracts contracts;
    @Inject Records records;
    @Inject Json json;
    @Inject Sql sql;

    /** Returns the body of a contract if it still exists. */
    public Optional<ContractBody> find(ContractId id) {
        return records.find(contracts, id).map(Contract::body);
    }

    /** Returns the body of a contract with the lines of a day, if it still exists. */
    public Optional<ContractBody> find(ContractId id, LocalDate day) {
        return records.find(contracts, id).map(contract -> contract.bodyOn(day));
    }

    /** @param former the contract whose next term it is */
    public Begun begin(ContractBody body, ContractId former) {
        var id = (ContractId) records.add(contracts, json.valid(body));
        sql.change(FOLLOWS, Map.of("id", id, "former", former));
        return new Begun(id, RecurringRevenue.of(body.lines(), body.currency()).arr());
    }

    /** Returns the ARR that a contract with this body would have. */
    public Money arr(ContractBody body) {
        return RecurringRevenue.of(body.lines(), body.currency()).arr();
    }

    /**
     * Changes the end of a contract.
     *
     * @param on the first day on which it no longer counts; null if it continues
     */
    public void end(ContractId id, @Nullable LocalDate on) {
        var contract = records.get(contracts, id);
        records.change(contracts, contract, contract.body().ending(on));
    }

    /** Returns true if a contract still exists and was changed since it was begun. */
    public boolean isChanged(ContractId begun) {
        return records.find(contracts, begun).filter(contract -> contract.version() > BEGUN).isPresent();
    }

    /** Deletes a contract that was begun by mistake, unless it is already deleted. */
    public void takeBack(ContractId begun) {
        records.find(contracts, begun).ifPresent(contract -> records.delete(contracts, contract));
    }
}
