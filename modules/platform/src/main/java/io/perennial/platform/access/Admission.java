package io.perennial.platform.access;

import io.github.bucket4j.TimeMeter;
import io.perennial.platform.call.TrafficSettings;
import io.perennial.platform.http.OperationName;
import io.perennial.platform.requests.UntilAnswered;
import io.perennial.platform.spec.ApiOperation;
import io.perennial.platform.spec.ApiOperation.Lane;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.shiro.SecurityUtils;
import org.jspecify.annotations.Nullable;

/**
 * Lets a request begin once its caller is known and before its body is read: counts it, and waits for a place in the lane of its operation.
 * Tenants share only these counters. A request without a caller passes; the threads that check secrets bound logins.
 */
@Provider
@ApplicationScoped
public class Admission implements DynamicFeature {
    private static final int AFTER_THE_NAME = Integer.MIN_VALUE + 2;

    @Inject OperationName names;
    @Inject TrafficSettings traffic;
    @Inject HttpServletRequest request;

    private @Nullable Rates rates;
    private Map<Lane, Places> lanes = Map.of();

    @PostConstruct
    void open() {
        rates = new Rates(traffic.clientRate(), traffic.tenantRate(), TimeMeter.SYSTEM_NANOTIME);
        lanes = Arrays.stream(Lane.values())
                .collect(Collectors.toMap(lane -> lane, lane -> new Places(Places.Sizes.of(lane, traffic.slots()), patience(lane))));
    }

    /** Returns how long a request waits at most: several times as long as the work before it takes. */
    private static Duration patience(Lane lane) {
        return switch (lane) {
            case QUICK, LOGIN -> Duration.ofSeconds(3);
            case LIST -> Duration.ofSeconds(5);
            case BULK -> Duration.ofSeconds(20);
        };
    }

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        var lane = names.operation(resource).map(ApiOperation::lane).orElse(Lane.QUICK);
        context.register(new Door(Objects.requireNonNull(rates), Objects.requireNonNull(lanes.get(lane)), request), AFTER_THE_NAME);
    }

    private record Door(Rates rates, Places places, HttpServletRequest request) implements ContainerRequestFilter, ContainerResponseFilter {
        private static final String LEFT = Rates.Left.class.getName();

        @Override
        public void filter(ContainerRequestContext entering) {
            var subject = SecurityUtils.getSubject();
            if (!subject.isAuthenticated()) return;
            var caller = subject.getPrincipals().oneByType(Caller.class);
            entering.setProperty(LEFT, rates.count(caller.tenant(), caller.subject()));
            UntilAnswered.then(request, places.enter(caller.tenant(), caller.subject()));
        }

        @Override
        public void filter(ContainerRequestContext entered, ContainerResponseContext answer) {
            if (!(entered.getProperty(LEFT) instanceof Rates.Left left)) return;
            answer.getHeaders().putSingle("RateLimit-Policy", left.policy());
            answer.getHeaders().putSingle("RateLimit", left.state());
        }
    }
}
