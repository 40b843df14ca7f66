package io.perennial.engagement.callbacks;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.Accounts;
import io.perennial.accounts.SeenAccounts;
import io.perennial.identity.Home;
import io.perennial.kernel.Changes;
import io.perennial.kernel.Id;
import io.perennial.platform.sql.Sql;
import io.perennial.records.FollowedKind;
import io.perennial.records.RecordCollection;
import io.perennial.records.RecordKind;
import io.perennial.records.Surroundings;
import io.perennial.renewals.Owners;
import io.perennial.tickets.NamedContacts;
import io.perennial.tickets.NamedTicket;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** The callbacks of the tenant. */
@ApplicationScoped
class Callbacks implements RecordCollection<Callback, CallbackBody, CallbackView> {
    static final RecordKind KIND = RecordKind.of("callbacks", "callback", "engagement.callback", CallbackId::new, CallbackEvent.class)
            .partOf(Accounts.KIND, "account_id", "subject",
                    (id, account, label) -> new CallbackEvent.Deleted(new CallbackId(id), new AccountId(account), label, Changes.none()))
            .inBatchesOf(1_000)
            .imported();

    @Inject Owners owners;
    @Inject Calling calling;
    @Inject CallbackLog log;
    @Inject Home home;
    @Inject Sql sql;

    @Override
    public RecordKind kind() {
        return KIND;
    }

    @Override
    public Class<Callback> entity() {
        return Callback.class;
    }

    @Override
    public Class<CallbackBody> body() {
        return CallbackBody.class;
    }

    @Override
    public Callback of(CallbackBody body, Instant now) {
        return new Callback(body, now);
    }

    @Override
    public CallbackView view(Id id) {
        return CallbackView.get((CallbackId) id, sql);
    }

    @Override
    public FollowedKind followed() {
        return FollowedKind.of(KIND, CallbackView.class, CallbackView.SEEN, CallbackView::externalKeys);
    }

    @Override
    public Surroundings<Callback, CallbackBody> around(List<CallbackBody> bodies, Collection<Callback> callbacks) {
        var at = Stream.concat(bodies.stream().flatMap(body -> Stream.ofNullable(body.accountId())),
                callbacks.stream().map(Callback::about));
        var named = new CallbackSurroundings.Named(
                SeenAccounts.held(at, sql),
                NamedContacts.of(bodies.stream().flatMap(body -> Stream.ofNullable(body.contactId())), sql),
                NamedTicket.among(bodies.stream().flatMap(body -> Stream.ofNullable(body.ticketId())), sql),
                NamedOrigins.of(bodies, sql),
                UsualZones.of(bodies, () -> home.settings().zone(), sql), SilentContacts.of(bodies, sql));
        return new CallbackSurroundings(named, owners, calling, log);
    }
}
