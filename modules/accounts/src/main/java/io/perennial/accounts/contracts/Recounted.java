package io.perennial.accounts.contracts;

import io.perennial.accounts.AccountId;
import java.util.List;
import java.util.UUID;

/** An account or a contract whose figures are others than before. */
record Recounted(String kind, UUID id, List<String> fields) {
    RecountEvent event() {
        return kind.equals("account")
                ? new RecountEvent.OfAccount(new AccountId(id), fields)
                : new RecountEvent.OfContract(new ContractId(id), fields);
    }
}
