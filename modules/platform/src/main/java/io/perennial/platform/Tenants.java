package io.perennial.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The catalogue of tenants, and the only way to work for one after another: a transaction each. */
@ApplicationScoped
public class Tenants {
    @Inject Database database;
    @Inject Tenants self;

    /** Runs the work for each tenant that is not suspended, in a transaction of that tenant; one failing stops the rest. */
    public void each(String job, Runnable work) {
        for (var tenant : active()) in(tenant, job, () -> {
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

    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public List<UUID> active() {
        return ids("select id from platform.tenant where suspended_at is null order by id", null);
    }

    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    public Optional<UUID> named(String name) {
        return ids("select id from platform.tenant where suspended_at is null and name = ?", name).stream().findFirst();
    }

    private List<UUID> ids(String catalogue, @Nullable String name) {
        try (var connection = database.connection(); var query = connection.prepareStatement(catalogue)) {
            if (name != null) query.setString(1, name);
            var ids = new ArrayList<UUID>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) ids.add(rows.getObject(1, UUID.class));
            }
            return ids;
        } catch (SQLException failure) {
            throw new Sql.StatementFailed(failure);
        }
    }
}
