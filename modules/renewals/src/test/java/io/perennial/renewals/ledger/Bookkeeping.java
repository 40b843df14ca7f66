package io.perennial.renewals.ledger;

import io.perennial.identity.Home;
import io.perennial.kernel.TypeId;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.MovedClock;
import io.perennial.platform.testing.NoJobs;
import io.perennial.platform.testing.TenantTransaction;
import io.perennial.platform.testing.TenantWork;
import io.perennial.platform.testing.TestDatabase;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A tenant with a ledger: its accounts, contracts and rates as rows, and as plain Java objects to compare with. */
final class Bookkeeping {
    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private static final Instant LONG_AGO = Instant.parse("2015-01-01T00:00:00Z");
    private static final String WRITE =
            """
            insert into accounts.contract (tenant_id, id, account_id, number, starts_on, ends_on, auto_renew, currency, lines,
                                           arr, mrr, exact_arr, exact_parts, created_at, updated_at)
            select :tenant, r.id, r.account, r.number, r.starts, r.ends, false, r.currency, r.lines, r.arr, r.mrr, r.year, r.parts, r.now, r.now
            from unnest(:id::uuid[], :account::uuid[], :number::text[], :starts::date[], :ends::date[], :currency::text[], :lines::jsonb[],
                        :arr::numeric[], :mrr::numeric[], :year::numeric[], :parts::numeric[], :now::timestamptz[])
                r (id, account, number, starts, ends, currency, lines, arr, mrr, year, parts, now)
            on conflict (tenant_id, id) do update
            set account_id = excluded.account_id, starts_on = excluded.starts_on, ends_on = excluded.ends_on, currency = excluded.currency,
                lines = excluded.lines, arr = excluded.arr, mrr = excluded.mrr,
                exact_arr = excluded.exact_arr, exact_parts = excluded.exact_parts
            """;
    final MovedClock clock = new MovedClock(Instant.parse("2025-06-10T10:00:00Z"));
    final Map<UUID, PlainContract> contracts = new HashMap<>();
    final Map<String, TreeMap<LocalDate, BigDecimal>> rates = new HashMap<>();
    private final UUID tenant;
    private final String name;
    private final TenantWork work;
    private Currency books;

    /** Creates a tenant with a unique name, because rows outlive a test. */
    Bookkeeping(String name, String books) {
        var unique = name + UUID.randomUUID().toString().substring(0, 8);
        this.name = unique;
        this.tenant = TestDatabase.shared().tenant(unique);
        this.work = TenantWork.of(unique);
        this.books = Currency.getInstance(books);
    }

    <R> R in(Function<Sql, R> doing) {
        return work.run(doing);
    }

    TenantWork work() {
        return work;
    }

    UUID id() {
        return tenant;
    }

    String name() {
        return name;
    }

    String books() {
        return books.getCurrencyCode();
    }

    void keepBooksIn(String currency) {
        books = Currency.getInstance(currency);
    }

    Home home() {
        return new Home() {
            @Override
            public Settings settings() {
                return new Settings("test", "Test", ZONE, Locale.ENGLISH, books);
            }

            @Override
            public LocalDate today() {
                return settings().today(clock);
            }
        };
    }

    UUID account() {
        return accounts(1).getFirst();
    }

    List<UUID> accounts(int count) {
        var ids = Stream.generate(TypeId::next).limit(count).toList();
        in(sql -> sql.changeEach(
                """
                insert into accounts.account (tenant_id, id, name, currency, created_at, updated_at)
                select :tenant, r.id, 'Willow', 'EUR', r.now, r.now from unnest(:id::uuid[], :now::timestamptz[]) r (id, now)
                """,
                ids.stream().map(id -> Map.of("id", id, "now", LONG_AGO)).toList()));
        return ids;
    }

    /** Sets the account's groups; an empty text means none. */
    void group(UUID account, String segment, String tier, @Nullable UUID owner) {
        in(sql -> sql.change(
                """
                update accounts.account set segment = nullif(:segment, ''), tier = nullif(:tier, ''), owner_id = :owner
                where tenant_id = :tenant and id = :id
                """,
                Sql.values("segment", segment, "tier", tier, "owner", owner, "id", account)));
    }

    /** Inserts a member as the database's owner, because members come from files. */
    UUID member() {
        var id = TypeId.next();
        owner("insert into identity.member (id, email, name, locale, zone, roles, created_at, updated_at) values ('%s', '%s@willow.example', 'Ada', 'en', 'UTC', '{csm}', now(), now())"
                .formatted(id, id));
        return id;
    }

