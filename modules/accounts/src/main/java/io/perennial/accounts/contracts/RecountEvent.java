package io.perennial.accounts.contracts;

import io.perennial.accounts.AccountId;
import io.perennial.kernel.Changes;
import io.perennial.kernel.Changes.Change;
import io.perennial.kernel.DomainEvent;
import io.perennial.kernel.EventName;
import java.util.LinkedHashMap;
import java.util.List;

/** Says that figures of a record have changed, because a day began or another record was written. Nobody changed the record itself. */
sealed interface RecountEvent extends DomainEvent {
    /** Returns the names of the figures. */
    List<String> fields();

    /** Returns the names only: the figures follow from others, which have their own history. */
    @Override
    default Changes changes() {
        var fields = new LinkedHashMap<String, Change>();
        fields().forEach(field -> fields.put(field, new Change(null, null)));
        return new Changes(fields);
    }

    @EventName(value = "account.recounted", audited = false)
    record OfAccount(AccountId subject, List<String> fields) implements RecountEvent {}

    /** Other lines hold from this day on. */
    @EventName(value = "contract.recounted", audited = false)
    record OfContract(ContractId subject, List<String> fields) implements RecountEvent {}
}
