package io.perennial.platform.call;

import java.util.Map;

/**
 * Limits how much a node takes on, read from environment variables. The defaults grow with the cores.
 *
 * @param proxies {@code PERENNIAL_PROXIES}: addresses and networks of the proxies in front of the servers; none by default
 * @param loginThreads {@code PERENNIAL_LOGIN_THREADS}: the secrets that are checked at once; a quarter of the cores by default
 * @param slots {@code PERENNIAL_SLOTS}: the requests of one lane that are worked on at once for all tenants; two per core by default
 * @param clientRate {@code PERENNIAL_CLIENT_RATE}: the requests per second of one member or client; 200 per core by default
 * @param tenantRate {@code PERENNIAL_TENANT_RATE}: the requests per second of one tenant; 400 per core by default
 * @param deliveries the listeners that receive events at once, for all tenants: a third of {@code PERENNIAL_DB_POOL}, the connections
 *     for tenant data, and two at least, so that requests and jobs always find the others
 */
public record TrafficSettings(Proxies proxies, int loginThreads, int slots, int clientRate, int tenantRate, int deliveries) {
    private static final int MOST = 1_000_000;
    private static final int POOL = 24;
    private static final int SHARE = 3;
    /** With one, a listener that takes its time would hold up all others. */
    private static final int LEAST = 2;

    static TrafficSettings from(Map<String, String> environment, int cores) {
        return new TrafficSettings(
                Proxies.parse(environment.getOrDefault("PERENNIAL_PROXIES", "")),
                number(environment, "PERENNIAL_LOGIN_THREADS", Math.max(1, cores / 4)),
                number(environment, "PERENNIAL_SLOTS", 2 * cores),
                number(environment, "PERENNIAL_CLIENT_RATE", 200 * cores),
                number(environment, "PERENNIAL_TENANT_RATE", 400 * cores),
                Math.max(LEAST, number(environment, "PERENNIAL_DB_POOL", POOL) / SHARE));
    }

    /** Returns the settings of a node with this number of cores and no proxy. */
    public static TrafficSettings of(int cores) {
        return from(Map.of(), cores);
    }

    private static int number(Map<String, String> environment, String key, int otherwise) {
        var text = environment.getOrDefault(key, String.valueOf(otherwise));
        if (text.matches("\\d{1,7}") && Integer.parseInt(text) >= 1 && Integer.parseInt(text) <= MOST) return Integer.parseInt(text);
        throw new IllegalArgumentException(key + " must be a number between 1 and " + MOST);
    }
}
