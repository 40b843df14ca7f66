package io.perennial.platform.call;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The proxies whose {@code X-Forwarded-For} is believed. From any other address, the header says nothing, because anybody can send it.
 */
public record Proxies(List<Network> networks) {
    /** The bits of an IPv6 address that name a network; whoever has one address of it has all. */
    private static final int NETWORK_BYTES = 8;

    /** @param bits the number of leading bits that an address of this network shares */
    public record Network(InetAddress address, int bits) {
        public boolean contains(InetAddress other) {
            var mine = address.getAddress();
            var others = other.getAddress();
            if (mine.length != others.length) return false;
            for (int bit = 0; bit < bits; bit++)
                if (((mine[bit / 8] ^ others[bit / 8]) & (0x80 >> bit % 8)) != 0) return false;
            return true;
        }

        static Network parse(String setting, String text) {
            var parts = text.split("/", 2);
            var address = literal(parts[0]).orElseThrow(() -> refused(setting, text));
            int all = address.getAddress().length * 8;
            if (parts.length == 1) return new Network(address, all);
            if (!parts[1].matches("\\d{1,3}") || Integer.parseInt(parts[1]) > all) throw refused(setting, text);
            return new Network(address, Integer.parseInt(parts[1]));
        }

        private static IllegalArgumentException refused(String setting, String text) {
            return new IllegalArgumentException(setting + " must list addresses or networks such as 10.0.0.0/8, not: " + text);
        }
    }

    /** Reads addresses and networks with commas between them. */
    static Proxies parse(String text) {
        return new Proxies(networks("PERENNIAL_PROXIES", text));
    }

    /**
     * Reads addresses and networks with commas between them.
     *
     * @param setting where they are from, for the message of a refusal
     */
    public static List<Network> networks(String setting, String text) {
        return Arrays.stream(text.split(",")).map(String::strip).filter(part -> !part.isEmpty())
                .map(part -> Network.parse(setting, part)).toList();
    }

    /**
     * Returns the source of a request: the nearest address that is no proxy. An IPv6 address stands for its network of 64 bits.
     *
     * @param remote the address of the connection
     * @param forwarded the values of {@code X-Forwarded-For}; each proxy adds the address before it at the end
     */
    public String source(String remote, List<String> forwarded) {
        var source = literal(remote);
        var hops = new ArrayList<>(forwarded.stream().flatMap(value -> Arrays.stream(value.split(","))).map(String::strip).toList());
        while (source.filter(this::isProxy).isPresent() && !hops.isEmpty()) {
            var before = literal(hops.removeLast());
            if (before.isEmpty()) break;
            source = before;
        }
        return source.map(Proxies::written).orElse("unknown");
    }

    private boolean isProxy(InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    /** Reads an address without asking a name server. */
    private static Optional<InetAddress> literal(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static String written(InetAddress address) {
        if (address instanceof Inet4Address) return address.getHostAddress();
        try {
            return InetAddress.getByAddress(Arrays.copyOf(Arrays.copyOf(address.getAddress(), NETWORK_BYTES), 16)).getHostAddress() + "/64";
        } catch (UnknownHostException impossible) {
            throw new IllegalStateException("Sixteen bytes are an address", impossible);
        }
    }
}
