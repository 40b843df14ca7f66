package io.perennial.renewals.notices;

import io.perennial.accounts.AccountId;
import io.perennial.accounts.notices.NoticeKind;
import io.perennial.accounts.notices.Notices;
import io.perennial.accounts.notices.Notices.News;
import io.perennial.health.HealthEvent;
import io.perennial.identity.Home;
import io.perennial.identity.MemberId;
import io.perennial.kernel.Happened;
import io.perennial.kernel.ListensAs;
import io.perennial.platform.sql.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Tells the owner of an account that its band has changed. A band that is known for the first time is no change. */
@ApplicationScoped
@ListensAs("renewals.band-notices")
class BandNotices {
    private record Owned(AccountId id, MemberId owner, String name) {}

    private static final String OWNED =
            "select id, owner_id as owner, name from {whole accounts.live_account} where id = any (:ids) and owner_id is not null";

    @Inject Notices notices;
    @Inject Home home;
    @Inject Sql sql;

    void on(@Observes Happened<HealthEvent.BandChanged> happened) {
        var owned = new HashMap<AccountId, Owned>();
        var ids = happened.each(HealthEvent.BandChanged::subject).stream().map(AccountId::value).toArray(UUID[]::new);
        for (var one : sql.list(Owned.class, OWNED, Map.of("ids", ids))) owned.put(one.id, one);
        var news = new ArrayList<News>();
        for (var moved : happened.events()) {
            var account = owned.get(moved.subject());
            if (account == null || moved.before() == null || moved.after() == null) continue;
            var cause = "band " + moved.subject().text() + " " + moved.before() + " " + moved.after() + " " + home.today();
            news.add(new News(account.owner, account.id, NoticeKind.BAND_CHANGED, cause, account.id, account.name,
                    moved.before() + " → " + moved.after()));
        }
        notices.post(news);
    }
}
