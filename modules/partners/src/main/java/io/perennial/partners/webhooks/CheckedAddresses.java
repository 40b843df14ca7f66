package io.perennial.partners.webhooks;

import io.perennial.platform.call.Proxies;
import io.perennial.platform.call.Proxies.Network;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Finds the addresses of a host and refuses it if one of them is not public. The client connects to exactly these addresses, so a name that
 * means another address a moment later reaches nothing else.
 */
final class CheckedAddresses implements DnsResolver {
    /** Lists what IANA's special-purpose registries name as not reachable for all, and addresses that carry another one inside. */
    private static final List<Network> CLOSED = Proxies.networks("the list of closed networks", String.join(",",
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"));

    /** The only part of IPv6 that is assigned for all, and what is not public in it. */
    private static final List<Network> OPEN_V6 = Proxies.networks("the list of open networks", "2000::/3");
    private static final List<Network> CLOSED_V6 = Proxies.networks("the list of closed networks",
            "2001::/23,2001:db8::/32,2002::/16,3fff::/20");

    /** Asks the name server; replaced in tests. */
    interface Names {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    private final WebhookSettings settings;
    private final Names names;
    private final boolean isOnlyOpen;

    /** @param isOnlyOpen true if only the private addresses are allowed that the installation names */
    CheckedAddresses(WebhookSettings settings, Names names, boolean isOnlyOpen) {
        this.settings = settings;
        this.names = names;
        this.isOnlyOpen = isOnlyOpen;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var found = names.of(host);
        for (var address : found)
            if (!isIn(settings.open(), address) && (isOnlyOpen || !isPublic(address))) throw new ClosedAddress(host);
        return found;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    static boolean isPublic(InetAddress address) {
        // Java turns an IPv4 address that is mapped into IPv6 into the IPv4 address itself.
        if (address.getAddress().length == 4) return !isIn(CLOSED, address);
        return isIn(OPEN_V6, address) && !isIn(CLOSED_V6, address);
    }

    static boolean isIn(List<Network> networks, InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    /** The host has an address that is not public. */
    static final class ClosedAddress extends UnknownHostException {
        ClosedAddress(String host) {
            super(host + " is not public");
        }
    }
}
