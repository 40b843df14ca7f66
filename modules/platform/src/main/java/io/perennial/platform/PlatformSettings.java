package io.perennial.platform;

import java.util.Map;

/**
 * What the platform is told by its environment.
 *
 * @param secret {@code PERENNIAL_SECRET}, at least 32 characters, the same on every node: signs cursors
 * @param demo {@code PERENNIAL_DEMO}: whether demo logins may be used; the launcher allows it on loopback only
 */
public record PlatformSettings(String secret, boolean demo) {
    private static final int MINIMUM_SECRET = 32;

    public PlatformSettings {
        if (secret.length() < MINIMUM_SECRET)
            throw new IllegalArgumentException("PERENNIAL_SECRET needs at least 32 characters");
    }

    static PlatformSettings from(Map<String, String> environment) {
        return new PlatformSettings(
                environment.getOrDefault("PERENNIAL_SECRET", ""),
                Boolean.parseBoolean(environment.getOrDefault("PERENNIAL_DEMO", "false")));
    }
}
