package io.perennial.health.keeping;

import io.perennial.accounts.AccountId;
import io.perennial.health.scorecards.Direction;
import io.perennial.health.scorecards.Measure;
import io.perennial.health.scorecards.Piece;
import io.perennial.health.scorecards.ScorecardBody;
import io.perennial.health.sources.OwnSources;
import io.perennial.health.sources.Source;
import io.perennial.health.testing.Facts;
import io.perennial.health.testing.Scorers;
import io.perennial.identity.testing.FixedHome;
import io.perennial.kernel.DomainEvent;
import io.perennial.kernel.TypeId;
import io.perennial.platform.call.Call;
import io.perennial.platform.call.Sight;
import io.perennial.platform.sql.Sql;
import io.perennial.platform.testing.MovedClock;
import io.perennial.platform.testing.NoJobs;
import io.perennial.platform.testing.TenantTransaction;
import io.perennial.platform.testing.TenantWork;
import io.perennial.platform.testing.TestDatabase;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A tenant whose accounts are scored by one signal from 0 to 100. */
public final class ScoredCompany {
    private static final TestDatabase DATABASE = TestDatabase.shared();
    public static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private static final String MEMBER =
            """
            insert into identity.member (tenant_id, id, email, name, locale, zone, roles, created_at, updated_at)
            values (?, ?, ?, 'Ada', 'en', 'Europe/Berlin', '{csm}', now(), now())
            """;

    public final MovedClock clock = new MovedClock(Instant.parse("2025-06-10T10:00:00Z"));
    public final FixedHome home = new FixedHome(ZONE, clock);
    final TenantWork.Heard heard = new TenantWork.Heard();
    private final UUID id;

    /** Adds a random part to the name, because rows outlive a test. */
    public ScoredCompany(String name) {
        id = DATABASE.tenant(name + UUID.randomUUID().toString().substring(0, 8));
    }

    public <R> R in(Function<Sql, R> work) {
        return TenantTransaction.in(DATABASE, id, work::apply);
    }

    public UUID id() {
        return id;
    }

    /** Runs work without a statement timeout. */
    public <R> R unhurried(Function<Sql, R> work) {
        return in(sql -> {
            sql.number("select count(*) from (select set_config('statement_timeout', '0', true)) s", Map.of());
            return work.apply(sql);
        });
    }

    public void does(Consumer<Sql> work) {
        in(sql -> {
            work.accept(sql);
            return id;
        });
    }

    public TenantTransaction begin() {
        return TenantTransaction.begin(DATABASE, id);
    }

    public AccountId account(@Nullable String segment) {
        return in(sql -> new Facts(sql).account(segment));
    }

    public AccountId accountRated(String rating) {
        var account = account(null);
        rate(account, rating);
        return account;
    }

    public void rate(AccountId account, String rating) {
        does(sql -> new Facts(sql).signal(account, "rating", clock.instant(), rating));
    }

    /** Returns a scorecard that gives a hundred basis points for each unit of the signal. */
    public static ScorecardBody card(String signal, Integer halfLifeDays, String... segments) {
        var pieces = List.of(new Piece(null, BigDecimal.ZERO, 0, 0), new Piece(BigDecimal.ZERO, new BigDecimal("100"), 0, 10_000),
                new Piece(new BigDecimal("100"), null, 10_000, 10_000));
        var measure = new Measure(signal, null, null, 10_000, new Source("signal", signal, null), Direction.HIGHER_IS_BETTER, pieces,
                halfLifeDays);
        return new ScorecardBody(signal, null, List.of(segments), null, List.of(measure), List.of(), List.of(), null);
    }

    public UUID publish(ScorecardBody body) {
        var card = TypeId.next();
        does(sql -> sql.change(
                """
                insert into health.scorecard (tenant_id, id, name, number, state, precedence, definition, published_at, created_at, updated_at)
                values (:tenant, :id, :name, 1, 'published', :precedence, :body, :now, :now, :now)
                """,
                Map.of("id", card, "name", body.name(), "precedence", body.precedence(), "body", body, "now", clock.instant())));
        return card;
    }

    public void retire(UUID card) {
        does(sql -> sql.change(
                "update health.scorecard set state = 'retired', retired_at = :now where tenant_id = :tenant and id = :id",
                Map.of("id", card, "now", clock.instant())));
    }

    KeptScores scores(Sql sql) {
        return new KeptScores(sql, home, clock, heard, OwnSources.all(), Scorers.scorecards(sql));
    }

    public FullRun run(Sql sql) {
        return new FullRun(sql, home, clock, new NoJobs(), scores(sql));
    }

    TouchedAccounts touched(Sql sql) {
        return new TouchedAccounts(sql, clock, new NoJobs(), run(sql), scores(sql));
    }

    /** Makes the member the owner of the account. */
    public void own(AccountId account, UUID member) {
        does(sql -> sql.change("update accounts.account set owner_id = :owner where tenant_id = :tenant and id = :id",
                Map.of("owner", member, "id", account)));
    }

    /** Writes a member as superuser, because members come from files and no server writes them. */
    public UUID member() {
        try (var connection = DATABASE.superuserDataSource().getConnection();
                var statement = connection.prepareStatement(MEMBER)) {
            var member = TypeId.next();
            statement.setObject(1, id);
            statement.setObject(2, member);
            statement.setString(3, member + "@willow.example");
            statement.executeUpdate();
            return member;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Runs work as a member who sees only own accounts. */
    public <R> R seenBy(UUID member, Function<Sql, R> work) {
        try (var transaction = begin()) {
            return Call.onBehalfOf(TypeId.encode("mem", member), Sight.own(member), id).run(() -> work.apply(transaction.sql()));
        }
    }

    /** Touches and scores the accounts, as after an event about them. */
    public void rescore(AccountId... accounts) {
        touch(accounts);
        rescoreTouched();
    }

    public void touch(AccountId... accounts) {
        does(sql -> touched(sql).touch(List.of(accounts)));
    }

    public int rescoreTouched() {
        return in(sql -> touched(sql).rescore());
    }

    public void beginAnew() {
        does(sql -> run(sql).beginAnew());
    }

    public boolean step() {
        return in(sql -> run(sql).step());
    }

    public void rescoreAll() {
        while (step()) continue;
    }

    public List<DomainEvent> told() {
        var told = List.copyOf(heard.events);
        heard.events.clear();
        return told;
    }

    public record Row(LocalDate since, @Nullable Integer score, @Nullable String band, @Nullable UUID scorecardId) {}

    public List<Row> rows(AccountId account) {
        return in(sql -> sql.list(Row.class,
                "select since, score, band, scorecard_id from {whole health.score} where account_id = :id order by since",
                Map.of("id", account)));
    }
}
