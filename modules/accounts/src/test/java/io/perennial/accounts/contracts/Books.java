package io.perennial.accounts.contracts;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.SeenAccounts;
import io.perennial.identity.Home;
import io.perennial.kernel.TypeId;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.TenantWork;
import io.perennial.platform.testing.TestDatabase;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A company with books in one currency: accounts, contracts and rates as rows, counted on a given day. */
final class Books {
    /** The revenue that a test checks, such as {@code "120.00 10.00 2026-06-01 120.00 1"}, and the day on which it changes. */
    record Worth(String worth, @Nullable LocalDate nextChangeOn, long version) {}

    record Renewal(@Nullable LocalDate renewsOn) {}

    private static final Instant BEFORE = Instant.parse("2020-01-01T00:00:00Z");

    private final String tenant;
    private final TenantWork work;
    private final Currency currency;
    private final TenantWork.Heard heard = new TenantWork.Heard();

    private Books(String tenant, Currency currency) {
        this.tenant = tenant;
        this.work = TenantWork.of(tenant);
        this.currency = currency;
    }

    static Books of(String tenant, String currency) {
        return new Books(tenant, Currency.getInstance(currency));
    }

    TenantWork work() {
        return work;
    }

    /** Returns what was told to followers, each record with the names of its figures. */
    List<String> told() {
        var told = heard.events.stream().map(RecountEvent.class::cast).map(one -> one.subject().prefix() + " " + one.fields()).toList();
        heard.events.clear();
        return told;
    }

    /** Adds an account without contracts. */
    AccountId account() {
        var id = new AccountId(TypeId.next());
        work.run(sql -> sql.change("""
                insert into accounts.account (tenant_id, id, name, currency, created_at, updated_at)
                values (:tenant, :id, 'An account', :currency, :now, :now)
                """, Map.of("id", id, "currency", currency, "now", BEFORE)));
        return id;
    }

    ContractId contract(AccountId account, String arr, String currency, String startsOn, @Nullable String endsOn, @Nullable Integer term) {
        return work.run(sql -> contract(account, arr, currency, startsOn, endsOn, term, sql));
    }

    static ContractId contract(
            AccountId account, String arr, String currency, String startsOn, @Nullable String endsOn, @Nullable Integer term, Sql sql) {
        var id = new ContractId(TypeId.next());
        sql.change("""
                insert into accounts.contract (tenant_id, id, account_id, number, starts_on, ends_on, term_months, auto_renew,
                                               currency, lines, arr, mrr, created_at, updated_at)
                values (:tenant, :id, :account, :number, :startsOn::date, :endsOn::date, :term::integer, false,
                        :currency, '[]', :arr::numeric, round(:arr::numeric / 12, 2), :now, :now)
                """, Sql.values("id", id, "account", account, "number", id.text(), "startsOn", startsOn, "endsOn", endsOn,
                "term", term, "currency", currency, "arr", arr, "now", BEFORE));
        return id;
    }

    /** Adds a rate as the owner, because rates come from the tenant's files. */
    void rate(String currency, String effectiveOn, String rate) throws SQLException {
        try (var connection = TestDatabase.shared().ownerDataSource().getConnection(); var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local app.tenant = '" + TestDatabase.shared().tenant(tenant) + "'");
            statement.execute("insert into accounts.exchange_rate (currency, effective_on, rate) values ('%s', '%s', %s)"
                    .formatted(currency, effectiveOn, rate));
            connection.commit();
        }
    }

    void recount(String today, AccountId... accounts) {
        on(today, (revenue, sql) -> {
            for (var account : accounts) SeenAccounts.held(Stream.of(account), sql);
            revenue.recount(List.of(accounts));
        });
    }

    void recountDue(String today) {
        on(today, (revenue, sql) -> revenue.recountDue());
    }

    void on(String today, BiConsumer<AccountRevenue, Sql> counting) {
        var morning = LocalDate.parse(today).atTime(9, 0).toInstant(ZoneOffset.UTC);
        on(Clock.fixed(morning, ZoneOffset.UTC), ZoneId.of("Europe/Berlin"), counting);
    }

    /**
     * Counts the accounts that are due.
     *
     * @return the end of the day for which they were counted
     */
    Instant recountDue(Clock clock, ZoneId zone) {
        return work.run(sql -> revenue(clock, zone, sql).recountDue());
    }

    private void on(Clock clock, ZoneId zone, BiConsumer<AccountRevenue, Sql> counting) {
        work.run(sql -> {
            counting.accept(revenue(clock, zone, sql), sql);
            return sql;
        });
    }

    private AccountRevenue revenue(Clock clock, ZoneId zone, Sql sql) {
        var revenue = new AccountRevenue();
        revenue.sql = sql;
        revenue.clock = clock;
        revenue.events = heard;
        revenue.home = new Home() {
            @Override
            public Settings settings() {
                return new Settings(tenant, tenant, zone, Locale.ENGLISH, currency);
            }

            @Override
            public LocalDate today() {
                return settings().today(clock);
            }
        };
        return revenue;
    }

    Worth worth(AccountId account) {
        return work.run(sql -> sql.first(Worth.class, """
                select concat_ws(' ', currency, arr, mrr, renews_on, renewing_arr, open_contracts) as worth, next_change_on, version
                from {whole accounts.account} where id = :id
                """, Map.of("id", account)).orElseThrow());
    }

    @Nullable
    LocalDate renewsOn(ContractId contract) {
        return work.run(sql -> sql.first(Renewal.class,
                "select renews_on from {whole accounts.contract} where id = :id", Map.of("id", contract)).orElseThrow().renewsOn());
    }

}
