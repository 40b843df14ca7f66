package io.perennial.partners.feed;

import io.perennial.kernel.Invalid;
import io.perennial.kernel.Invalid.FieldError;
import io.perennial.kernel.Wording;
import io.perennial.platform.call.RequestRefusal;
import io.perennial.platform.json.Expected;
import io.perennial.records.FollowedKind;
import io.perennial.records.FollowedKinds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.shiro.SecurityUtils;

/** Tells what the caller of a request may follow. */
@ApplicationScoped
public class FeedScopes {
    @Inject FollowedKinds kinds;

    /** Returns the types of all kinds. */
    List<String> types() {
        return kinds.all().stream().map(FollowedKind::type).toList();
    }

    /** @param asked the types that the caller asks for; none means all that it may read */
    FeedScope of(List<String> asked) {
        var caller = SecurityUtils.getSubject();
        return FeedScope.of(asked, kinds.all().stream().filter(kind -> caller.isPermitted(kind.permission())).toList());
    }

    /** Refuses types that there are not, and those that the caller may not read. */
    public FeedScope permitted(List<String> asked) {
        var known = types();
        if (!known.containsAll(asked)) throw new Invalid(List.of(new FieldError("/types", "choice", Expected.oneOf(known))));
        var scope = of(asked);
        var missing = kinds.all().stream().filter(kind -> asked.contains(kind.type()) && !scope.kinds().containsKey(kind.type()))
                .map(FollowedKind::permission).collect(Collectors.joining(", "));
        if (!missing.isEmpty())
            throw RequestRefusal.FORBIDDEN.because(Wording.of("This requires the permission {permission}.").with("permission", missing));
        return scope;
    }
}
