package io.perennial.tickets.sla;

import io.perennial.accounts.AccountEvent;
import io.perennial.accounts.AccountId;
import io.perennial.kernel.Happened;
import io.perennial.kernel.ListensAs;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Consumes changes of accounts: what is promised to their tickets depends on their tier, and the calendar on their country. */
@ApplicationScoped
@ListensAs("tickets.account-watch")
class AccountWatch {
    private record Unsolved(UUID id) {}

    private static final Set<String> FIELDS = Set.of("tier", "country");
    private static final String UNSOLVED =
            """
            select id from {whole tickets.ticket}
            where account_id = any (:accounts) and id > :after and state in ('new', 'open', 'pending', 'on_hold') and not history
              and deleted_at is null
            order by id
            limit 1000
            """;

    private final TicketClocks clocks;
    private final Sql sql;

    @Inject
    AccountWatch(TicketClocks clocks, Sql sql) {
        this.clocks = clocks;
        this.sql = sql;
    }

    void on(@Observes Happened<AccountEvent> happened) {
        var changed = happened.events().stream().map(AccountWatch::account).filter(id -> id != null).collect(Collectors.toSet());
        if (!changed.isEmpty()) follow(changed);
    }

    private static @Nullable AccountId account(AccountEvent event) {
        return switch (event) {
            case AccountEvent.Changed changed when changed.changes().fields().keySet().stream().anyMatch(FIELDS::contains) ->
                changed.subject();
            case AccountEvent.Created _,AccountEvent.Changed _,AccountEvent.Deleted _ -> null;
        };
    }

    private void follow(Set<AccountId> accounts) {
        var ids = accounts.stream().map(AccountId::value).toArray(UUID[]::new);
        var after = new UUID(0, 0);
        for (List<Unsolved> page = page(ids, after); !page.isEmpty(); page = page(ids, after)) {
            clocks.followPromises(page.stream().map(Unsolved::id).toList());
            after = page.getLast().id();
        }
    }

    private List<Unsolved> page(UUID[] accounts, UUID after) {
        return sql.list(Unsolved.class, UNSOLVED, Map.of("accounts", accounts, "after", after));
    }
}