    /** Returns a contract for a quantity of one product at a price per month. */
    static PlainContract contract(UUID account, String starts, @Nullable String ends, String currency, String product, String quantity,
            String price) {
        var line = new PlainContract.Line(product, new BigDecimal(quantity), new BigDecimal(price), "month", true);
        return new PlainContract(TypeId.next(), account, LocalDate.parse(starts), ends == null ? null : LocalDate.parse(ends), currency,
                List.of(line));
    }

    /** Stores the contract, or replaces it. */
    PlainContract write(PlainContract contract) {
        writeAll(List.of(contract));
        return contract;
    }

    void writeAll(List<PlainContract> written) {
        written.forEach(contract -> contracts.put(contract.id(), contract));
        in(sql -> sql.changeEach(WRITE, written.stream().map(Bookkeeping::row).toList()));
    }

    private static Map<String, Object> row(PlainContract contract) {
        var worth = contract.worth();
        return Sql.values(
                "id", contract.id(), "account", contract.account(), "number", contract.id().toString(), "starts", contract.starts(),
                "ends", contract.ends(), "currency", contract.currency(),
                "lines", contract.lines().stream().map(PlainContract.Line::document).toList(),
                "arr", worth.arr(), "mrr", worth.mrr(), "year", contract.year(), "parts", BigDecimal.valueOf(PlainContract.PARTS), "now",
                LONG_AGO);
    }

    void delete(UUID contract) {
        contracts.remove(contract);
        in(sql -> sql.change("update accounts.contract set deleted_at = :now, updated_at = :now where tenant_id = :tenant and id = :id",
                Map.of("id", contract, "now", clock.instant())));
    }

    void deleteAccount(UUID account) {
        contracts.values().removeIf(contract -> contract.account().equals(account));
        in(sql -> sql.change("update accounts.account set deleted_at = :now, updated_at = :now where tenant_id = :tenant and id = :id",
                Map.of("id", account, "now", clock.instant())));
    }

    /** Writes a rate as the database's owner, because rates come from files and no server writes them. */
    void rate(String currency, LocalDate from, BigDecimal rate) {
        rates.computeIfAbsent(currency, none -> new TreeMap<>()).put(from, rate);
        owner("insert into accounts.exchange_rate (currency, effective_on, rate) values ('%s', '%s', %s) on conflict (tenant_id, currency, effective_on) do update set rate = excluded.rate"
                .formatted(currency, from, rate.toPlainString()));
    }

    void forgetRate(String currency, LocalDate from) {
        rates.get(currency).remove(from);
        owner("delete from accounts.exchange_rate where currency = '%s' and effective_on = '%s'".formatted(currency, from));
    }

    private void owner(String statement) {
        try (var connection = TestDatabase.shared().ownerDataSource().getConnection();
                var write = connection.createStatement()) {
            connection.setAutoCommit(false);
            write.execute("set local app.tenant = '" + tenant + "'");
            write.execute(statement);
            connection.commit();
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    Ledger ledger(Sql sql) {
        var ledger = new Ledger();
        ledger.sql = sql;
        ledger.home = home();
        ledger.clock = clock;
        return ledger;
    }

    TouchedAccounts touched(Sql sql) {
        var touched = new TouchedAccounts();
        touched.jobs = new NoJobs();
        touched.sql = sql;
        touched.clock = clock;
        touched.ledger = ledger(sql);
        return touched;
    }

    Basis basis(Sql sql) {
        var basis = new Basis();
        basis.sql = sql;
        basis.home = home();
        basis.clock = clock;
        basis.touched = touched(sql);
        return basis;
    }

    TenantTransaction begin() {
        return TenantTransaction.begin(TestDatabase.shared(), tenant);
    }

    /** Runs the jobs once, a minute later. Returns the number of accounts processed. */
    int drain() {
        clock.move(Duration.ofMinutes(1));
        in(sql -> {
            basis(sql).follow();
            return sql;
        });
        return in(sql -> touched(sql).enter());
    }

    int enter(UUID... accounts) {
        return in(sql -> ledger(sql).enter(accounts));
    }

    /**
     * Returns the entries of an account. It takes an open transaction, because each one needs its own connection and a test asks for many
     * things.
     */
    KeptAccount of(UUID account, Sql sql) {
        return new KeptAccount(account, books(), sql);
    }

    Map<PlainLedger.Key, PlainLedger.Amounts> standing(UUID account) {
        return in(sql -> of(account, sql).standing());
    }

    List<String> entries(UUID account) {
        return in(sql -> of(account, sql).entries());
    }

    PlainLedger plain(UUID account) {
        var own = contracts.values().stream().filter(contract -> contract.account().equals(account)).toList();
        return new PlainLedger(own, rates, books(), books.getDefaultFractionDigits());
    }
}
