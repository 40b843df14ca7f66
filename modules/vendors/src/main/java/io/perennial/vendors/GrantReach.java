package io.perennial.vendors;

import io.perennial.kernel.Refusal;
import io.perennial.kernel.Sentence;
import io.perennial.platform.call.Call;
import io.perennial.platform.call.FieldClass;
import io.perennial.tickets.GrantedActions.Action;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.shiro.SecurityUtils;
import org.jspecify.annotations.Nullable;

/** Refuses a grant that opens more than its writer sees or may do: nobody sees through the people of a vendor what the own roles do not open. */
final class GrantReach {
    private static final String TICKETS = "tickets:read";
    private static final String MESSAGES = "messages:read";
    private static final Map<Action, String> DOES = new EnumMap<>(Map.of(
            Action.REPLY, "messages:write", Action.NOTE, "messages:write", Action.SOLVE, "tickets:write", Action.ASSIGN_WITHIN,
            "tickets:assign",
            Action.HAND_BACK, "tickets:assign", Action.CREATE, "tickets:write", Action.CALLBACKS, "callbacks:write"));
    private static final Map<FieldClass, String> TELLS = new EnumMap<>(Map.of(
            FieldClass.CONTACT_DETAILS, "contacts:read", FieldClass.FREE_TEXT, MESSAGES, FieldClass.ATTACHMENTS, MESSAGES,
            FieldClass.INTERNAL, MESSAGES));

    private GrantReach() {}

    static void requireWithin(GrantBody body) {
        if (!isPermitted(TICKETS) || !reaches(body)) throw beyond("/queueIds", "It names tickets that you do not see.");
        if (!body.actions().stream().map(DOES::get).allMatch(GrantReach::isPermitted))
            throw beyond("/actions", "It allows what you may not do.");
        if (!Objects.requireNonNullElse(body.opens(), List.<FieldClass>of()).stream().map(TELLS::get).allMatch(GrantReach::isPermitted))
            throw beyond("/opens", "It opens fields that are closed to you.");
    }

    private static Refusal beyond(String pointer, @Sentence String detail) {
        return VendorRefusal.GRANT_BEYOND_YOURS.at(pointer, detail);
    }

    private static boolean isPermitted(@Nullable String permission) {
        return permission == null || SecurityUtils.getSubject().isPermitted(permission);
    }

    /** Returns true if the caller sees all accounts whose tickets the grant names. That each named account is seen, its reader checks. */
    private static boolean reaches(GrantBody body) {
        var sight = Call.current().sight();
        boolean named = !body.accountIds().isEmpty() || !body.segments().isEmpty();
        return sight.all() || named && sight.segments().containsAll(body.segments());
    }
}
