package io.perennial.accounts.contracts;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.SeenAccounts;
import io.perennial.platform.call.FieldClass;
import io.perennial.platform.sql.BeyondSight;
import io.perennial.platform.sql.Sql;
import io.perennial.records.Surroundings;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The accounts, the numbers and the currencies with a rate that some contracts refer to, read once for all of them. */
@BeyondSight("A number is unique in the whole tenant; all that is told is that it is taken.")
final class ContractSurroundings implements Surroundings<Contract, ContractBody> {
    record Numbered(String number, UUID id) {}

    private static final String NUMBERED =
            "select number, id from {beyond accounts.contract} where number = any (:numbers) and deleted_at is null";

    /**
     * Keeps the numbers that are free until the transaction ends: of two who take one at once, the second waits and is then told. In order, so
     * that two who take several do not wait for each other.
     */
    private static final String HOLD =
            """
            select sum(case when pg_advisory_xact_lock(hashtextextended(o.tenant_id::text || ' contract ' || n.number, 0)) is null then 0 else 1 end)
            from {platform.owner} o cross join (select number from unnest(:numbers::text[]) as t (number) order by number) n
            """;

    private final SeenAccounts accounts;
    private final Map<String, UUID> numbers;
    private final Set<Currency> rated;
    private final AccountRevenue revenue;
    private final SettledEnds ends;
    private final LocalDate today;
    private final Sources sources;
    private final Sql sql;
    private final Set<AccountId> touched = new HashSet<>();
    private final Set<Contract> written = new HashSet<>();

    ContractSurroundings(
            List<ContractBody> bodies, Collection<Contract> contracts, AccountRevenue revenue, Iterable<DecidedTerms> decisions,
            LocalDate today,
            Sql sql) {
        var at = Stream.concat(bodies.stream().map(ContractBody::accountId), contracts.stream().map(Contract::accountId));
        accounts = SeenAccounts.held(at, sql);
        numbers = numbered(bodies, sql);
        rated = bodies.isEmpty() ? Set.of() : revenue.countable(currencies(bodies, contracts));
        this.revenue = revenue;
        this.today = today;
        this.sql = sql;
        sources = new Sources(sql);
        ends = new SettledEnds(contracts, decisions);
    }

    private static Stream<Currency> currencies(List<ContractBody> bodies, Collection<Contract> contracts) {
        var named = bodies.stream().map(ContractBody::currency).filter(Objects::nonNull);
        return Stream.concat(named, contracts.stream().map(Contract::currency)).distinct();
    }

    private static Map<String, UUID> numbered(List<ContractBody> bodies, Sql sql) {
        if (bodies.isEmpty()) return new HashMap<>();
        var asked = bodies.stream().map(ContractBody::number).filter(Objects::nonNull).collect(Collectors.toCollection(TreeSet::new));
        var taken = taken(asked, sql);
        asked.removeAll(taken.keySet());
        if (asked.isEmpty()) return taken;
        sql.number(HOLD, Map.of("numbers", asked.toArray(String[]::new)));
        taken.putAll(taken(asked, sql));
        return taken;
    }

    private static Map<String, UUID> taken(Collection<String> asked, Sql sql) {
        return sql.list(Numbered.class, NUMBERED, Map.of("numbers", asked.toArray(String[]::new))).stream()
                .collect(Collectors.toMap(Numbered::number, Numbered::id, (one, other) -> one, HashMap::new));
    }

    @Override
    public boolean sees(Contract contract) {
        return accounts.has(contract.accountId());
    }

    @Override
    public void check(ContractBody body, @Nullable Contract of) {
        if (of != null) written.add(of);
        accounts.require(body.accountId());
        FieldClass.REVENUE.requireSame(of == null ? List.of() : of.body().lines(), body.lines(), "lines");
        if (of != null) FieldClass.REVENUE.requireSame(day(of.body()), day(body), "effectiveOn");
        if (of != null) FieldClass.REVENUE.requireSame(of.body().currency(), body.currency(), "currency");
        var numbered = numbers.get(body.number());
        if (numbered != null && (of == null || !numbered.equals(of.id().value())))
            throw ContractRefusal.NUMBER_TAKEN.at("/number", "Another contract has this number.");
        if (!rated.contains(body.currency()))
            throw ContractRefusal.CURRENCY_WITHOUT_RATE.at("/currency", "There is no exchange rate for this currency today.");
    }

    private static Optional<LocalDate> day(ContractBody body) {
        return Optional.ofNullable(body.effectiveOn());
    }

    /** Lines of a source whose changes count from the day on which they are seen take effect today, as long as the contract runs. */
    @Override
    public ContractBody meant(Contract contract, ContractBody to, String system) {
        var runs = to.startsOn().isBefore(today) && (to.endsOn() == null || to.endsOn().isAfter(today));
        return runs && contract.hasOtherLinesIn(to) && sources.areSeenLate(system) ? to.with(today, to.lines()) : to;
    }

    /** The end that somebody has decided on; and of a contract that a decision has made, what was sold, until a system knows it. */
    @Override
    public Set<String> settled(Contract contract, boolean first) {
        var fields = new HashSet<String>();
        if (ends.has(contract)) fields.add("endsOn");
        if (first && contract.isNextTerm() && !contract.isBooked()) fields.addAll(Set.of("currency", "lines", "effectiveOn"));
        return fields;
    }

    /** Keeps a number that was given up as taken for the rest of these bodies, because the database writes them in no fixed order. */
    @Override
    public void changed(Contract contract, @Nullable ContractBody before) {
        contract.showLinesOf(today);
        written.add(contract);
        numbers.put(contract.body().number(), contract.id().value());
        if (before != null) touched.add(before.accountId());
        touched.add(contract.accountId());
    }

    /** Counts the accounts again whose contracts have changed. */
    @Override
    public void written() {
        SaidDays.write(written, sql);
        revenue.recount(touched);
    }
}
