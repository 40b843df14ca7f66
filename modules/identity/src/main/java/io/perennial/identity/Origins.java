package io.perennial.identity;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.perennial.platform.sql.Tenants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The origins of web pages whose scripts may read answers: those of the installation ({@code PERENNIAL_ORIGINS}, separated by commas)
 * for every tenant, and those of a tenant's files for the tenant's tokens. By default there are none.
 */
@ApplicationScoped
class Origins {
    /** The time for which a node caches the origins. It bounds what browsers' questions cost the database, however many they are. */
    private static final Duration BELIEVED = Duration.ofSeconds(10);

    private static final Pattern ORIGIN = Pattern.compile("https?://[a-z0-9.-]{1,180}(:[1-9][0-9]{0,4})?");

    private final Set<String> everywhere;
    private final LoadingCache<Boolean, Map<UUID, Set<String>>> declared;

    @Inject
    Origins(Tenants tenants) {
        this(installed(System.getenv()), tenants);
    }

    Origins(Set<String> everywhere, Tenants tenants) {
        this.everywhere = everywhere;
        declared = Caffeine.newBuilder().refreshAfterWrite(BELIEVED).build(always -> tenants.origins());
    }

    static Set<String> installed(Map<String, String> environment) {
        var listed = environment.getOrDefault("PERENNIAL_ORIGINS", "");
        var origins = Stream.of(listed.split(",")).map(String::strip).filter(origin -> !origin.isEmpty()).collect(Collectors.toSet());
        for (var origin : origins)
            if (!ORIGIN.matcher(origin).matches())
                throw new IllegalArgumentException("PERENNIAL_ORIGINS must list origins such as https://crm.example.com: " + origin);
        return Set.copyOf(origins);
    }

    /**
     * Returns true if a page of this origin may read the answer. A browser asks before it sends a token; then no tenant is known, and the
     * origin of any tenant is allowed. This tells nothing of a tenant, and the answer to the request itself is checked by its token.
     */
    boolean allow(String origin, Optional<UUID> tenant) {
        if (everywhere.contains(origin)) return true;
        var all = declared.get(true);
        if (tenant.isPresent()) return all.getOrDefault(tenant.get(), Set.of()).contains(origin);
        return all.values().stream().anyMatch(some -> some.contains(origin));
    }
}
