package io.perennial.identity.tenants;

import io.perennial.identity.Secrets;
import io.perennial.identity.declared.DeclaredTable;
import io.perennial.identity.declared.Difference;
import io.perennial.identity.declared.Reconciliation;
import io.perennial.identity.declared.StillUsed;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Applies tenants' files to the database, as the owner of its tables. Each tenant has one transaction, which writes all
 * differences or none. A tenant without differences is not written to.
 */
public final class TenantDatabase {
    private static final String REVOKE = """
            update identity.access_token token set revoked_at = greatest(?, token.issued_at)
            where token.tenant_id = ? and token.revoked_at is null and token.subject_id in (
                select id from identity.member where tenant_id = ? and suspended_at is not null
                union all
                select id from identity.client where tenant_id = ? and suspended_at is not null)
            """;

    private final DataSource owner;
    private final List<DeclaredTable> others;
    private final List<StillUsed.Check> uses;
    private final Map<String, String> environment;
    private final Secrets secrets;
    private final Clock clock;

    /**
     * @param owner       logs in as {@code perennial_owner}
     * @param others      the tables of other modules that are declared in the same files
     * @param uses        the checks for declarations that other modules' records still use
     * @param environment the environment variables with the clients' secrets
     */
    public TenantDatabase(
            DataSource owner,
            List<DeclaredTable> others,
            List<StillUsed.Check> uses,
            Map<String, String> environment,
            Secrets secrets,
            Clock clock) {
        this.owner = owner;
        this.others = List.copyOf(others);
        this.uses = List.copyOf(uses);
        this.environment = Map.copyOf(environment);
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Returns what {@link #apply} would write, by tenant. */
    public Map<String, List<Difference>> compare(TenantFiles files, boolean demo) throws SQLException {
        return run(files, demo, false);
    }

    /** Applies the files. Returns what was written, by tenant; the list of a tenant without differences is empty. */
    public Map<String, List<Difference>> apply(TenantFiles files, boolean demo) throws SQLException {
        return run(files, demo, true);
    }

    /** Reconciles all tenants in a dry run before the first is committed: if one is refused, nothing changes. */
    private Map<String, List<Difference>> run(TenantFiles files, boolean demo, boolean keep) throws SQLException {
        files.requireSound(others);
        files.requireSecrets(environment);
        var hashes = new DemoHashes(secrets);
        var differences = new LinkedHashMap<String, List<Difference>>();
        var complaints = new ArrayList<Complaint>();
        try (var connection = owner.getConnection()) {
            connection.setAutoCommit(false);
            for (var tenant : files.tenants())
                differences.put(tenant.name(), one(connection, tenant, demo, false, hashes, complaints));
            if (!complaints.isEmpty()) throw new FilesRefused(complaints);
            if (!keep) return differences;
            for (var tenant : files.tenants())
                if (!differences.getOrDefault(tenant.name(), List.of()).isEmpty()) one(connection, tenant, demo, true, hashes, complaints);
        }
        if (!complaints.isEmpty()) throw new FilesRefused(complaints);
        return differences;
    }

    private List<Difference> one(
            Connection connection, TenantFile tenant, boolean demo, boolean keep, DemoHashes hashes, List<Complaint> complaints)
            throws SQLException {
        try {
            var differences = bring(connection, tenant, demo, hashes, complaints);
            // A dry run does all the work and rolls it back, so that it reports what would happen.
            if (keep && complaints.isEmpty()) connection.commit();
            return differences;
        } finally {
            connection.rollback();
        }
    }

    private List<Difference> bring(
            Connection connection, TenantFile tenant, boolean demo, DemoHashes hashes, List<Complaint> complaints)
            throws SQLException {
        var now = clock.instant();
        var files = tenant.content(demo);
        var catalogue = new Catalogue(connection, now);
        catalogue.lock();
        var entry = catalogue.bring(tenant.name(), files);
        enter(connection, entry.id());
        catalogue.own(entry.id());
        var differences = new ArrayList<Difference>();
        entry.difference().ifPresent(differences::add);
        var reconciliation = new Reconciliation(connection, entry.id(), now);
        for (var table : tables(tenant.name(), hashes)) differences.addAll(reconciliation.bring(table, files));
        if (differences.isEmpty()) return List.of();
        catalogue.applied(entry.id());
        complaints.addAll(stillUsed(tenant, reconciliation));
        revokeTokens(connection, entry.id(), now);
        return List.copyOf(differences);
    }

    private List<Complaint> stillUsed(TenantFile tenant, Reconciliation reconciliation) throws SQLException {
        var today = LocalDate.now(clock.withZone(ZoneId.of(tenant.document().at("/zone").asText())));
        var complaints = new ArrayList<Complaint>();
        for (var check : uses)
            for (var used : reconciliation.stillUsed(check, today))
                complaints.add(Complaint.at(tenant.document().place(used.pointer()), used.use()));
        return complaints;
    }

    private List<DeclaredTable> tables(String tenant, DemoHashes hashes) {
        var tables = new ArrayList<DeclaredTable>(Arrays.asList(IdentityTables.values()));
        tables.add(new Members(hashes));
        tables.add(new Teams());
        tables.add(new Clients(tenant, environment, secrets, hashes));
        tables.addAll(others);
        return tables;
    }

    private static void enter(Connection connection, UUID tenant) throws SQLException {
        try (var enter = connection.createStatement()) {
            enter.execute("set local app.tenant = '" + tenant + "'");
        }
    }

    /** Revokes the tokens of suspended members and clients, so that they are locked out before their tokens expire. */
    private static void revokeTokens(Connection connection, UUID tenant, Instant now) throws SQLException {
        try (var revoke = connection.prepareStatement(REVOKE)) {
            revoke.setObject(1, OffsetDateTime.ofInstant(now, ZoneOffset.UTC));
            for (int place = 2; place <= 4; place++) revoke.setObject(place, tenant);
            revoke.executeUpdate();
        }
    }
}
