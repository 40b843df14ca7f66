package io.perennial.vendors;

import io.perennial.identity.MemberId;
import io.perennial.identity.MemberView;
import io.perennial.identity.VendorId;
import io.perennial.platform.sql.Sql;
import java.util.List;
import java.util.Map;

/** Somebody who works for a vendor. */
public record VendorMember(MemberId id, String name, String email, List<String> roles, boolean suspended, MemberView.Status status) {
    /** The people of a vendor, by name. */
    public record VendorMemberList(List<VendorMember> items) {}

    private static final String MEMBERS =
            """
            select id, name, email, to_jsonb(roles) as roles, suspended, status from {identity.vendor_member}
            where vendor_id = :vendor order by name, id limit 1000
            """;

    static VendorMemberList of(VendorId vendor, Sql sql) {
        return new VendorMemberList(sql.list(VendorMember.class, MEMBERS, Map.of("vendor", vendor)));
    }
}
