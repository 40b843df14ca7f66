package io.perennial.platform.call;

import java.util.Map;

/**
 * The settings of the platform, read from environment variables.
 *
 * @param secret {@code PERENNIAL_SECRET}, at least 32 characters, the same on each node: signs cursors, and seals the secrets of webhooks
 * @param metricsToken {@code PERENNIAL_METRICS_TOKEN}, at least 16 characters: opens {@code /metrics}; without it nobody sees them
 * @param demo {@code PERENNIAL_DEMO}: true if demo logins may be used; the launcher allows this on loopback only
 */
public record PlatformSettings(String secret, String metricsToken, boolean demo) {
    private static final int MINIMUM_SECRET = 32;
    private static final int MINIMUM_TOKEN = 16;

    public PlatformSettings {
        if (secret.length() < MINIMUM_SECRET)
            throw new IllegalArgumentException("PERENNIAL_SECRET must have at least 32 characters");
        if (!metricsToken.isEmpty() && metricsToken.length() < MINIMUM_TOKEN)
            throw new IllegalArgumentException("PERENNIAL_METRICS_TOKEN must have at least 16 characters");
    }

    static PlatformSettings from(Map<String, String> environment) {
        return new PlatformSettings(
                environment.getOrDefault("PERENNIAL_SECRET", ""),
                environment.getOrDefault("PERENNIAL_METRICS_TOKEN", ""),
                truth(environment.getOrDefault("PERENNIAL_DEMO", "false")));
    }

    private static boolean truth(String text) {
        if (text.equals("true") || text.equals("false")) return text.equals("true");
        throw new IllegalArgumentException("PERENNIAL_DEMO must be true or false");
    }
}
