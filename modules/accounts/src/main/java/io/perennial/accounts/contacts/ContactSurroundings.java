package io.perennial.accounts.contacts;

import io.perennial.accounts.Accounts;
import io.perennial.accounts.Matched;
import io.perennial.platform.sql.Entities;
import io.perennial.platform.sql.Sql;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What some contacts refer to, read once for all of them: their external keys and the accounts they are at. */
final class ContactSurroundings {
    private final Matched<Contact> matched;
    private final Set<UUID> accounts;

    private ContactSurroundings(Matched<Contact> matched, Set<UUID> accounts) {
        this.matched = matched;
        this.accounts = accounts;
    }

    static ContactSurroundings of(List<ContactBody> bodies, Accounts accounts, Sql sql, Entities entities) {
        var named = bodies.stream().flatMap(body -> body.externalKeys().stream());
        var matched = Matched.of(Contacts.KEYS, Contact.class, named, sql, entities);
        var at = Stream.concat(
                bodies.stream().map(ContactBody::accountId), matched.all().stream().map(Contact::accountId));
        return new ContactSurroundings(matched, accounts.visible(at));
    }

    Matched<Contact> matched() {
        return matched;
    }

    /** Refuses a body at an account that the caller does not see, or with a key that is another's. */
    void check(ContactBody body, @Nullable Contact of) {
        if (of != null && isUnseen(of)) throw ContactRefusal.EXTERNAL_KEY_TAKEN.because("Another contact has this external key");
        if (!accounts.contains(body.accountId().value()))
            throw ContactRefusal.UNKNOWN_ACCOUNT.at("/accountId", "There is no such account");
        matched.refuseTaken(body.externalKeys(), of);
    }

    /** Found by its key, at an account that is not the caller's; one that was found by its id has been looked at before. */
    private boolean isUnseen(Contact contact) {
        return matched.all().contains(contact) && !accounts.contains(contact.accountId().value());
    }
}
