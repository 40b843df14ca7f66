package io.perennial.renewals.rate;

import io.perennial.platform.sql.Sql;
import io.perennial.renewals.rate.PlainRate.Customer;
import io.perennial.renewals.rate.PlainRate.Kept;
import io.perennial.renewals.testing.DueRenewals;
import io.perennial.renewals.testing.DueRenewals.Due;
import io.perennial.renewals.testing.Facts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes random customers with renewals of every state, currency and owner, stores them in a tenant's tables and returns them. */
final class RandomRenewals {
    private static final List<String> STATES = List.of("open", "deferred", "won", "won", "downsold", "lost", "withdrawn");
    private static final List<String> SEGMENTS = Arrays.asList("large", "small", null);
    private static final int CENTS = 1_000_000;

    private final Random random;
    private final List<UUID> owners;
    private final LocalDate earliest;
    private final int days;

    RandomRenewals(Random random, List<UUID> owners, LocalDate earliest, int days) {
        this.random = random;
        this.owners = owners;
        this.earliest = earliest;
        this.days = days;
    }

    List<Kept> keep(int customers, int renewals, Sql sql) {
        var known = Stream.generate(() -> customer(sql)).limit(customers).toList();
        return Stream.generate(() -> renewal(known.get(random.nextInt(customers)), sql)).limit(renewals).toList();
    }

    private Customer customer(Sql sql) {
        UUID owner = one(owners);
        String segment = one(SEGMENTS), tier = one(SEGMENTS);
        var id = new Facts(sql).account(owner, segment);
        sql.change("update accounts.account set tier = :tier::text where tenant_id = :tenant and id = :id",
                Sql.values("tier", tier, "id", id));
        return new Customer(id, owner, segment, tier);
    }

    private Kept renewal(Customer customer, Sql sql) {
        var due = due();
        var id = new DueRenewals(sql).addTo(customer.id(), due);
        UUID named = random.nextInt(3) == 0 ? one(owners) : null;
        sql.change("update renewals.renewal set owner_id = :owner::uuid where tenant_id = :tenant and id = :id",
                Sql.values("owner", named, "id", id));
        return new Kept(customer, named, due);
    }

    private Due due() {
        var state = one(STATES);
        var target = amount();
        var outcome = random.nextInt(4) == 0 ? target : amount();
        var due = Due.open(earliest.plusDays(random.nextInt(days)), target, outcome).ended(state);
        if (state.equals("deferred")) due = due.deferredTo(due.dueOn().plusDays(30));
        if (random.nextInt(3) == 0) due = due.in("USD", random.nextInt(5) == 0 ? null : "0.905");
        return random.nextInt(8) == 0 ? due.as("omitted") : due;
    }

    private String amount() {
        return BigDecimal.valueOf(random.nextInt(CENTS), 2).toPlainString();
    }

    private <T> @Nullable T one(List<@Nullable T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
