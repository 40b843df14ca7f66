package io.perennial.identity;

import io.perennial.platform.call.Call;
import io.perennial.platform.call.NotFound;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.shiro.SecurityUtils;

/**
 * Says of whom a caller knows and decides when they work. The lead of a vendor does of its people, the people of a vendor know it of themselves,
 * and nobody decides it of somebody stronger.
 */
@ApplicationScoped
public class LedMembers {
    private record Held(List<String> roles) {}

    /** To the people of a vendor these are its people, as long as it is not suspended. */
    private static final String SEEN = "select count(*) from {identity.active_member} where id = :id";

    /** A caller with roles of vendors only, who works for none, leads nobody. */
    private static final String OUTSIDE =
            """
            select count(*) from {identity.subject} s
            where s.kind = 'member' and s.id = :me and cardinality(s.roles) > 0 and s.roles <@ :outside::text[]
            """;
    private static final String ROLES = "select to_jsonb(roles) as roles from {identity.subject} where kind = 'member' and id = :id";

    @Inject Sql sql;
    @Inject GivenRoles roles;

    /** Reads what is told of a member whole, although grants open none of it. A member of whom the caller knows nothing is like one that never was. */
    public <T> T read(MemberId member, Supplier<T> work) {
        if (sql.number(SEEN, Map.of("id", member)) == 0 || !knows(member)) throw NotFound.here();
        return Call.current().seeingAll().run(work::get);
    }

    /** Does the same for what is set of a member. Refuses it of somebody who may do more than the caller. */
    public <T> T set(MemberId member, Supplier<T> work) {
        return read(member, () -> {
            var held = sql.first(Held.class, ROLES, Map.of("id", member)).orElseThrow(NotFound::here);
            roles.requireWeaker(held.roles());
            return work.get();
        });
    }

    private boolean knows(MemberId member) {
        var call = Call.current();
        if (member.value().equals(call.caller())) return true;
        if (call.sight().vendor() != null) return SecurityUtils.getSubject().isPermitted("colleagues:write");
        return sql.number(OUTSIDE, Map.of("me", call.caller(), "outside", VendorPeople.ROLES.toArray(String[]::new))) == 0;
    }
}
