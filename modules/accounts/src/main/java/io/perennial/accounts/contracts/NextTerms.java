package io.perennial.accounts.contracts;

import io.perennial.kernel.Invalid;
import io.perennial.kernel.Invalid.FieldError;
import io.perennial.kernel.Money;
import io.perennial.platform.json.Json;
import io.perennial.platform.sql.Sql;
import io.perennial.records.Records;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
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

    /** A contract that was there already, and the day on which it begins. */
    public record Followed(Begun begun, LocalDate startsOn) {}

    private static final String FOLLOWS_NONE =
            "update accounts.contract set follows_id = null, booked = false where tenant_id = :tenant and id = :id";
    private static final String BOOKED =
            "update accounts.contract set follows_id = :former, booked = true where tenant_id = :tenant and id = :id";
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

    /** Returns a contract of the same account and product that begins on a day, and that no decision has made. */
    public Optional<BookedTerm> booked(ContractId former, ContractBody terms, LocalDate from) {
        return BookedTerm.of(former, terms, from, sql);
    }

    /**
     * Lets a contract that is there already follow another one: of the same account and currency, from the end of the term or later.
     *
     * @param terms of the former contract
     */
    public Followed follow(ContractId next, ContractId former, ContractBody terms, LocalDate dueOn) {
        var contract = records.find(contracts, next).filter(one -> canFollow(one, former, terms, dueOn)).orElseThrow(
                () -> new Invalid(List.of(new FieldError("/nextContractId", "rule",
                        "must be a contract of the same account and currency that begins with the next term and follows no other"))));
        sql.change(BOOKED, Map.of("id", next, "former", former));
        var from = contract.body().startsOn();
        return new Followed(new Begun(next, arr(contract.bodyOn(from))), from);
    }

    private static boolean canFollow(Contract next, ContractId former, ContractBody terms, LocalDate dueOn) {
        return !next.id().equals(former) && !next.isNextTerm() && next.accountId().equals(terms.accountId())
                && next.currency().equals(terms.currency()) && !next.body().startsOn().isBefore(dueOn);
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

    /** Returns true if a contract that was begun here still exists and was changed since. */
    public boolean isChanged(ContractId next) {
        return records.find(contracts, next).filter(contract -> !contract.isBooked() && contract.version() > BEGUN).isPresent();
    }

    /** Deletes a contract that was begun by mistake, unless it is already deleted. One that was there before stands by itself again. */
    public void takeBack(ContractId next) {
        records.find(contracts, next).ifPresent(contract -> {
            if (contract.isBooked()) sql.change(FOLLOWS_NONE, Map.of("id", next));
            else records.delete(contracts, contract);
        });
    }
}
