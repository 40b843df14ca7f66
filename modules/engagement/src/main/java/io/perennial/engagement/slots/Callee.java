package io.perennial.engagement.slots;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.contacts.ContactId;
import org.jspecify.annotations.Nullable;

/**
 * Says who is to be called.
 *
 * @param contact null if nobody is named yet
 * @param account counts without a contact; null, too, if all hours count
 */
public record Callee(@Nullable ContactId contact, @Nullable AccountId account) {
    public static Callee of(ContactId contact) {
        return new Callee(contact, null);
    }
}
