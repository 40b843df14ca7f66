package io.perennial.health.organisation;

import io.perennial.health.scorecards.Band;
import io.perennial.health.scorecards.PublishedScorecard;
import io.perennial.identity.CustomFieldView;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

/**
 * Says what a program needs to show the tenant's data.
 *
 * @param key the short name, with which members log in
 * @param today the current day in the zone
 * @param scorecards the published ones in the order of precedence
 */
public record OrganisationView(
        String key, String name, ZoneId zone, Locale locale, Currency currency, LocalDate today, List<CustomFieldView> customFields,
        List<ScorecardBands> scorecards) {
    /** @param segments empty means every account */
    public record ScorecardBands(String name, List<String> segments, List<Band> bands) {
        static ScorecardBands of(PublishedScorecard card) {
            return new ScorecardBands(card.body().name(), card.body().segments(), card.body().bands());
        }
    }
}
