package io.perennial.tickets;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.contacts.ContactId;
import io.perennial.platform.sql.Sql;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The contacts that some tickets name, with their accounts, as far as the caller sees them. */
public record NamedContacts(Map<ContactId, AccountId> accounts) {
    record Named(ContactId id, AccountId accountId) {}

    private static final String NAMED = "select id, account_id from {accounts.visible_contact} where id = any (:ids)";

    public static NamedContacts of(Stream<ContactId> named, Sql sql) {
        var ids = named.map(ContactId::value).distinct().toArray(UUID[]::new);
        var accounts = new HashMap<ContactId, AccountId>();
        if (ids.length > 0)
            for (var one : sql.list(Named.class, NAMED, Map.of("ids", ids))) accounts.put(one.id(), one.accountId());
        return new NamedContacts(accounts);
    }

    /** Refuses a contact that is not at the ticket's account. */
    public void require(ContactId contact, @Nullable AccountId account) {
        if (account == null || !account.equals(accounts.get(contact)))
            throw TicketRefusal.UNKNOWN_CONTACT.at("/contactId", "Unknown contact of this account.");
    }
}
