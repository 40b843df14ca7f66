package io.perennial.platform.access;

import org.apache.shiro.authc.AuthenticationInfo;
import org.apache.shiro.authc.AuthenticationToken;
import org.apache.shiro.authz.AuthorizationInfo;
import org.apache.shiro.authz.SimpleAuthorizationInfo;
import org.apache.shiro.mgt.DefaultSecurityManager;
import org.apache.shiro.realm.AuthorizingRealm;
import org.apache.shiro.subject.PrincipalCollection;
import org.apache.shiro.subject.SimplePrincipalCollection;
import org.apache.shiro.subject.Subject;
import org.apache.shiro.util.ThreadContext;

/** Uses Shiro for a stateless API: builds a subject from a checked token for one request and stores nothing. */
public final class PolicyRealm extends AuthorizingRealm {
    private final DefaultSecurityManager manager = new DefaultSecurityManager();

    public PolicyRealm() {
        setAuthorizationCachingEnabled(false);
        manager.setRealm(this);
        manager.setRememberMeManager(null);
    }

    /** Binds the caller, or a guest for {@code null}, to this thread. {@link #release} must follow. */
    public void bind(@org.jspecify.annotations.Nullable Caller caller) {
        ThreadContext.bind(manager);
        var subject = new Subject.Builder(manager).sessionCreationEnabled(false);
        if (caller != null) subject.principals(new SimplePrincipalCollection(caller, getName())).authenticated(true);
        ThreadContext.bind(subject.buildSubject());
    }

    public void release() {
        ThreadContext.remove();
    }

    @Override
    protected AuthorizationInfo doGetAuthorizationInfo(PrincipalCollection principals) {
        var policy = new SimpleAuthorizationInfo();
        policy.setObjectPermissions(principals.oneByType(Caller.class).permissions());
        return policy;
    }

    /** Returns false: tokens are checked before a subject is built, so this realm authenticates nobody. */
    @Override
    public boolean supports(AuthenticationToken token) {
        return false;
    }

    @Override
    protected AuthenticationInfo doGetAuthenticationInfo(AuthenticationToken token) {
        throw new org.apache.shiro.authc.AuthenticationException("No logins here");
    }
}
