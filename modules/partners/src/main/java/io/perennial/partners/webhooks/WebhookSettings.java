package io.perennial.partners.webhooks;

import io.perennial.platform.call.Proxies;
import io.perennial.platform.call.Proxies.Network;
import java.util.List;
import java.util.Map;

/**
 * The settings of webhooks, read from environment variables.
 *
 * @param open {@code PERENNIAL_WEBHOOK_NETWORKS}: private addresses and networks that may be sent to, also without TLS; none by default
 */
record WebhookSettings(List<Network> open) {
    private static final String OPEN = "PERENNIAL_WEBHOOK_NETWORKS";

    static WebhookSettings from(Map<String, String> environment) {
        return new WebhookSettings(Proxies.networks(OPEN, environment.getOrDefault(OPEN, "")));
    }
}
