package io.perennial.accounts;

import io.perennial.kernel.Changes;
import io.perennial.kernel.DomainEvent;
import io.perennial.kernel.EventName;
import io.perennial.kernel.Happened;
import io.perennial.kernel.Op;
import java.util.UUID;
import java.util.stream.Stream;

/** An event of an account. */
public sealed interface AccountEvent extends DomainEvent {
    @Override
    AccountId subject();

    @EventName(op = Op.CREATED)
    record Created(AccountId subject, String label, Changes changes) implements AccountEvent {}

    record Changed(AccountId subject, String label, Changes changes) implements AccountEvent {}

    @EventName(op = Op.REMOVED)
    record Deleted(AccountId subject, String label, Changes changes) implements AccountEvent {}

    /** Returns the accounts of a batch that were deleted, for those who end what belonged to them. */
    static UUID[] deleted(Happened<AccountEvent> happened) {
        return happened.all(event -> event instanceof Deleted ? Stream.of(event.subject().value()) : Stream.of()).toArray(UUID[]::new);
    }
}
