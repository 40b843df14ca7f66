package io.perennial.accounts.contracts;

import io.perennial.kernel.Id;
import io.perennial.platform.sql.BeyondSight;
import io.perennial.platform.sql.Sql;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A contract that a decision on a renewal has created for the next term, with its account and first day. */
@BeyondSight("A contract is adopted only if the caller sees it; the write checks that.")
record FollowingContract(UUID id, UUID accountId, LocalDate startsOn, String number) {
    private static final String OF_ACCOUNTS =
            """
            select id, account_id, starts_on, number
            from {beyond accounts.contract}
            where account_id = any (:accounts) and starts_on = any (:days) and follows_id is not null and deleted_at is null
            order by id
            """;

    /** Returns the contracts that each body may mean: of the same account and with the same first day, the same number first. */
    static Map<ContractBody, List<Id>> meant(List<ContractBody> bodies, Sql sql) {
        var whole = bodies.stream().filter(body -> body.accountId() != null && body.startsOn() != null).toList();
        if (whole.isEmpty()) return Map.of();
        var found = sql.list(FollowingContract.class, OF_ACCOUNTS, Map.of(
                "accounts", whole.stream().map(body -> body.accountId().value()).distinct().toArray(UUID[]::new),
                "days", whole.stream().map(ContractBody::startsOn).distinct().toArray(LocalDate[]::new)));
        var meant = new HashMap<ContractBody, List<Id>>();
        var byTerm = found.stream().collect(Collectors.groupingBy(one -> new Term(one.accountId, one.startsOn)));
        for (var body : whole) meant.put(body, sorted(byTerm.getOrDefault(Term.of(body), List.of()), body.number()));
        return meant;
    }

    private record Term(UUID account, LocalDate startsOn) {
        static Term of(ContractBody body) {
            return new Term(body.accountId().value(), body.startsOn());
        }
    }

    private static List<Id> sorted(List<FollowingContract> found, @Nullable String number) {
        return found.stream()
                .sorted(Comparator.comparing(one -> !one.number.equals(number)))
                .<Id>map(one -> new ContractId(one.id))
                .toList();
    }
}
