package io.perennial.accounts.contracts;

import io.perennial.kernel.Money;
import io.perennial.platform.json.Json;
import io.perennial.records.Records;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How contracts go over into others, for whoever decides on that: what is written here is checked, counted and told as if it had been sent
 * to {@code /contracts}, and only of accounts that the caller may see.
 */
@ApplicationScoped
public class NextTerms {
    /** A contract that was made, and what it is worth a year. */
    public record Begun(ContractId id, Money arr) {}

    @Inject Contracts contracts;
    @Inject Records records;
    @Inject Json json;

    /** What a contract says, if it is still there. */
    public Optional<ContractBody> find(ContractId id) {
        return records.find(contracts, id).map(Contract::body);
    }

    public Begun begin(ContractBody body) {
        var id = (ContractId) records.add(contracts, json.valid(body));
        return new Begun(id, RecurringRevenue.of(body.lines(), body.currency()).arr());
    }

    /** What a contract with these lines would be worth a year. */
    public Money arr(ContractBody body) {
        return RecurringRevenue.of(body.lines(), body.currency()).arr();
    }

    /** @param on the first day on which it no longer counts; none: it goes on */
    public void end(ContractId id, @Nullable LocalDate on) {
        var contract = records.get(contracts, id);
        records.change(contracts, contract, contract.body().ending(on));
    }

    /** One that was begun was not meant; somebody may have deleted it already. */
    public void takeBack(ContractId begun) {
        records.find(contracts, begun).ifPresent(contract -> records.delete(contracts, contract));
    }
}
