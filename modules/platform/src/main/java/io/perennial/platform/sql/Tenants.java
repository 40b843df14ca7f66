package io.perennial.platform.sql;

import io.perennial.kernel.Maybe;
import io.perennial.platform.call.Call;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The catalogue of tenants, and the only way to work for several tenants, each in its own transaction. */
@ApplicationScoped
public class Tenants {
    /** An id that no tenant has. A lookup there finds nothing and takes as long as one in a tenant. */
    public static final UUID NOBODY = new UUID(0, 0);

    /** The application's role can ask for one tenant, but cannot list them. */
    private static final String BY_NAME = "select id, name, zone, suspended, applied_at from platform.tenant_by_name(?)";
    private static final String BY_ID = "select id, name, zone, suspended, applied_at from platform.tenant_by_id(?)";

    /** Only the scheduler's role, which reads no tenant's rows, knows all ids. */
    private static final String ACTIVE = "select id, zone, applied_at from jobs.active_tenants()";

    private static final String ORIGINS = "select id, origins from jobs.tenant_origins()";

    @Resource(lookup = "jdbc/scheduler") DataSource scheduler;
    @Inject Database database;
    /** The proxied bean; outside of a container, this object. */
    @Inject Tenants self = this;

    /** Runs the work for each tenant that is not suspended, in a transaction of that tenant. Fails at the end if it failed for one. */
    public void each(String job, Runnable work) {
        inTurn(tenant -> in(tenant, job, () -> {
            work.run();
            return tenant;
        }));
    }

    /**
     * Runs the work, which makes its own transactions, for each tenant that is not suspended. Fails at the end if it failed for one; the
     * others still have their turn.
     */
    public void inTurn(Consumer<UUID> work) {
        var failures = new ArrayList<RuntimeException>();
        for (var tenant : self.active()) attempt(tenant, work, failures);
        if (failures.isEmpty()) return;
        var told = failures.removeFirst();
        failures.forEach(told::addSuppressed);
        throw told;
    }

    private static void attempt(Active tenant, Consumer<UUID> work, List<RuntimeException> failures) {
        try {
            work.accept(tenant.id());
        } catch (RuntimeException failure) {
            failures.add(new IllegalStateException("Failed for tenant " + tenant.id(), failure));
        }
    }

    public <R> R in(UUID tenant, String job, Supplier<R> work) {
        return in(Call.of(job, tenant), work);
    }

    public <R> R in(Call call, Supplier<R> work) {
        return call.run(() -> self.alone(work));
    }

    /** Runs the work in a new transaction, in the tenant of the call. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public <R> R alone(Supplier<R> work) {
        return work.get();
    }

    /**
     * An entry of the catalogue: the short name for logins, the time zone of the tenant's days, and the time when its files last changed
     * something.
     */
    public record Entry(UUID id, String name, ZoneId zone, boolean suspended, @Nullable Instant appliedAt) {}

    /** A tenant to work for. */
    public record Active(UUID id, ZoneId zone, @Nullable Instant appliedAt) {}

    /** Returns the tenants that are not suspended. */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public List<Active> active() {
        try (var connection = scheduler.getConnection(); var query = connection.prepareStatement(ACTIVE); var rows = query.executeQuery()) {
            var active = new ArrayList<Active>();
            while (rows.next())
                active.add(new Active(rows.getObject(1, UUID.class), ZoneId.of(rows.getString(2)), instant(rows, 3)));
            return active;
        } catch (SQLException failure) {
            throw new Sql.StatementFailed(failure);
        }
    }

    /** Returns the origins of web pages that the tenants have declared, by tenant. Few tenants have any. */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public Map<UUID, Set<String>> origins() {
        try (var connection = scheduler.getConnection();
                var query = connection.prepareStatement(ORIGINS);
                var rows = query.executeQuery()) {
            var origins = new HashMap<UUID, Set<String>>();
            while (rows.next()) origins.put(rows.getObject(1, UUID.class), Set.of((String[]) rows.getArray(2).getArray()));
            return origins;
        } catch (SQLException failure) {
            throw new Sql.StatementFailed(failure);
        }
    }

    /** Finds a tenant by its name for logins, even if it is suspended. */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public Optional<Entry> named(String name) {
        return one(BY_NAME, name);
    }

    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public Optional<Entry> find(UUID id) {
        return one(BY_ID, id);
    }

    /** Returns the tenant of this call. */
    public Entry current() {
        var tenant = Call.current().tenant();
        var found = database.isHeld() ? one(BY_ID, tenant) : self.find(tenant);
        return found.orElseThrow(() -> new IllegalStateException("Not a tenant of the catalogue"));
    }

    /**
     * Asks the catalogue, which contains no tenant's data, in a transaction of any tenant or without one. Without one, the callers'
     * {@code NOT_SUPPORTED} lets the container return the connection to the pool at once.
     */
    private Optional<Entry> one(String question, Object asked) {
        try {
            return database.anywhere(connection -> {
                try (var query = connection.prepareStatement(question)) {
                    query.setObject(1, asked);
                    return entry(query);
                }
            });
        } catch (SQLException failure) {
            throw new Sql.StatementFailed(failure);
        }
    }

    private static Optional<Entry> entry(PreparedStatement query) throws SQLException {
        try (var rows = query.executeQuery()) {
            if (!rows.next()) return Optional.empty();
            return Optional.of(new Entry(
                    rows.getObject(1, UUID.class), rows.getString(2), ZoneId.of(rows.getString(3)), rows.getBoolean(4), instant(rows, 5)));
        }
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        return Maybe.map(row.getObject(column, OffsetDateTime.class), OffsetDateTime::toInstant);
    }
}
