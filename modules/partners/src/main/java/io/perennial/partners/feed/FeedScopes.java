package io.perennial.partners.feed;

import io.perennial.records.FollowedKind;
import io.perennial.records.FollowedKinds;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.apache.shiro.SecurityUtils;

/** Tells what the caller of a request may follow. */
@ApplicationScoped
class FeedScopes {
    @Inject FollowedKinds kinds;

    List<FollowedKind> all() {
        return kinds.all();
    }

    /** Returns the types of all kinds. */
    List<String> types() {
        return kinds.all().stream().map(FollowedKind::type).toList();
    }

    /** @param asked the types that the caller asks for; none means all that it may read */
    FeedScope of(List<String> asked) {
        var caller = SecurityUtils.getSubject();
        return FeedScope.of(asked, kinds.all().stream().filter(kind -> caller.isPermitted(kind.permission())).toList());
    }
}
