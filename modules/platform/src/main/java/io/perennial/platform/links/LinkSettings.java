package io.perennial.platform.links;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * Tells where people reach this installation.
 *
 * @param address {@code PERENNIAL_URL}, such as {@code https://support.example.com}; by default this machine and {@code PERENNIAL_PORT}
 */
record LinkSettings(String address) {
    private static final Pattern ADDRESS = Pattern.compile("https?://[a-z0-9.-]{1,180}(:[1-9][0-9]{0,4})?");

    LinkSettings {
        if (!ADDRESS.matcher(address).matches())
            throw new IllegalArgumentException("PERENNIAL_URL must be an address such as https://support.example.com: " + address);
    }

    static LinkSettings from(Map<String, String> environment) {
        var port = environment.getOrDefault("PERENNIAL_PORT", "8080");
        return new LinkSettings(environment.getOrDefault("PERENNIAL_URL", "http://localhost:" + port));
    }
}
