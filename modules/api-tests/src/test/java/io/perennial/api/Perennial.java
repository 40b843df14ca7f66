package io.perennial.api;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The running Perennial of the whole suite, and the logins of its demo tenants. */
public final class Perennial {
    private static final String PASSWORD = "perennial-demo";
    private static final String SECRET = "perennial-demo-secret";

    private final URI address;
    private final Optional<OwnDatabase> database;
    private final Map<String, PerennialApi> known = new ConcurrentHashMap<>();

    Perennial(URI address, Optional<OwnDatabase> database) {
        this.address = address;
        this.database = database;
    }

    public URI address() {
        return address;
    }

    /** Returns a client without a login. */
    public PerennialApi api() {
        return known.computeIfAbsent("", nobody -> PerennialApi.at(address));
    }

    /**
     * Returns a client of a member by the first part of the e-mail address: {@code admin}, {@code manager}, {@code lead}, {@code csm},
     * {@code agent}, {@code vendor}.
     */
    public PerennialApi member(String who, String tenant) {
        return known.computeIfAbsent(who + "@" + tenant, name -> PerennialApi.at(address).asMember(tenant, name + ".example", PASSWORD));
    }

    public PerennialApi admin(String tenant) {
        return member("admin", tenant);
    }

    public PerennialApi partner(String tenant) {
        return known.computeIfAbsent(tenant, name -> PerennialApi.at(address).asClient(name + "-partner", SECRET));
    }

    /** Returns the API client of the tests that sees the accounts of one segment. */
    public PerennialApi segment(String tenant) {
        return known.computeIfAbsent(tenant + "-segment", name -> PerennialApi.at(address).asClient(name, SECRET));
    }

    /** Returns the API client of the tests that sees all accounts, but no revenue fields. */
    public PerennialApi closed(String tenant) {
        return known.computeIfAbsent(tenant + "-closed", name -> PerennialApi.at(address).asClient(name, SECRET));
    }

    /** Returns its database if it is known, to check and prepare what the API cannot. */
    public Optional<OwnDatabase> database() {
        return database;
    }
}
