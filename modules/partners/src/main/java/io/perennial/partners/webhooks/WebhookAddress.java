package io.perennial.partners.webhooks;

import io.perennial.kernel.Wording;
import java.net.InetAddress;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The address of a webhook, checked as far as nobody need ask a name server: who types a wrong one is told at once. What a name means is checked
 * with each message.
 */
record WebhookAddress(String url, WebhookSettings settings) {
    private static final int LARGEST_PORT = 65_535;

    /** Numbers of which some resolvers make an IPv4 address, as in {@code 127.1}, {@code 0x7f.1} and {@code 0177.0.0.1}. */
    private static final Pattern NUMERIC = Pattern.compile("(.*\\.)?(\\d+|0[xX][0-9A-Fa-f]*)");
    private static final Pattern IPV4 = Pattern.compile("((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(?!$)|$)){4}");

    /** Names that mean this machine or its network everywhere (RFC 6761, RFC 6762, RFC 8375), and {@code internal}, which is reserved for it. */
    private static final Pattern LOCAL = Pattern.compile("(?i)(.*\\.)?(localhost|local|internal|home\\.arpa)\\.?");

    private static final Wording UNREADABLE =
            Wording.of("must have a host name or a complete IP address, a port of at most 65535, and no #");
    private static final Wording SECURE = Wording.of("must be an address that begins with https://");
    private static final Wording PRIVATE = Wording.of(
            "must be public and begin with https://: this installation sends to no other network (PERENNIAL_WEBHOOK_NETWORKS)");

    /** Returns what is wrong with the address. */
    Optional<Wording> fault() {
        boolean secure = url.startsWith("https://");
        if (!secure && settings.open().isEmpty()) return Optional.of(PRIVATE);
        var host = host();
        if (host.isEmpty()) return Optional.of(UNREADABLE);
        if (settings.open().isEmpty() && LOCAL.matcher(host.get()).matches()) return Optional.of(PRIVATE);
        return literal(host.get()).flatMap(address -> fault(address, secure));
    }

    private Optional<Wording> fault(InetAddress address, boolean secure) {
        if (CheckedAddresses.isIn(settings.open(), address)) return Optional.empty();
        if (!CheckedAddresses.isPublic(address)) return Optional.of(PRIVATE);
        return secure ? Optional.empty() : Optional.of(SECURE);
    }

    /** Returns the host, if there is one that is read alike everywhere. */
    private Optional<String> host() {
        try {
            var address = URI.create(url);
            var host = address.getHost();
            if (host == null || address.getPort() > LARGEST_PORT || address.getRawFragment() != null) return Optional.empty();
            return Optional.of(host).filter(text -> !NUMERIC.matcher(text).matches() || IPV4.matcher(text).matches());
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** Returns the address that a host is, unless it is a name. */
    private static Optional<InetAddress> literal(String host) {
        return host.startsWith("[") || IPV4.matcher(host).matches()
                ? Optional.of(InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")))
                : Optional.empty();
    }
}
