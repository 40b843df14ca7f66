package io.perennial.renewals.due;

import io.perennial.accounts.AccountId;
import io.perennial.kernel.Changes;
import io.perennial.kernel.Changes.Change;
import io.perennial.kernel.DomainEvent;
import io.perennial.kernel.EventName;
import io.perennial.renewals.RenewalEvent;
import io.perennial.renewals.RenewalId;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A renewal that looks different because its contract does.
 *
 * @param accountBefore the account to which the contract belonged
 * @param fields the names of the fields that follow from the contract and changed
 */
record FollowedTerm(RenewalId id, AccountId accountBefore, AccountId accountId, LocalDate dueOn, List<String> fields) {
    /** Says that a renewal follows its contract. Nobody changed the renewal itself, so that its timeline does not tell of it. */
    @EventName(value = "renewal.followed", audited = false)
    record Followed(RenewalId subject, List<String> fields) implements DomainEvent {
        @Override
        public Changes changes() {
            var names = new LinkedHashMap<String, Change>();
            fields.forEach(field -> names.put(field, new Change(null, null)));
            return new Changes(names);
        }
    }

    /** Returns what is told. Another account is told with the one before, by which a reader of a part knows what it no longer sees. */
    DomainEvent told() {
        if (accountBefore.equals(accountId)) return new Followed(id, fields);
        return new RenewalEvent.Changed(
                id, accountId, dueOn.toString(), new Changes(Map.of("accountId", new Change(accountBefore, accountId))));
    }
}
