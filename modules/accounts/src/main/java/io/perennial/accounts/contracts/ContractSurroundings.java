package io.perennial.accounts.contracts;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.ExternalKeys;
import io.perennial.accounts.Known;
import io.perennial.accounts.Matched;
import io.perennial.platform.sql.Entities;
import io.perennial.platform.sql.Sql;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What some contracts refer to, read once for all of them: external keys, numbers, accounts, and rates of currencies. */
final class ContractSurroundings {
    record Numbered(String number, UUID id) {}

    /** Contracts are held by their accounts, as everywhere: whoever held them the other way round could wait for each other. */
    private static final String OWNERS_HELD =
            """
            select id from {accounts.account}
            where id in (select account_id from {accounts.contract} where id = any (:ids))
            order by id
            for no key update
            """;

    static final ExternalKeys.Kind KEYS =
            new ExternalKeys.Kind("accounts.contract_key", "contract_id", ContractId::new, OWNERS_HELD);

    /** Held to the transaction's end, always in the same order: who counts an account next sees what was written here. */
    private static final String HELD =
            """
            select id from {accounts.account}
            where id = any (:ids) and deleted_at is null and (:viewer::uuid is null or owner_id = :viewer)
            order by id
            for no key update
            """;
    private static final String NUMBERED =
            "select number, id from {accounts.contract} where number = any (:numbers) and deleted_at is null";

    private final Matched<Contract> matched;
    private final Set<UUID> accounts;
    private final Map<String, UUID> numbers;
    private final Set<Currency> rated;
    private final Set<AccountId> touched = new HashSet<>();

    private ContractSurroundings(
            Matched<Contract> matched, Set<UUID> accounts, Map<String, UUID> numbers, Set<Currency> rated) {
        this.matched = matched;
        this.accounts = accounts;
        this.numbers = numbers;
        this.rated = rated;
    }

    /** @param also contracts that are changed whatever keys the bodies name */
    static ContractSurroundings of(
            List<ContractBody> bodies, List<Contract> also, AccountRevenue revenue, Sql sql, Entities entities) {
        var named = bodies.stream().flatMap(body -> body.externalKeys().stream());
        var matched = Matched.of(KEYS, Contract.class, named, sql, entities);
        var owners = Stream.concat(
                bodies.stream().map(ContractBody::accountId),
                Stream.concat(matched.all().stream(), also.stream()).map(Contract::accountId));
        return new ContractSurroundings(
                matched,
                Known.among(owners, HELD, sql),
                numbered(bodies.stream().map(ContractBody::number), sql),
                revenue.countable(bodies.stream().map(ContractBody::currency)));
    }

    static void hold(AccountId account, Sql sql) {
        Known.among(Stream.of(account), HELD, sql);
    }

    private static Map<String, UUID> numbered(Stream<String> numbers, Sql sql) {
        var asked = Map.of("numbers", numbers.distinct().toArray(String[]::new));
        return sql.list(Numbered.class, NUMBERED, asked).stream()
                .collect(Collectors.toMap(Numbered::number, Numbered::id, (one, other) -> one, HashMap::new));
    }

    Matched<Contract> matched() {
        return matched;
    }

    /** The accounts whose contracts have changed. */
    Set<AccountId> touched() {
        return touched;
    }

    /** Refuses a body that refers to what is not there, or to what is another's. */
    void check(ContractBody body, @Nullable Contract of) {
        if (of != null && !accounts.contains(of.accountId().value()))
            throw ContractRefusal.EXTERNAL_KEY_TAKEN.because("Another contract has this external key");
        if (!accounts.contains(body.accountId().value()))
            throw ContractRefusal.UNKNOWN_ACCOUNT.at("/accountId", "There is no such account");
        matched.refuseTaken(body.externalKeys(), of);
        var numbered = numbers.get(body.number());
        if (numbered != null && (of == null || !numbered.equals(of.id().value())))
            throw ContractRefusal.NUMBER_TAKEN.at("/number", "Another contract has this number");
        if (!rated.contains(body.currency()))
            throw ContractRefusal.CURRENCY_WITHOUT_RATE.at("/currency", "There is no exchange rate for this currency today");
    }

    void added(Contract contract) {
        matched.added(contract);
        numbers.put(contract.body().number(), contract.id().value());
        touched.add(contract.accountId());
    }

    /** A number that was given up stays taken for the rest of these bodies: the database sees them in no certain order. */
    void changed(Contract contract, ContractBody before) {
        matched.changed(contract, before.externalKeys());
        numbers.put(contract.body().number(), contract.id().value());
        touched.add(before.accountId());
        touched.add(contract.accountId());
    }

    void deleted(Contract contract) {
        matched.deleted(contract);
        touched.add(contract.accountId());
    }
}
