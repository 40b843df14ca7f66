package io.perennial.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** The catalogue of tenants, and the only way to work for one after another: a transaction each. */
@ApplicationScoped
public class Tenants {
    private static final String CATALOGUE = "select id, name, zone from platform.tenant where suspended_at is null order by id";

    @Inject Database database;
    @Inject Tenants self;

    /** Runs the work for each tenant that is not suspended, in a transaction of that tenant; one failing stops the rest. */
    public void each(String job, Runnable work) {
        for (var tenant : active()) in(tenant.id(), job, () -> {
            work.run();
            return tenant;
        });
    }

    public <R> R in(UUID tenant, String job, Supplier<R> work) {
        return Call.of(job, tenant).run(() -> self.alone(work));
    }

    /** A transaction of its own in the tenant of the call. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public <R> R alone(Supplier<R> work) {
        return work.get();
    }

    /** An entry of the catalogue: the short name that people log in to, and the zone its days are counted in. */
    public record Entry(UUID id, String name, ZoneId zone) {}

    /** Those that are not suspended. The catalogue holds no tenant's data and is read outside of any tenant. */
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public List<Entry> active() {
        try (var connection = database.connection();
                var query = connection.prepareStatement(CATALOGUE);
                var rows = query.executeQuery()) {
            var entries = new ArrayList<Entry>();
            while (rows.next())
                entries.add(new Entry(rows.getObject(1, UUID.class), rows.getString(2), ZoneId.of(rows.getString(3))));
            return entries;
        } catch (SQLException failure) {
            throw new Sql.StatementFailed(failure);
        }
    }

    public Optional<Entry> named(String name) {
        return active().stream().filter(entry -> entry.name().equals(name)).findFirst();
    }

    /** The tenant of this call. */
    public Entry current() {
        var id = Call.current().tenant();
        return active().stream()
                .filter(entry -> entry.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No tenant of the catalogue"));
    }
}
